/**
 * Links to people and messages, by https://matrix.to, which every client knows
 * (spec v1.11, appendices, "matrix.to navigation").
 */

/** The address of a user; a click opens a conversation with them. */
export function userLink(user: string): string {
  return `https://matrix.to/#/${component(user)}`;
}

/** The address of an event; `via` is a server that is in the room. */
export function eventLink(room: string, event: string, via: string): string {
  return `https://matrix.to/#/${component(room)}/${component(event)}?via=${component(via)}`;
}

/** The server of a user id: what follows the first colon. */
export function serverOf(user: string): string {
  return user.slice(user.indexOf(':') + 1);
}

/** Encoded, except for the sigils: many clients write them as they are, and some read only those. */
function component(id: string): string {
  return encodeURIComponent(id.toWellFormed())
    .replaceAll('%40', '@')
    .replaceAll('%3A', ':')
    .replaceAll('%24', '$');
}
