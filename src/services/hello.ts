import type { Course } from '../domain/course.ts';
import { urgency } from '../domain/post.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Document } from '../message/document.ts';
import { say } from '../message/post.ts';
import type { Decision } from './decision.ts';
import type { House } from './scene.ts';

/** Where the bot has just come in. */
export interface Arrival {
  readonly eventId: string;
  readonly account: string;
  readonly room: string;
  /** A direct conversation. */
  readonly direct: boolean;
}

/**
 * The first message in a room that holds no course; a linked room already knows the bot: nothing. `known`: what
 * somebody reads in private whom the bot knows.
 */
export function hello(
  arrival: Arrival,
  course: Course | undefined,
  house: House,
  known?: Document,
): Decision {
  if (course !== undefined) return {};
  const words = wordsOf(house.language).course;
  return said(arrival, known ?? (arrival.direct ? words.helloDirect() : words.hello()));
}

/** Back in a room that was a course's, without being linked to it: the lines that link it again. */
export function helloAgain(arrival: Arrival, course: Course): Decision {
  return said(arrival, wordsOf(course.language).course.helloAgain(course.code));
}

function said({ account, room, eventId }: Arrival, document: Document): Decision {
  return {
    posts: [
      say({
        key: `hello/${account}/${eventId}`,
        subject: { kind: 'hello', id: eventId },
        audience: { kind: 'room', account, room },
        document,
        urgency: urgency.answer,
        ring: true,
      }),
    ],
  };
}

/** Where the bot may not write: a word to the person who brought it there. */
export function mute(
  about: { readonly account: string; readonly eventId: string; readonly person: string },
  house: House,
): Decision {
  const { account, eventId, person } = about;
  return {
    posts: [
      say({
        key: `hello/${account}/${eventId}`,
        subject: { kind: 'hello', id: eventId },
        audience: { kind: 'person', person },
        document: wordsOf(house.language).course.mute(),
        urgency: urgency.answer,
        ring: true,
      }),
    ],
  };
}
