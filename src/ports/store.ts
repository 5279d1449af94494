// Over 300 lines: one port, so that what a store has to do is read in one place.

import type { Course } from '../domain/course.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { Person } from '../domain/person.ts';
import type { Subject, Target, Urgency } from '../domain/post.ts';
import type { RoomEntry } from '../domain/room.ts';
import type { FileRef, Material, Session } from '../domain/session.ts';
import type { Timer } from '../domain/timer.ts';
import type { Document } from '../message/document.ts';
import type { CallOrder } from './calls.ts';
import type { OutPart, RoomWidget } from './chat.ts';
import { faultText } from './fault-text.ts';

// Over 300 lines on purpose: one contract, read whole by whoever writes a store; it holds no code.

/**
 * Everything that lasts. Whole verbs, asynchronous, in domain types; no transaction handle leaves the
 * implementation. One suite (test/contract/store/) runs on every implementation.
 */
export interface Store extends Reads {
  /** Everything of one decision in one transaction; resolves after the commit. */
  apply(commit: Commit): Promise<ApplyResult>;
  /**
   * Ends a batch: the cursor of a stream, until when it was listened to (epoch ms; without: as before) and the
   * activity of its ordinary messages, in one transaction. Resolves after the commit.
   */
  advance(
    account: string,
    stream: string,
    cursor: string,
    activity: readonly ActivityCount[],
    heardAt?: number,
  ): Promise<void>;

  readonly outbox: OutboxStore;
  readonly timers: TimerStore;

  /** Keeps bytes under their SHA-256 (hex); safe to repeat. At most 25 MB. */
  putBlob(bytes: Uint8Array): Promise<string>;

  /**
   * Prunes what is settled and old: event ids, settled rows, journal entries and requests for rooms over 30 days,
   * answers and requests' posts with their last row, blobs unused for over a day; of commands refused more than a day
   * ago what their answers say.
   */
  prune(now: number): Promise<{ events: number; rows: number; blobs: number }>;
  /** A counter that another process's commit moves: what is cached is stale when it changes. */
  changeCounter(): Promise<number>;
  close(): Promise<void>;
}

export interface Reads {
  course(id: string): Promise<Course | undefined>;
  courseAt(account: string, room: string): Promise<Course | undefined>;
  /** Without regard to case; courses that are gone do not count. */
  courseByCode(code: string): Promise<Course | undefined>;
  coursesCreatedBy(person: string): Promise<number>;
  /** Courses whose staff they are in, or one of whose rooms they were seen in. */
  coursesOf(person: string): Promise<readonly Course[]>;
  allCourses(): Promise<readonly Course[]>;

  session(id: string): Promise<Session | undefined>;
  /** Sessions by their numbers, in order; `removed` ones are left out, as in every list below. */
  sessionsByNumber(courseId: string, numbers: readonly number[]): Promise<readonly Session[]>;
  /** Sessions that start in [from, to), by start; either bound may be ±Infinity. At most `limit`, the latest first if `newestFirst`. */
  sessionsBetween(
    courseId: string,
    range: { from: number; to: number; limit: number; newestFirst?: boolean },
  ): Promise<readonly Session[]>;
  openSessions(courseId: string): Promise<readonly Session[]>;
  /** Sessions that have an `announce` timer, by number; unlike every list above, with `removed` ones. */
  sessionsToAnnounce(courseId: string): Promise<readonly Session[]>;
  countSessions(courseId: string): Promise<number>;

  material(sessionId: string): Promise<Material | undefined>;
  /**
   * How many bytes of files a course keeps, and how many a person gave over all courses, each file once; also what was
   * replaced, as long as its bytes are here. `except`: blobs that do not count.
   */
  filesKept(courseId: string, person: string, except: readonly string[]): Promise<FilesKept>;

