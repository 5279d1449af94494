import type { Subject, Urgency } from '../domain/post.ts';
import type { FileRef } from '../domain/session.ts';
import type { Document } from './document.ts';

/** What a decision wants said. The engine turns audiences into targets and documents into parts. */
export type PostOp = Say | Revise | Withdraw | Pin;

/** Says something once: a second `say` with the same key changes nothing. */
export interface Say {
  readonly op: 'say';
  /** Unique and derived from what it is about: `session/ID/opening`, `answer/EVENT`. */
  readonly key: string;
  readonly subject: Subject;
  readonly audience: Audience;
  /** Ids of what it is news of, where that is not its subject: the sessions of an announcement. */
  readonly about?: readonly string[];
  readonly document: Document;
  readonly files?: readonly FileRef[];
  readonly urgency: Urgency;
  /** Does it notify (COMMANDS.md, "What rings")? */
  readonly ring: boolean;
  /** Persons to mention even without text. */
  readonly mention?: readonly string[];
  readonly mentionRoom?: boolean;
  /** Key of the post whose thread it goes into (the main timeline where there are no threads). */
  readonly under?: string;
  /** With `under`: it repeats what stands in the main timeline, and is not said where there is no thread. */
  readonly threadOnly?: boolean;
  /** In a room: seen by this person alone, where the platform can. */
  readonly only?: string;
  /** Opens a thread below the text, with this title. */
  readonly thread?: string;
  /** Its text is pinned where the bot may, until a `pin` lets it go. */
  readonly pinned?: boolean;
  /** Dropped if not attempted by then (epoch ms): a reminder whose session has begun. */
  readonly expiresAt?: number;
}

/** Replaces the text of a post in every copy; silent. Files stay. Unknown keys change nothing. */
export interface Revise {
  readonly op: 'revise';
  readonly key: string;
  readonly document: Document;
  /** Where messages cannot be edited: send it as a new silent message, or leave it (a counter). */
  readonly withoutEdits: 'repost' | 'skip';
  /** Only its first lines are other ones: what did not fit into the message stands in a file already. */
  readonly sameRest?: boolean;
}

/** Pins the text of a post in each of its places, or no longer. */
export interface Pin {
  readonly op: 'pin';
  readonly key: string;
  readonly pinned: boolean;
}

/** Deletes what was posted, where the platform can. */
export interface Withdraw {
  readonly op: 'withdraw';
  readonly key: string;
}

export type Audience =
  /**
   * The class places (and the group's) of a course; `group` narrows. `where`: those in which such a session is `held`,
   * or those that show a `link` to them.
   */
  | {
      readonly kind: 'class';
      readonly courseId: string;
      readonly group?: string;
      readonly where?: 'held' | 'link';
    }
  /** The staff place, else the teachers in direct messages, else the log. */
  | { readonly kind: 'staff'; readonly courseId: string }
  /** One room, perhaps a thread in it: the hello, an answer in view of all. */
  | { readonly kind: 'room'; readonly account: string; readonly room: string; readonly thread?: string }
  /** One person in private. */
  | { readonly kind: 'person'; readonly person: string };

export const say = (post: Omit<Say, 'op'>): Say => ({ op: 'say', ...post });
export const revise = (
  key: string,
  document: Document,
  withoutEdits: Revise['withoutEdits'] = 'skip',
): Revise => ({ op: 'revise', key, document, withoutEdits });
export const pin = (key: string, pinned: boolean): Pin => ({ op: 'pin', key, pinned });
export const withdraw = (key: string): Withdraw => ({ op: 'withdraw', key });

/** Key of the answer to a command: `event` is its event id in `account`. */
export const answerKey = (account: string, event: string): string => `answer/${account}/${event}`;
