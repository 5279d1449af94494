import type { Course } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import type { FileRef, Material, Session } from '../domain/session.ts';
import type { Document } from '../message/document.ts';
import type { Audience, PostOp } from '../message/post.ts';
import type { RoomWidget } from '../ports/chat.ts';
import type { Membership, OutsideWrite, RequestMade } from '../ports/store.ts';

/** A call shown (or, without `widget`, no longer shown) inside the rooms of an audience, where they can. */
export interface WidgetOrder {
  readonly kind: 'widgets';
  readonly courseId: string;
  readonly audience: Audience;
  readonly callId: string;
  readonly widget?: RoomWidget;
  /** Of a change of the setting while the room is open. */
  readonly change?: string;
}

/** What is to be done outside; the engine finds the rooms of a widget. */
export type OutsideOrder = Exclude<OutsideWrite, { kind: 'widget' }> | WidgetOrder;

/**
 * What a pure decision returns: aggregates as they shall be (same `version` as read; 0 = new), what to
 * say, what to do outside. The engine adds timers, the event's id and the journal, and applies all of
 * it in one transaction.
 */
export interface Decision {
  readonly course?: Course;
  readonly sessions?: readonly Session[];
  readonly materials?: readonly Material[];
  readonly persons?: readonly Person[];
  /** Files that the person brings into the course: kept with this decision, and counted for both. */
  readonly given?: readonly FileRef[];
  /** The silent answer where the command was written; its key is the event's. */
  readonly answer?: Document;
  /** Where the answer may be seen: `staff` keeps it to a direct message or a staff place. */
  readonly privacy?: 'place' | 'preferPrivate' | 'mustPrivate';
  /** It is answered where it was asked, also while a session is open: whoever asks may not read its thread. */
  readonly besideThread?: true;
  readonly posts?: readonly PostOp[];
  readonly outside?: readonly OutsideOrder[];
  readonly membership?: readonly Membership[];
  readonly state?: readonly { readonly key: string; readonly value: string | undefined }[];
  /**
   * The person may take this back (`défaire`, ↩️): the engine compares the aggregates before and after
   * and stores the fields written.
   */
  readonly undoable?: boolean;
  /** The request for a room that it makes: known by its command from now on. */
  readonly request?: RequestMade;
  /** Journal entries that this decision takes back. */
  readonly undone?: readonly string[];
  /** Rooms let go: no more revisions there, unattempted rows dropped. */
  readonly unlinked?: readonly { readonly account: string; readonly room: string }[];
  /** Places linked now: what still holds of the course is copied there. */
  readonly linked?: readonly { readonly account: string; readonly room: string }[];
}

/** A refusal: nothing changes; the document says what is missing and gives a line that works. */
export interface Refusal {
  readonly refused: string;
  readonly answer: Document;
}

export type Outcome = Decision | Refusal;

export const refuse = (refused: string, answer: Document): Refusal => ({ refused, answer });

export function isRefusal(outcome: Outcome): outcome is Refusal {
  return 'refused' in outcome;
}
