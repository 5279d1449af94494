import type { RoomEntry } from '../../src/domain/room.ts';
import { CallFault, type CallInstance, type CallOrder, type CallProvider } from '../../src/ports/calls.ts';

/**
 * A room that exists already and has one address (and maybe a telephone number), given by the host. Nothing
 * is made and nothing can be closed: the bot shows the link when somebody asks for a room, and takes it
 * away afterwards.
 */
export function linkProvider(
  instance: CallInstance,
  url: string,
  phone?: NonNullable<RoomEntry['phone']>,
): CallProvider {
  return {
    instance,
    async start() {},
    async stop() {},
    async create(call: CallOrder) {
      if (!instance.media.includes(call.medium))
        throw new CallFault('medium', `${instance.id} offers no ${call.medium}`);
      return { reference: url, entry: { link: url, ...(phone === undefined ? {} : { phone }) } };
    },
    close: async () => undefined,
  };
}
