import { atLeast, type Role } from './role.ts';

/**
 * Classes of urgency within a lane: smaller goes first. `urgent`: openings, links of rooms, answers to staff;
 * `answer`: answers to everybody else, and whatever else is said because somebody acted.
 */
export const urgency = { urgent: 0, answer: 1, announcement: 2, reminder: 3, revision: 4 } as const;
export type Urgency = (typeof urgency)[keyof typeof urgency];

/** Whoever holds the class is answered first. */
export function urgencyOfAnswer(to: Role): Urgency {
  return atLeast(to, 'assistant') ? urgency.urgent : urgency.answer;
}

/** What a post is about; a reaction or a button on a copy leads here. */
export interface Subject {
  readonly kind: 'session' | 'course' | 'request' | 'call' | 'command' | 'journal' | 'notice' | 'hello';
  readonly id: string;
  readonly courseId?: string;
}

/** Where one copy goes: a room (perhaps a thread in it), or a person's direct conversation. */
export type Target =
  | { readonly account: string; readonly room: string; readonly thread?: string }
  | { readonly account: string; readonly user: string };

/** The lane of a target: a place with its threads, or a direct conversation. */
export function laneOf(target: Target): string {
  return 'room' in target ? `${target.account}|${target.room}` : `${target.account}|@${target.user}`;
}
