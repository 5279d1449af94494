import type { StateCore, Token } from 'markdown-it';

/**
 * The tokens with every `$$…$$` of a paragraph out of it, between what stands before and after: HTML
 * allows no block in a paragraph. In a heading or a table, or inside bold, it stays in the line.
 */
export function displayApart(state: StateCore): Token[] {
  const apart: Token[] = [];
  const tokens = state.tokens.values();
  for (const token of tokens) {
    const open = apart.at(-1);
    if (open?.type !== 'paragraph_open' || !hasDisplay(token)) {
      apart.push(token);
      continue;
    }
    apart.pop();
    const close = tokens.next().value ?? new state.Token('paragraph_close', 'p', -1);
    for (const piece of pieces(token.children ?? [])) {
      if (!Array.isArray(piece)) apart.push(piece);
      else apart.push(open, Object.assign(new state.Token('inline', '', 0), { children: piece }), close);
    }
  }
  return apart;
}

function hasDisplay(inline: Token): boolean {
  return inline.type === 'inline' && (inline.children ?? []).some(isDisplay);
}

function isDisplay(token: Token): boolean {
  return token.type === 'math' && token.level === 0 && /^(?:\$\$|\\\[)/.test(token.content);
}

/** What stands between display maths, and these maths, in order. */
function pieces(children: readonly Token[]): (Token | Token[])[] {
  const found: (Token | Token[])[] = [];
  let piece: Token[] = [];
  for (const child of children) {
    if (!isDisplay(child)) {
      piece.push(child);
      continue;
    }
    child.block = true;
    found.push(trimmed(piece), child);
    piece = [];
  }
  found.push(trimmed(piece));
  return found.filter((each) => !Array.isArray(each) || each.length > 0);
}

function trimmed(piece: readonly Token[]): Token[] {
  const first = piece.findIndex((token) => !isBlank(token));
  return first < 0 ? [] : piece.slice(first, piece.findLastIndex((token) => !isBlank(token)) + 1);
}

function isBlank(token: Token): boolean {
  return token.type.endsWith('break') || (token.type === 'text' && token.content.trim() === '');
}
