import type { Holder } from '../domain/holder.ts';
import type { Call } from '../domain/room.ts';
import { wordsOf } from '../i18n/words.ts';
import type { CallOrder } from '../ports/calls.ts';

/** What a provider is told of a room. */
export function orderOf(holder: Holder, call: Call): CallOrder {
  const { course, session } = holder;
  const { headcount } = course.settings;
  return {
    id: call.id,
    medium: call.medium,
    subject: roomTitle(holder),
    language: course.language,
    path: session === undefined ? [course.code] : [course.code, `S${session.number}`],
    until: call.closesAt,
    ...(headcount === undefined ? {} : { persons: headcount }),
  };
}

/** « LO21, séance 1 (S1), Les arbres »; of a room of the course alone « LO21, Algorithmes ». */
export function roomTitle({ course, session }: Holder): string {
  const { common } = wordsOf(course.language);
  return session === undefined
    ? `${course.code}, ${course.title}`
    : `${course.code}, ${common.sessionTitled(session.number, session.title)}`;
}
