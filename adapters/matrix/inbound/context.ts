import type { MatrixConnection } from '../connection/types.ts';

/** What reading events needs to know of rooms; all may ask the server (ChatFault temporary/rateLimited repeats the batch). */
export interface RoomsSeen {
  /** Is it a direct conversation with the bot? */
  direct(room: string): Promise<boolean>;
  /** The display name in that room, made readable; falls back to the localpart. */
  name(room: string, user: string): Promise<string>;
}

export interface InboundContext {
  /** The bot's user id: its own messages and reactions are left out. */
  readonly bot: string;
  readonly rooms: RoomsSeen;
  readonly connection: Pick<MatrixConnection, 'event' | 'download'>;
  /** The largest file read, in bytes. */
  readonly fileBytes: number;
  readonly now: () => number;
}
