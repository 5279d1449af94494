/**
 * The text of a reply without the quotation that clients before Matrix 1.13 put above it: `> <@user> …`
 * lines, then an empty one.
 */
export function withoutReplyFallback(body: string): string {
  if (!/^> (?:\* )?<@[^>\n]*>/.test(body)) return body;
  const lines = body.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('>'));
  return lines[end]?.trim() === '' ? lines.slice(end + 1).join('\n') : body;
}

/** As the engine reads a call: `!cours`, `/cours`, `@cours`, `Cours:`, with what is invisible before. */
const call =
  /^[\s\u200b-\u200f\u2060\ufeff]*(?:[!\uff01/]\s{0,3}cours|@cours|cours[ \t\u00a0\u202f]{0,3}[,:;])/iu;

/** May this be a command? Quoted lines above it do not count. */
export function beginsLikeCommand(text: string): boolean {
  const first = text.split(/[\n\r\u2028\u2029]/u).find((line) => line.trim() !== '' && !/^\s*>/.test(line));
  return first !== undefined && call.test(first);
}
