import type { Document } from '../../../src/message/document.ts';

/** The bot as author; people have ids of 26 characters. */
export const bot = 'cours';

/** A person of the local chat. */
export interface User {
  readonly id: string;
  readonly name: string;
  /** Chose « J'enseigne »: moderates the rooms, which makes nobody staff of a course. */
  readonly teaches: boolean;
}

export type RoomKind = 'class' | 'group' | 'staff' | 'direct';

export interface Room {
  readonly id: string;
  readonly kind: RoomKind;
  readonly name: string;
  /** Whose conversation with the bot it is, for `direct`. */
  readonly user?: string;
}

/** A room as one person sees it in the list. */
export interface RoomEntry extends Room {
  readonly member: boolean;
  /** What the person has not seen: what rings (anything where few read), and what is new in threads. */
  readonly unread: number;
}

/** A thread that a person has to see: it is pinned, or something in it is new. */
export interface ThreadEntry {
  /** The message from which it hangs. */
  readonly root: string;
  readonly title?: string;
  /** Who wrote the root: what an untitled thread is called by. */
  readonly authorName: string;
  readonly pinned: boolean;
  readonly unread: number;
  /** Sequence of the newest unread message; 0 for none. */
  readonly last: number;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Of a picture, in pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** Signs and who put them, in the order in which they came. */
export interface Reaction {
  readonly sign: string;
  readonly author: string;
}

export interface Message {
  readonly id: string;
  readonly seq: number;
  readonly room: string;
  /** A user's id, or `bot`. */
  readonly author: string;
  readonly authorName: string;
  readonly at: number;
  /** What a person typed; for the bot its document says it. */
  readonly text: string;
  readonly document?: Document;
  /** Id of the root, for a message in a thread. */
  readonly thread?: string;
  /** Id of the only user who sees it; absent: everybody in the room. */
  readonly onlyFor?: string;
  /** Title of the thread that hangs from this message, once opened. */
  readonly threadTitle?: string;
  readonly replyTo?: string;
  readonly ring: boolean;
  /** Ids of users mentioned; `*` for the whole room. */
  readonly mentions: readonly string[];
  readonly editedAt?: number;
  readonly deletedAt?: number;
  readonly browserId?: string;
  readonly files: readonly StoredFile[];
  readonly reactions: readonly Reaction[];
  /** What people wrote in the thread below it. */
  readonly replies: number;
}

export interface NewFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export type LogKind =
  | 'message'
  | 'edit'
  | 'reaction'
  | 'button'
  | 'deletion'
  | 'membership'
  | 'room'
  | 'thread';

export interface LogEntry {
  readonly seq: number;
  readonly id: string;
  readonly kind: LogKind;
  readonly room: string;
  readonly author: string;
  readonly at: number;
  readonly message: string | null;
  readonly text: string | null;
  readonly sign: string | null;
  readonly removed: number;
}

export type RefusalCode =
  | 'nameMissing'
  | 'nameTooLong'
  | 'nameTaken'
  | 'tooManyNames'
  | 'roleMissing'
  | 'codeWrong'
  | 'tooManyCodes'
  | 'noSuchPerson'
  | 'roomNameMissing'
  | 'roomNameTaken'
  | 'teachersOnly'
  | 'notInRoom'
  | 'noSuchMessage'
  | 'notYours'
  | 'nothingWritten'
  | 'textTooLong'
  | 'filesTooLarge'
  | 'tooManyFiles'
  | 'unknownSign'
  | 'idReused'
  | 'notEntered'
  | 'unreadable'
  | 'foreignPage';

/** What a person is told instead: one sentence by code, in their language (words.local.refusals). */
export class Refused extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode) {
    super(code);
    this.name = 'Refused';
    this.code = code;
  }
}