  person(id: string): Promise<Person | undefined>;
  persons(ids: readonly string[]): Promise<readonly Person[]>;
  personByAccount(platform: string, user: string): Promise<Person | undefined>;
  /** Persons seen in the rooms of a course. */
  personsIn(courseId: string): Promise<readonly Person[]>;

  /** The person's entries that are not undone, newest first. */
  journalOf(person: string, courseId: string, since: number, limit: number): Promise<readonly JournalEntry[]>;
  journalEntry(id: string): Promise<JournalEntry | undefined>;
  /** Entries of the course after `entry`, not undone, oldest first. */
  journalAfter(entry: JournalEntry): Promise<readonly JournalEntry[]>;

  post(key: string): Promise<StoredPost | undefined>;
  /** The post that a message of ours is a copy of; references are unique within an account. */
  postAt(account: string, reference: string): Promise<StoredPost | undefined>;
  /** Every copy of a post, part 0 first. */
  copies(key: string): Promise<readonly Copy[]>;

  activity(sessionId: string): Promise<Activity>;
  /** What a person wrote in class places: in how many sessions, how many messages (for `mesdonnées`). */
  activityOf(person: string): Promise<{ readonly sessions: number; readonly messages: number }>;
  /** In how many rooms a person was seen, and not gone since (for `mesdonnées`). */
  roomsSeen(person: string): Promise<number>;
  event(account: string, id: string): Promise<EventRecord | undefined>;
  cursor(account: string, stream: string): Promise<string | undefined>;
  /** Until when a stream was listened to (epoch ms), as `advance` was told last. */
  heardAt(account: string, stream: string): Promise<number | undefined>;
  /** Small adapter or engine state: device id, sample course made … */
  state(key: string): Promise<string | undefined>;
  /** Entries of that state whose key begins with `prefix`, by key. */
  states(prefix: string): Promise<readonly { readonly key: string; readonly value: string }[]>;
  readBlob(blob: string): Promise<Uint8Array | undefined>;
}

/** Bytes. */
export interface FilesKept {
  readonly course: number;
  readonly person: number;
}

/** A file that somebody gave a course; with its bytes, unless they are stored already. */
export interface FileWrite {
  readonly blob: string;
  readonly size: number;
  readonly courseId: string;
  readonly person: string;
  readonly bytes?: Uint8Array;
}

/** What one event changes. Versions: an aggregate is written only if its stored version is `version`; it is stored with `version + 1`. Version 0 inserts. */
export interface Commit {
  readonly event?: EventRecord;
  /** Rows of earlier events whose outcome this one changes (a refused command, now executed). */
  readonly markDone?: readonly { readonly account: string; readonly id: string }[];
  readonly courses?: readonly Course[];
  readonly sessions?: readonly Session[];
  readonly materials?: readonly Material[];
  readonly persons?: readonly Person[];
  /** Files that are kept from now on, with whose they are. */
  readonly files?: readonly FileWrite[];
  readonly journal?: readonly JournalEntry[];
  /** Journal entries taken back. */
  readonly undone?: readonly { readonly id: string; readonly at: number }[];
  /** Replaces all timers of each subject. */
  readonly timers?: readonly { readonly subject: Timer['subject']; readonly timers: readonly Timer[] }[];
  /** The due timer that this commit decides: gone with it; the commit is void if it was gone already. */
  readonly firedTimer?: string;
  readonly posts?: readonly PostWrite[];
  readonly outside?: readonly OutsideWrite[];
  readonly membership?: readonly Membership[];
  readonly state?: readonly { readonly key: string; readonly value: string | undefined }[];
  /**
   * A person erased after everything else of this commit: name, accounts, rooms seen, what they could undo, the texts of
   * refused commands, the reasons of requests; what held their id holds '' then, and posts that name them are revised.
   */
  readonly erased?: string;
  /** Outbox row settled by this decision. */
  readonly settled?: Settlement;
  /** Unattempted outbox rows that a digest among `posts` replaces. */
  readonly dropped?: readonly string[];
}

