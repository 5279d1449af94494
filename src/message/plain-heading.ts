import type { Token } from 'markdown-it';
import { tokensOf } from './markdown-html.ts';
import { pastedText } from './pasted-text.ts';
import { plainMath } from './plain-math.ts';
import { isTooDense } from './too-dense.ts';
import { wholeCharacters } from './whole-characters.ts';
import { readable } from './withheld.ts';

/** Characters that are looked through where nearly each is a mark. */
const longestDense = 4_000;

/** Tags that people write in a heading; `a < b` is none. */
const tag =
  /<\/?(?:a|abbr|b|big|br|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|var)(?:\s+[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'<>]+))*\s*\/?>/giu;

/**
 * The first heading of the first level in a Markdown text that readers see, as plain text on one line, of at most
 * so many characters; undefined if there is none, or only an empty one.
 */
export function plainHeading(source: string, most: number): string | undefined {
  const { text } = readable(pastedText(source));
  // Of what takes long to read, the beginning: a title stands there.
  const tokens = tokensOf(isTooDense(text) ? text.slice(0, longestDense) : text);
  for (const [index, { type, tag: level, level: depth }] of tokens.entries()) {
    if (type !== 'heading_open' || level !== 'h1' || depth > 0) continue;
    const heading = plainOf(tokens[index + 1]?.children ?? [])
      .replace(tag, (found) => (/^<br/i.test(found) ? ' ' : ''))
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim();
    if (heading !== '') return wholeCharacters(heading, { characters: most }).trim();
  }
  return undefined;
}

function plainOf(tokens: readonly Token[]): string {
  return tokens.map(plainToken).join('');
}

function plainToken(token: Token): string {
  switch (token.type) {
    case 'math':
      return plainMath(token.content);
    case 'image':
      return plainOf(token.children ?? []);
    case 'softbreak':
    case 'hardbreak':
      return ' ';
    default:
      return token.content;
  }
}
