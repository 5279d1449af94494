import type { MarkdownIt, StateInline } from 'markdown-it';

/** Ends of names that are pictures to whoever writes them. */
const picture = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?|heic)$/i;
/** Parentheses at which a name may end. */
const mostEnds = 8;

/**
 * Reads `![Arbre](mon schéma (1.png)` as the image that it is meant to be: CommonMark takes no spaces and no single
 * parenthesis in an address, file names have them.
 */
export function looseImages(reader: MarkdownIt): void {
  reader.inline.ruler.after('image', 'loose-image', readImage);
}

function readImage(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax, md } = state;
  if (!src.startsWith('![', pos)) return false;
  const labelEnd = md.helpers.parseLinkLabel(state, pos + 1, false);
  if (labelEnd < 0 || src[labelEnd + 1] !== '(') return false;
  const found = addressAt(src.slice(0, posMax), labelEnd + 2);
  if (found === undefined) return false;
  if (!silent) {
    const label = src.slice(pos + 2, labelEnd);
    const token = state.push('image', 'img', 0);
    token.attrs = [
      ['src', md.utils.unescapeAll(found.address)],
      ['alt', ''],
    ];
    token.content = label;
    token.children = [];
    md.inline.parse(label, md, state.env, token.children);
  }
  state.pos = found.end;
  return true;
}

/** A name that ends like a picture's, on this line, before a closing parenthesis; a title behind it is left out. */
function addressAt(
  src: string,
  start: number,
): { readonly address: string; readonly end: number } | undefined {
  const lineEnd = src.indexOf('\n', start);
  const most = lineEnd < 0 ? src.length : lineEnd;
  let close = src.indexOf(')', start);
  for (let ends = 0; ends < mostEnds && close >= 0 && close < most; ends += 1) {
    const inside = src.slice(start, close).trim();
    const address = inside.replace(/\s+(?:"[^"]*"|'[^']*')$/, '').replace(/^<(.*)>$/, '$1');
    if (picture.test(address)) return { address, end: close + 1 };
    close = src.indexOf(')', close + 1);
  }
  return undefined;
}