export type ApplyResult =
  | 'applied'
  /** An aggregate had another version: read again and decide again. */
  | 'conflict'
  /** The event, timer or row was already done: nothing was written. */
  | 'seen';

/** A seen event. Commands keep who wrote them, how they ended and the key of the answer. */
export interface EventRecord {
  readonly account: string;
  readonly id: string;
  readonly at: number;
  /** Where it happened: what names it (an edit, a deletion) counts from there alone. */
  readonly room?: string;
  readonly command?: {
    readonly person: string;
    readonly outcome: 'refused' | 'done';
    readonly answer?: string;
    /** The request for a room that it made, whose reason goes with the message. */
    readonly request?: RequestMade;
  };
  readonly reaction?: { readonly post: string; readonly person: string; readonly sign: string };
}

/** Where a request for a room is kept: in a session, or in its course alone. */
export interface RequestMade {
  readonly id: string;
  readonly courseId: string;
  readonly sessionId?: string;
}

export interface ActivityCount {
  readonly sessionId: string;
  readonly person: string;
  readonly count: number;
  readonly lastAt: number;
}

export interface Activity {
  readonly persons: number;
  readonly messages: number;
  readonly lastAt?: number;
}

export interface Membership {
  readonly account: string;
  readonly room: string;
  readonly person: string;
  readonly change: 'joined' | 'left';
}

/** A post as written by `apply`: content ready for each account, copies made one a target and part. */
export type PostWrite =
  | {
      readonly op: 'say';
      readonly key: string;
      readonly subject: Subject;
      readonly document: Document;
      readonly files: readonly FileRef[];
      readonly targets: readonly Target[];
      /** Of what it is news to class or staff, for the guard against floods; not stored, and absent on answers. */
      readonly news?: readonly string[];
      /** The parts as each account's limits allow; one entry for each account among the targets. */
      readonly parts: Readonly<Record<string, readonly OutPart[]>>;
      readonly urgency: Urgency;
      readonly ring: boolean;
      readonly mention: readonly string[];
      readonly mentionRoom: boolean;
      readonly replyTo?: string;
      readonly under?: string;
      readonly threadOnly?: boolean;
      /** Seen by this person alone. */
      readonly only?: string;
      readonly thread?: string;
      readonly expiresAt?: number;
      /** Signs that the bot adds itself where it can. */
      readonly signs: readonly string[];
      /** Its text is pinned, after everything more urgent. */
      readonly pin?: boolean;
      /** An answer to what others may ask too (`waitingAnswer`). */
      readonly question?: string;
    }
  /** The text of an answer that nobody was sent yet, in place: if it was meanwhile, the commit is a conflict. */
  | {
      readonly op: 'replace';
      readonly key: string;
      readonly account: string;
      readonly document: Document;
      readonly part: OutPart;
    }
  /**
   * Its text is pinned from now on wherever it stands, or no longer. `rooms`: it is let go in these alone, also
   * where they are linked no more.
   */
  | {
      readonly op: 'pin';
      readonly key: string;
      readonly pinned: boolean;
      readonly rooms?: readonly { readonly account: string; readonly room: string }[];
    }
  /** More targets for a post that exists (a place linked late): missing copies are made at the current revision. */
  | {
      readonly op: 'addTargets';
      readonly key: string;
      readonly targets: readonly Target[];
      readonly parts: Readonly<Record<string, readonly OutPart[]>>;
    }
  /** The text (part 0) becomes revision n + 1; copies that were deleted stay so; a room unlinked gets none. */
  | {
      readonly op: 'revise';
      readonly key: string;
      readonly document: Document;
      readonly parts: Readonly<Record<string, OutPart>>;
      readonly withoutEdits: 'repost' | 'skip';
      /** Signs that it offers now: the bot adds those that are new and takes the others back. Absent: as before. */
      readonly signs?: readonly string[];
    }
  | { readonly op: 'withdraw'; readonly key: string }
  /** A moderator deleted this message: it is not posted again nor revised. */
  | { readonly op: 'deleted'; readonly account: string; readonly reference: string }
  /** A room is let go: its unattempted rows are dropped and its copies get no revisions. */
  | { readonly op: 'unlink'; readonly account: string; readonly room: string };

