import type { Connection } from './connection.ts';
import { type Channel, rootId } from './view.ts';

/** To make a channel below one (ACL.h, ChanACL::MakeChannel). */
const makeChannel = 0x40;

/** May the bot make channels below this one? Asked anew each time: rights change. Throws CallFault. */
export async function mayMakeBelow(connection: Connection, channel: number): Promise<boolean> {
  await connection.command('PermissionQuery', { channelId: channel });
  return ((connection.view.permissions.get(channel) ?? 0) & makeChannel) !== 0;
}

/**
 * What keeps the bot from making rooms, in words for the host; undefined if nothing does. `group` is how an
 * ACL names the bot. Throws CallFault.
 */
export async function missingRight(
  connection: Connection,
  { root, group }: { readonly root: string; readonly group: string },
): Promise<string | undefined> {
  const channel: Channel | undefined = connection.view.child(rootId, root);
  if (await mayMakeBelow(connection, channel?.id ?? rootId)) return undefined;
  return channel === undefined
    ? `there is no channel ${root}, and ${group} may not make it`
    : `${group} has no right to make channels in ${root}`;
}
