/** What stands before the first character that is seen. */
export const invisible = /^[\s\u200b-\u200f\u2060\ufeff]+/u;

/** What people put around a line that they copy: code, emphasis, quotation marks. The longer first. */
const marks: readonly (readonly [open: string, close: string])[] = [
  ['```', '```'],
  ['``', '``'],
  ['`', '`'],
  ['***', '***'],
  ['**', '**'],
  ['__', '__'],
  ['~~', '~~'],
  ['*', '*'],
  ['_', '_'],
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['"', '"'],
  ["'", "'"],
];
/** ```` ```text ```` above the one line of a block of code. */
const blockLanguage = /^[\w+-]{0,20}[ \t]*\n/u;
/** Marks within marks: **`!cours agenda`**. */
const deepest = 3;

/**
 * The message itself: without quoted lines (`> …`), invisible characters before it, and the marks around
 * it where it is one line that stands wholly within them (`` `!cours agenda` ``, copied from an answer).
 */
export function ownWords(text: string): string {
  const message = text.replace(/\r\n?|[\u2028\u2029]/gu, '\n');
  let own = message.slice(skipQuote(message)).replace(invisible, '');
  for (let depth = 0; depth < deepest; depth += 1) {
    const inner = withoutMarks(own);
    if (inner === undefined) break;
    own = inner;
  }
  return own;
}

/** What stands between two marks that hold the whole message; undefined where none do. */
function withoutMarks(own: string): string | undefined {
  const whole = own.trimEnd().replace(/[.…]{1,3}$/u, '');
  for (const [open, close] of marks) {
    if (!whole.startsWith(open) || !whole.endsWith(close)) continue;
    const between = whole.slice(open.length, Math.max(open.length, whole.length - close.length));
    const inner = (open === '```' ? between.replace(blockLanguage, '') : between).trim();
    // Several lines are a text; several pairs of marks are words about commands.
    if (inner === '' || inner.includes('\n') || inner.includes(close)) return undefined;
    return inner.replace(invisible, '');
  }
  return undefined;
}

/** Where the message itself begins, after a quoted reply and blank lines. */
function skipQuote(message: string): number {
  let at = 0;
  while (at < message.length) {
    const end = message.indexOf('\n', at);
    const next = end < 0 ? message.length : end;
    const content = message.slice(at, Math.min(next, at + 200)).trim();
    if (content !== '' && !content.startsWith('>')) break;
    if (content === '' && message.slice(at, next).trim() !== '') break;
    at = next + 1;
  }
  return Math.min(at, message.length);
}