/** Acts outside that are no copies. Each has a key: the same key twice is one row. */
export type OutsideWrite =
  | {
      readonly kind: 'callCreate';
      readonly key: string;
      readonly courseId: string;
      readonly sessionId?: string;
      readonly instance: string;
      readonly order: CallOrder;
    }
  | {
      readonly kind: 'callClose';
      readonly key: string;
      readonly courseId: string;
      readonly sessionId?: string;
      readonly instance: string;
      readonly callId: string;
      readonly reference: string;
      /** How long it is tried (epoch ms); of a row of an earlier version: two hours. */
      readonly until?: number;
    }
  /** A room of a call shown inside a chat room, or (without `widget`) no longer. */
  | {
      readonly kind: 'widget';
      readonly key: string;
      readonly courseId: string;
      readonly account: string;
      readonly room: string;
      readonly callId: string;
      readonly widget?: RoomWidget;
    }
  | { readonly kind: 'leave'; readonly key: string; readonly account: string; readonly room: string };

export interface StoredPost {
  readonly key: string;
  readonly subject: Subject;
  readonly document: Document;
  readonly files: readonly FileRef[];
  readonly revision: number;
  readonly accounts: readonly string[];
  readonly targets: readonly Target[];
  readonly withdrawn: boolean;
  /** Whoever alone sees it. */
  readonly only?: string;
}

/** One part of a post in one place. */
export interface Copy {
  readonly post: string;
  readonly part: number;
  readonly target: Target;
  /** The platform's reference, once sent. */
  readonly reference?: string;
  /** The thread that hangs from it, once opened. */
  readonly thread?: string;
  readonly shown: number;
  readonly state: 'waiting' | 'sent' | 'deleted' | 'failed';
}

/** An outbox row that may be done now: everything that the engine needs to do it. */
export interface OutboxRow {
  readonly id: string;
  /** hash(post, place, part, revision), or the key of the act. */
  readonly key: string;
  readonly lane: string;
  /** The more urgent class of itself and, at the head of its lane, of what it holds up. */
  readonly urgency: Urgency;
  readonly attemptedAt?: number;
  readonly tries: number;
  readonly work: OutboxWork;
}

export type OutboxWork =
  | {
      readonly kind: 'copy';
      readonly post: string;
      readonly part: number;
      readonly revision: number;
      readonly target: Target;
      readonly content: OutPart;
      readonly subject: Subject;
      /** Its content may change until it is attempted. */
      readonly shared?: boolean;
      readonly ring: boolean;
      readonly mention: readonly string[];
      readonly mentionRoom: boolean;
      readonly replyTo?: string;
      readonly withoutEdits: 'repost' | 'skip';
      /** Reference of the first revision, when this one edits it. */
      readonly edits?: string;
      /** What it hangs from, resolved: the thread of `under`, or `undefined` for the main timeline. */
      readonly thread?: string;
      /** Not said where there is no thread. */
      readonly threadOnly?: true;
      /** Seen by this person alone. */
      readonly only?: string;
    }
  | {
      readonly kind: 'delete';
      readonly post: string;
      readonly part: number;
      readonly target: Target;
      readonly reference: string;
    }
  | {
      readonly kind: 'thread';
      readonly post: string;
      readonly target: Target;
      readonly root: string;
      readonly title: string;
    }
  | {
      readonly kind: 'react' | 'unreact';
      readonly post: string;
      readonly target: Target;
      readonly reference: string;
      readonly sign: string;
    }
  | {
      readonly kind: 'pin' | 'unpin';
      readonly post: string;
      readonly target: Target;
      readonly reference: string;
    }
  | OutsideWrite;

