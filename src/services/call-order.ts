import type { Holder } from '../domain/holder.ts';
import { shownName } from '../domain/person-name.ts';
import type { Call } from '../domain/room.ts';
import type { Material } from '../domain/session.ts';
import { wordsOf } from '../i18n/words.ts';
import type { CallDocument, CallOrder } from '../ports/calls.ts';
import type { House, RoomPages } from './scene.ts';

/** What a provider is told of a room, but for its documents. */
export function orderOf({ roomPages }: House, holder: Holder, call: Call): CallOrder {
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
    ...(roomPages === undefined ? {} : { link: roomPages.address(call.id) }),
  };
}

/** The files of a material that was shown, at the room's page; none without https, where no server fetches them. */
export function documentsOf(
  pages: RoomPages | undefined,
  callId: string,
  { files }: Material,
): readonly CallDocument[] {
  if (pages?.address(callId).startsWith('https:') !== true) return [];
  return files.map(({ name }, index) => ({ url: pages.fileAddress(callId, index + 1, name), name }));
}

/** « LO21, séance 1 (S1), Les arbres »; of a room of the course alone « LO21, Algorithmes ». */
export function roomTitle({ course, session }: Holder): string {
  const { common } = wordsOf(course.language);
  return session === undefined
    ? `${course.code}, ${shownName(course.title)}`
    : `${course.code}, ${common.sessionTitled(session.number, session.title && shownName(session.title))}`;
}
