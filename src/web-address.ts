/** An http(s) address without parameters, fragment or credentials. */
export function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    url !== undefined &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.search + url.hash + url.username + url.password === ''
  );
}

/**
 * An https address that a whole class may read: without a name or password, which whoever copies a link out
 * of their browser gives away unseen.
 */
export function isSecureLink(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' && url.username + url.password === '';
}

/** A server and a path, as people copy them from a page: « visio.example.org/lo21 ». */
const schemeless = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/\S/iu;

/** A link as it was typed, with the https:// that it may lack. */
export function withScheme(typed: string): string {
  return schemeless.test(typed) ? `https://${typed}` : typed;
}