/** How a row ended. */
export type Settlement =
  | {
      readonly row: string;
      readonly ok: true;
      readonly at: number;
      readonly reference?: string;
      /** How people come into a room that was made. */
      readonly entry?: RoomEntry;
    }
  /** Parked for good: `forbidden`, `rejected`, `notFound`, `expired`; what hung from it goes to the main timeline. */
  | {
      readonly row: string;
      readonly ok: false;
      readonly at: number;
      readonly code: string;
      readonly reason: string;
    };

/** What may not go now, or not all of it. */
export interface Busy {
  /** Lanes with a row in flight. */
  readonly lanes: ReadonlySet<string>;
  /** Accounts that are held back → how many rows they may have (0 in a pause). */
  readonly accounts: ReadonlyMap<string, number>;
  /** Of these, those whose last urgent row was for the class: an answer to staff has its turn. */
  readonly answerNext?: ReadonlySet<string>;
}

export interface OutboxStore {
  /**
   * The heads of the lanes not in `busy`, at most `limit`, most urgent first, oldest first. A head is
   * the attempted row of the lane if there is one (never overtaken), else the smallest (class,
   * sequence) among the rows that hang from nothing unsent; a row takes the more urgent class of itself
   * and of what hangs from it, and a lane that an attempted row holds that of what waits behind. Rows not due before `now` are skipped with their whole lane.
   * Where an account is held back, its urgent heads for the class and those that answer staff take turns
   * (domain/urgent-turns.ts).
   */
  heads(now: number, busy: Busy, limit: number): Promise<readonly OutboxRow[]>;
  /** Key of the answer to this question that waits for this target, never attempted. */
  waitingAnswer(target: Target, question: string): Promise<string | undefined>;
  /** A row as it is now. */
  row(id: string): Promise<OutboxRow | undefined>;
  /** Marks rows as attempted (stored before they are sent); rows already expired are settled instead and left out of the answer. */
  attempt(ids: readonly string[], now: number): Promise<readonly string[]>;
  /** Settles a copy, thread, reaction or deletion that needs no decision. */
  settle(settlement: Settlement): Promise<void>;
  /** Puts a row off: it stays the head of its lane and attempted if it was. */
  putOff(id: string, until: number): Promise<void>;
  /** Takes an attempt back by which nothing was sent: the row counts as never attempted by it. */
  takeBack(id: string): Promise<void>;
  /** Rows of an account that were put off are due at once: its platform answers again. */
  wake(account: string, now: number): Promise<void>;
  /**
   * Unattempted reminders and announcements waiting in a lane, for the digest; none where no more than
   * `more` messages wait there at all.
   */
  waiting(
    lane: string,
    now: number,
    more?: number,
  ): Promise<
    readonly {
      readonly id: string;
      readonly post: string;
      readonly subject: Subject;
      readonly urgency: Urgency;
    }[]
  >;
  /** The earliest moment at which a row that was put off is due, if any. */
  nextDue(now: number): Promise<number | undefined>;
  pending(): Promise<number>;
}

export interface TimerStore {
  /** Timers due at or before `now`, oldest first. */
  due(now: number, limit: number): Promise<readonly DueTimer[]>;
  next(): Promise<number | undefined>;
}

export interface DueTimer extends Timer {
  readonly id: string;
}

/** What can go wrong in storage; anything else that it throws is a bug. */
export class StoreFault extends Error {
  /** `io`: the disk or the engine failed, try again; `newerSchema`, `inUse`: said at opening. */
  readonly code: 'io' | 'newerSchema' | 'inUse';
  constructor(code: StoreFault['code'], message: string, options?: { cause?: unknown }) {
    super(faultText(message), options);
    this.name = 'StoreFault';
    this.code = code;
  }
}
