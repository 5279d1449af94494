import { type AccountList, isListed, serverOf } from '../../../src/domain/account-list.ts';

/** Who may invite the bot to a room: people of its own server, everybody, or those listed. */
export type InvitePolicy =
  | { readonly from: 'server' }
  | { readonly from: 'all' }
  | ({ readonly from: 'list' } & AccountList);

/** May this person bring the bot into a room? `bot` is its own user id, whose server is "server". */
export function mayInvite(policy: InvitePolicy, bot: string, inviter: string): boolean {
  if (policy.from === 'all') return true;
  if (policy.from === 'server') return serverOf(inviter) === serverOf(bot);
  return isListed(policy, inviter);
}
