/** Who may invite the bot to a room: people of its own server, everybody, or those listed. */
export type InvitePolicy =
  | { readonly from: 'server' }
  | { readonly from: 'all' }
  | { readonly from: 'list'; readonly users: readonly string[]; readonly servers: readonly string[] };

/** May this person bring the bot into a room? `bot` is its own user id, whose server is "server". */
export function mayInvite(policy: InvitePolicy, bot: string, inviter: string): boolean {
  if (policy.from === 'all') return true;
  const server = serverOf(inviter);
  if (policy.from === 'server') return server === serverOf(bot);
  return policy.users.includes(inviter) || policy.servers.includes(server);
}

/** The server part of a user id: what stands behind its first colon. */
const serverOf = (user: string): string => user.slice(user.indexOf(':') + 1);
