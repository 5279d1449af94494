import type { Connection } from './connection.ts';
import { rootId } from './view.ts';

/**
 * Fetches the long descriptions of the channels below `root`, of which the server sends only a hash until
 * it is asked. Others' are left alone: they may hold pictures. Gives whether there were any. Throws
 * CallFault.
 */
export async function fetchDescriptions(connection: Connection, root: string): Promise<boolean> {
  const { view } = connection;
  const top = view.child(rootId, root);
  if (top === undefined) return false;
  const unknown = [...view.channels.values()]
    .filter(({ id, description }) => description === undefined && view.within(id, top.id))
    .map(({ id }) => id);
  if (unknown.length === 0) return false;
  await connection.command('RequestBlob', { channelDescription: unknown });
  return true;
}
