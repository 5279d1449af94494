import type { Target } from '../domain/post.ts';
import type { Medium } from '../domain/room.ts';
import type { FileRef } from '../domain/session.ts';
import type { Document } from '../message/document.ts';
import { faultText } from './fault-text.ts';

/**
 * A chat platform as the engine sees it. References (rooms, users, messages, threads) are the
 * platform's own, opaque strings. What not every platform can do is a capability object, present or
 * absent; the engine has the text fallback.
 */
export interface ChatAdapter {
  /** The bot's account, unique in the installation: 'local', 'matrix:@cours:example.org'. */
  readonly account: string;
  /** The family of user ids: 'local', 'matrix', 'discord'. */
  readonly platform: string;
  readonly limits: ChatLimits;
  /**
   * Starts delivering. `receive` resolves when every event of the batch is applied or parked and the
   * cursor is stored; the adapter sends the next batch of that stream only then, and the same batch
   * again after a failure or a restart. `cursorOf` gives the last stored cursor of a stream.
   */
  start(engine: ChatInbound): Promise<void>;
  stop(): Promise<void>;
  /** 'up', or why not, for /healthz and `check`. */
  health(): PlatformHealth;
  /** Sends one part. Twice with the same key gives the same reference and one message. */
  post(target: Target, part: OutPart, options: PostOptions): Promise<string>;
  /** May this user moderate the room (and so create or link a course there)? */
  role(room: string, user: string): Promise<'moderator' | 'member' | 'none'>;
  readonly edits?: EditCapability;
  readonly ephemeral?: EphemeralCapability;
  readonly threads?: ThreadCapability;
  readonly reactions?: ReactionCapability;
  readonly pins?: PinCapability;
  readonly leaves?: LeaveCapability;
  readonly widgets?: WidgetCapability;
  readonly history?: HistoryCapability;
  readonly conversations?: ConversationCapability;
}

export interface ChatInbound {
  receive(batch: Batch): Promise<void>;
  cursorOf(stream: string): Promise<string | undefined>;
  /** The bytes of a stored file, for sending. */
  readBlob(blob: string): Promise<Uint8Array>;
}

export interface ChatLimits {
  /** Largest text of one message, in bytes as `sizeOf` counts them. */
  readonly textBytes: number;
  readonly fileBytes: number;
  /** Size of a document once encoded for this platform, in bytes. */
  sizeOf(document: Document): number;
}

/** A part of a post: its text or one of its files. Mentions and post links are already resolved. */
export type OutPart =
  | { readonly kind: 'text'; readonly document: Document }
  | { readonly kind: 'file'; readonly file: FileRef };

export interface PostOptions {
  /** The transaction id: hash(post, place, part, revision). */
  readonly key: string;
  /** Does it notify (m.text) or not (m.notice)? */
  readonly ring: boolean;
  /** Users to mention even without text; the empty list for none. */
  readonly mention: readonly string[];
  /** Mention the whole room (`réglages mention room`). */
  readonly mentionRoom: boolean;
  /** A message in the same room that this answers. */
  readonly replyTo?: string;
  /** When this row was first attempted (epoch ms): past the platform's memory, look before sending. */
  readonly firstAttempt?: number;
}

export interface EditCapability {
  /** Replaces the text of a message. `notFound` when it was deleted. */
  edit(target: Target, reference: string, document: Document, options: PostOptions): Promise<void>;
  delete(target: Target, reference: string, key: string): Promise<void>;
}

/** Messages in a room (or a thread in it) that one person alone sees: an answer that does not cover what others write. */
export interface EphemeralCapability {
  /** As `post`; nobody else is told of it in any way. It is edited and deleted as any other, and that person may delete it. */
  show(
    target: Extract<Target, { readonly room: string }>,
    user: string,
    part: OutPart,
    options: PostOptions,
  ): Promise<string>;
}

export interface ThreadCapability {
  /** Is the platform asked for it, so that it counts against a rate limit? Unless said otherwise, yes. */
  readonly asks?: boolean;
  /** Opens a thread under a message; safe to repeat; returns what `Target.thread` takes. */
  open(target: Target, root: string, title: string): Promise<string>;
}

export interface ReactionCapability {
  /** Adds the bot's own reaction, so that one tap suffices; safe to repeat. */
  react(target: Target, reference: string, sign: string, key: string): Promise<void>;
  /** Takes it back; safe to repeat. */
  unreact(target: Target, reference: string, sign: string, key: string): Promise<void>;
}

export interface PinCapability {
  /** Pins a message of ours, so that it is found from anywhere in the room; safe to repeat; nothing where the bot may not. */
  pin(target: Target, reference: string, key: string): Promise<void>;
  /** Lets it go; safe to repeat, also of what was never pinned. */
  unpin(target: Target, reference: string, key: string): Promise<void>;
}

/** A call that a chat program can show inside a room. */
export interface RoomWidget {
  readonly kind: 'jitsi';
  /** Of the Jitsi server, without `https://`. */
  readonly domain: string;
  /** The room's name there. */
  readonly conference: string;
  readonly medium: Medium;
  /** What people read above it. */
  readonly title: string;
}

export interface WidgetCapability {
  /** Shows it, or takes it away; safe to repeat; does nothing where the bot may not. */
  show(room: string, id: string, widget: RoomWidget): Promise<void>;
  hide(room: string, id: string): Promise<void>;
}

/** Rooms in which what was said before somebody came stays closed to them: encrypted ones. */
export interface HistoryCapability {
  /** Is it such a room? */
  closed(room: string): Promise<boolean>;
  /** Was this user one of those whom a message of ours in such a room was sent to? In any other room, true. */
  reached(room: string, user: string, reference: string): Promise<boolean>;
}

