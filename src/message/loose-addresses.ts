import type { MarkdownIt, StateInline } from 'markdown-it';

/** Ends of names that are pictures to whoever writes them. */
const picture = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?|heic)$/i;
/** Ends of names that are files. */
const file = /[^\s.]\.(?=\p{L})[\p{L}\p{N}]{1,10}$/u;
/** Parentheses at which a name may end. */
const mostEnds = 8;

/**
 * Reads `![Arbre](mon schéma (1.png)` and `[énoncé](TD1 – énoncé.pdf)` as the image and the link that they are meant to
 * be: CommonMark takes no spaces and no single parenthesis in an address, file names have them.
 */
export function looseAddresses(reader: MarkdownIt): void {
  reader.inline.ruler.after('image', 'loose-image', readImage);
  reader.inline.ruler.after('link', 'loose-link', readLink);
}

function readImage(state: StateInline, silent: boolean): boolean {
  const { src, pos, md } = state;
  if (!src.startsWith('![', pos)) return false;
  const found = labelled(state, pos + 1, picture);
  if (found === undefined) return false;
  if (!silent) {
    const token = state.push('image', 'img', 0);
    token.attrs = [
      ['src', md.utils.unescapeAll(found.address)],
      ['alt', ''],
    ];
    token.content = found.label;
    token.children = [];
    md.inline.parse(found.label, md, state.env, token.children);
  }
  state.pos = found.end;
  return true;
}

function readLink(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax, md } = state;
  if (!src.startsWith('[', pos) || state.linkLevel > 0) return false;
  const found = labelled(state, pos, file);
  if (found === undefined) return false;
  if (!silent) {
    state.pos = pos + 1;
    state.posMax = pos + 1 + found.label.length;
    state.push('link_open', 'a', 1).attrs = [['href', md.normalizeLink(md.utils.unescapeAll(found.address))]];
    state.linkLevel += 1;
    md.inline.tokenize(state);
    state.linkLevel -= 1;
    state.push('link_close', 'a', -1);
  }
  state.pos = found.end;
  state.posMax = posMax;
  return true;
}

interface Labelled {
  readonly label: string;
  readonly address: string;
  readonly end: number;
}

/** What stands in brackets from here on, and a name behind it in parentheses. */
function labelled(state: StateInline, start: number, ending: RegExp): Labelled | undefined {
  const { src, posMax, md } = state;
  const labelEnd = md.helpers.parseLinkLabel(state, start, false);
  if (labelEnd < 0 || src[labelEnd + 1] !== '(') return undefined;
  const found = addressAt(src.slice(0, posMax), labelEnd + 2, ending);
  return found === undefined ? undefined : { label: src.slice(start + 1, labelEnd), ...found };
}

/** A name that ends like a file's, on this line, before a closing parenthesis; a title behind it is left out. */
function addressAt(
  src: string,
  start: number,
  ending: RegExp,
): { readonly address: string; readonly end: number } | undefined {
  const lineEnd = src.indexOf('\n', start);
  const most = lineEnd < 0 ? src.length : lineEnd;
  let close = src.indexOf(')', start);
  for (let ends = 0; ends < mostEnds && close >= 0 && close < most; ends += 1) {
    const inside = src.slice(start, close).trim();
    const address = inside.replace(/\s+(?:"[^"]*"|'[^']*'|“[^”]*”|«[^»]*»)$/, '').replace(/^<(.*)>$/, '$1');
    if (ending.test(address)) return { address, end: close + 1 };
    close = src.indexOf(')', close + 1);
  }
  return undefined;
}
