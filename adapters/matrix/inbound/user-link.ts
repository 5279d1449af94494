/**
 * Links to people, as clients write them: matrix.to or the client's own address (`https://…/#/@ana:hs`,
 * `https://…/#/user/@ana:hs`), and `matrix:u/ana:hs` (client-server API, appendices, "URIs").
 */

/** A link to a user within a text, as the source of a regular expression. */
export const userLinkSource = String.raw`(?:https?:\/\/[^\s()<>"'#]{1,200}#\/(?:user\/)?(?:@|%40)|matrix:u(?:ser)?\/)[^\s()<>"']{1,400}`;

const web = /^https?:\/\/[^\s#]+#\/(?:user\/)?((?:@|%40)[^?\s]+)/iu;
const uri = /^matrix:u(?:ser)?\/([^?\s]+)/iu;

/** The id of the user that a link names; undefined for a link to anything else. */
export function userOfLink(link: string): string | undefined {
  const escaped = web.exec(link)?.[1] ?? uri.exec(link)?.[1]?.replace(/^/u, '@');
  const id = escaped === undefined ? undefined : unescaped(escaped);
  return id !== undefined && /^@[^\s:]+:[^\s:][^\s]*$/u.test(id) && id.length <= 255 ? id : undefined;
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
