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
