import type { MatrixConnection } from '../connection/types.ts';

/** What reading events needs to know of rooms; both may ask the server, and throw a ChatFault. */
export interface RoomsSeen {
  /** Is it a conversation of the bot with one person? */
  direct(room: string): Promise<boolean>;
  /** How a person is called in a room. */
  name(room: string, user: string): Promise<string>;
}

/** What events are read with. */
export interface InboundContext {
  /** The bot's user id: what it says and does itself is no event. */
  readonly bot: string;
  readonly rooms: RoomsSeen;
  readonly connection: Pick<MatrixConnection, 'event' | 'download'>;
  /** Of files, in bytes: larger ones are not fetched. */
  readonly fileBytes: number;
}
