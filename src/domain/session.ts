import type { Rooms } from './room.ts';
import type { ZonedStart } from './time/types.ts';

/**
 * planned → open → closed (→ open within 2 h); planned or open → cancelled → planned while still to
 * come. `removed`: its planning was undone; the row stays so that its number is never reused.
 */
export type SessionStatus = 'planned' | 'open' | 'closed' | 'cancelled' | 'removed';

/** One class. The local start and its zone are what is meant; `startsAt` is derived from them. */
export interface Session {
  readonly id: string;
  readonly courseId: string;
  /** 3 in « séance 3 (S3) ». */
  readonly number: number;
  readonly seriesId?: string;
  readonly title: string;
  /** Who named it: a heading of the material gives way to a title that staff wrote. */
  readonly titleFrom: 'none' | 'staff' | 'material';
  readonly start: ZonedStart;
  /** Epoch ms of `start`. */
  readonly startsAt: number;
  readonly minutes: number;
  /** Meant for this group alone; undefined: the whole class. */
  readonly group?: string;
  /** A physical place, for those who meet. */
  readonly location?: string;
  readonly status: SessionStatus;
  /** When it last opened (epoch ms); `rouvrir` sets it anew. */
  readonly openedAt?: number;
  /** When it is meant to end, set at opening: an early start keeps the length. */
  readonly endsAt?: number;
  readonly closedAt?: number;
  /** Key of the post that opened it: the root of its thread. `rouvrir` keeps it. */
  readonly opening?: string;
  /** Not to be closed automatically before (epoch ms): set when a younger message put that off. */
  readonly closeAfter?: number;
  readonly cancelReason?: string;
  /** Reminders done, as `<local start>|<rule key>`: moving away and back sends none twice. */
  readonly reminded: readonly string[];
  /** What the class was last told; where it differs from now, an announcement is due. */
  readonly told?: Told;
  /** When what the class is told last changed, and the nearer of old and new start. */
  readonly changedAt?: number;
  readonly material: MaterialState;
  readonly rooms: Rooms;
  readonly version: number;
}

export interface Told {
  readonly local: string;
  readonly zone: string;
  readonly fold?: 0 | 1;
  readonly minutes: number;
  readonly status: 'planned' | 'cancelled' | 'removed';
  /** Keys of the posts that showed this session's date (answers in class, announcements): marked when it changes. */
  readonly posts?: readonly string[];
}

/** What the session knows of its material without loading it. */
export interface MaterialState {
  /** Characters of text; 0 and no files: nothing yet. */
  readonly characters: number;
  readonly files: number;
  /** `hidden` until the opening or the setting; `held` by `retirer`; `shown` once posted. */
  readonly state: 'hidden' | 'held' | 'shown';
  /** Key of the post that shows it. */
  readonly post?: string;
  /** `publier` was asked: shown at this moment (60 s after its confirmation). */
  readonly showAt?: number;
}

/** The written text of a session: Markdown and files, kept apart because it is large. */
export interface Material {
  readonly sessionId: string;
  readonly courseId: string;
  readonly body: string;
  readonly files: readonly FileRef[];
  readonly version: number;
}

/** The material of a session among several. */
export function materialOf({ id }: Session, materials: readonly Material[]): Material | undefined {
  return materials.find(({ sessionId }) => sessionId === id);
}

/** A stored file; `blob` is the SHA-256 (hex) of its bytes. */
export interface FileRef {
  readonly blob: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** No session is longer than twelve hours (ms). */
export const longestSession = 12 * 60 * 60_000;
/** It closes so long after its end at the latest, however busy it is (ms). */
export const longestAfterEnd = 2 * 60 * 60_000;
/** What began longer ago than this is over (ms). */
export const longestRun = longestSession + longestAfterEnd;

/** The states in which a session is still ahead or running. */
export function isLive(session: Session): boolean {
  return session.status === 'planned' || session.status === 'open';
}

/** Is there anything to read: text or files? */
export function hasMaterial(session: Session): boolean {
  return session.material.characters > 0 || session.material.files > 0;
}

/** Are two sessions meant for some of the same people: the same group, or a group and the class? */
export function samePeople(a: Pick<Session, 'group'>, b: Pick<Session, 'group'>): boolean {
  return a.group === undefined || b.group === undefined || a.group === b.group;
}

/** When the session is meant to end: as opened, else as planned (epoch ms). */
export function endOf(session: Session): number {
  return session.endsAt ?? session.startsAt + session.minutes * 60_000;
}
