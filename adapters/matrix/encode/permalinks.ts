/** The address of a user, as clients open it (spec, "matrix.to navigation"). */
export const userLink = (user: string): string => `https://matrix.to/#/${encodeURIComponent(user)}`;

/** The address of an event in a room; `bot`: its server knows the room. */
export function eventLink(room: string, event: string, bot: string): string {
  const via = bot.slice(bot.indexOf(':') + 1);
  const where = `${encodeURIComponent(room)}/${encodeURIComponent(event)}`;
  return `https://matrix.to/#/${where}?via=${encodeURIComponent(via)}`;
}