export interface ConversationCapability {
  /** The private conversation that a user has with the bot already; none is made. */
  find(user: string): Promise<string | undefined>;
}

export interface LeaveCapability {
  leave(room: string): Promise<void>;
}

/** Events of one stream in order, with the cursor that follows them. */
export interface Batch {
  readonly account: string;
  readonly stream: string;
  readonly cursor: string;
  readonly events: readonly InboundEvent[];
  /** It holds what happened while nobody listened (after a start or an outage): only then do times of its events count. */
  readonly missed?: boolean;
}

interface EventBase {
  /** Unique within the account, kept 30 days, seen once. */
  readonly id: string;
  /** When it happened (epoch ms), as whoever sent it or their server says: it may be any time. */
  readonly at: number;
  readonly room: string;
  readonly user: string;
}

/** The closed union of what a platform can tell. */
export type InboundEvent =
  | MessageEvent
  | EditEvent
  | ReactionEvent
  | ButtonEvent
  | DeletionEvent
  | MembershipEvent
  | PlaceEvent
  | UnreadableEvent;

/** An account that a message mentions, by words as they stand in its text. */
export interface Mention {
  readonly words: string;
  readonly user: string;
}

/** Whom a message names; the platform knows how its clients write that. */
export interface Naming {
  /**
   * Literal forms by which the bot is called here: `@cours`, `Cours`, its display name. Without `@` or
   * `<` a name counts only before a colon or comma, for it is also a word.
   */
  readonly names: readonly string[];
  /** Words by which this very message mentions the bot at its beginning. */
  readonly pills: readonly string[];
  /** Everybody else whom it mentions. */
  readonly people: readonly Mention[];
}

export interface MessageEvent extends EventBase {
  readonly kind: 'message';
  readonly text: string;
  readonly naming?: Naming;
  readonly name: string;
  readonly thread?: string;
  /** Reference of the message answered. */
  readonly replyTo?: string;
  readonly files: readonly InboundFile[];
  /** In a direct conversation with the bot. */
  readonly direct: boolean;
  /** A notice or another bot's: never a command. */
  readonly automatic: boolean;
  /** What the message answered says, where the platform gives it and a person wrote it, for `support` in reply. */
  readonly quoted?: { readonly text: string; readonly files: readonly InboundFile[]; readonly user: string };
}

/** A file that came with a message; `read` fetches its bytes (and may fail with a ChatFault). */
export interface InboundFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  read(): Promise<Uint8Array>;
}

export interface EditEvent extends EventBase {
  readonly kind: 'edit';
  /** Event id of the original message. */
  readonly original: string;
  readonly originalAt: number;
  readonly text: string;
  readonly naming?: Naming;
  readonly name: string;
  readonly thread?: string;
  readonly direct: boolean;
}

export interface ReactionEvent extends EventBase {
  readonly kind: 'reaction';
  /** Reference of the message reacted to. */
  readonly message: string;
  readonly sign: string;
  readonly name: string;
  /** Taken away; where the platform names only the reaction's event, `reaction` is its id. */
  readonly removed: boolean;
  readonly reaction?: string;
  /** The message, where somebody wrote it and the platform tells: whose it is, when (epoch ms), the root of its thread. */
  readonly written?: { readonly user: string; readonly at: number; readonly thread?: string };
  readonly direct: boolean;
}

export interface ButtonEvent extends EventBase {
  readonly kind: 'button';
  readonly message: string;
  readonly sign: string;
  readonly name: string;
  readonly direct: boolean;
}

export interface DeletionEvent extends EventBase {
  readonly kind: 'deletion';
  /** Reference of the message deleted. */
  readonly message: string;
}

export interface MembershipEvent extends EventBase {
  readonly kind: 'membership';
  readonly change: 'joined' | 'left';
  readonly name: string;
  /** The bot itself joined: it says hello. */
  readonly self: boolean;
  /** Was there before the bot, which knows of them from now on. */
  readonly present?: true;
  /** Was there before, and may moderate the room from now on. */
  readonly raised?: true;
  /** With `self`: who brought it in, and whether it may write there (absent: yes). */
  readonly inviter?: string;
  readonly mayWrite?: boolean;
  /** With `self`: the room that this one says it replaces (an upgraded Matrix room). */
  readonly replaces?: string;
  readonly direct: boolean;
}

export interface PlaceEvent extends EventBase {
  readonly kind: 'place';
  readonly change: 'gone' | 'replaced';
  readonly replacement?: string;
}

export interface UnreadableEvent extends EventBase {
  readonly kind: 'unreadable';
  readonly why: 'noKey' | 'withheld';
  readonly device?: string;
}

export type PlatformHealth =
  | { readonly state: 'up' }
  | { readonly state: 'down'; readonly reason: DownReason };

/** Why a platform is down, in words of our own: whoever asks for /healthz reads them, so that nothing of the platform's is in it. */
export type DownReason =
  | 'not connected yet'
  | 'stopped'
  | 'does not answer'
  | 'timed out'
  /** HTTP status. */
  | `answers ${number}`
  | 'waits for its host (see the log)'
  | 'failed (see the log)';

/** What can go wrong at a platform, in the engine's words. */
export type ChatFaultCode = 'rateLimited' | 'forbidden' | 'notFound' | 'temporary' | 'rejected';

export class ChatFault extends Error {
  readonly code: ChatFaultCode;
  /** Milliseconds to wait, with `rateLimited`. */
  readonly after: number;
  readonly scope: 'lane' | 'account';
  constructor(
    code: ChatFaultCode,
    message: string,
    options: { after?: number; scope?: 'lane' | 'account' } = {},
  ) {
    super(faultText(message));
    this.name = 'ChatFault';
    this.code = code;
    this.after = options.after ?? 0;
    this.scope = options.scope ?? 'lane';
  }
}
