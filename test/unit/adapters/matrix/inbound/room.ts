import type { Content, MediaSource, RoomEvent } from '../../../../../adapters/matrix/connection/types.ts';
import { type InboundContext, inboundEvents } from '../../../../../adapters/matrix/inbound/inbound.ts';
import type { InboundEvent } from '../../../../../src/ports/chat.ts';

export const bot = '@cours:example.org';
export const ana = '@ana:example.org';
export const ben = '@ben:example.org';
export const room = '!class:example.org';
export const directRoom = '!ana:example.org';
/** When events happen, and a minute later, when they are read. */
export const at = Date.UTC(2026, 10, 12, 13, 0);
const now = at + 60_000;

/** An event as the connection gives it: a message of Ana's unless told otherwise. */
export function event(content: Content, more: Partial<RoomEvent> = {}): RoomEvent {
  const type = 'm.room.message';
  return { room, id: '$one', type, sender: ana, at, content, encrypted: false, unsigned: {}, ...more };
}

/** The content of a plain message. */
export const text = (body: string, more: Content = {}): Content => ({ msgtype: 'm.text', body, ...more });

/** A room whose members are called by their localparts in capitals unless `names` says otherwise, and its older events. */
export class TestRoom {
  readonly events: RoomEvent[];
  /** Ids of the events asked for. */
  readonly asked: string[] = [];
  readonly downloads: { readonly source: MediaSource; readonly most: number }[] = [];
  readonly names = new Map<string, string>();
  fault: Error | undefined;

  constructor(...events: readonly RoomEvent[]) {
    this.events = [...events];
  }

  readonly context: InboundContext = {
    bot,
    rooms: {
      direct: async (where) => where === directRoom,
      name: async (_where, user) => this.names.get(user) ?? user.slice(1).split(':')[0]?.toUpperCase() ?? '',
    },
    connection: {
      event: async (_where, id) => {
        this.asked.push(id);
        if (this.fault !== undefined) throw this.fault;
        return this.events.find((found) => found.id === id);
      },
      download: async (source, most) => {
        this.downloads.push({ source, most });
        return new Uint8Array([1, 2, 3]);
      },
    },
    fileBytes: 1000,
    now: () => now,
  };

  read(given: RoomEvent): Promise<readonly InboundEvent[]> {
    return inboundEvents(given, this.context);
  }
}

/** What an event becomes in a room that knows no other. */
export const read = (given: RoomEvent) => new TestRoom().read(given);
