import type { Course } from '../domain/course.ts';
import { urgency } from '../domain/post.ts';
import { endOf, hasMaterial, type Material, type Session } from '../domain/session.ts';
import { formatSession } from '../domain/time/format.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Block, type Document, doc, markdown } from '../message/document.ts';
import { type PostOp, pin, revise, say } from '../message/post.ts';
import type { Reads } from '../ports/store.ts';
import { audienceOf, readersOf } from './holders.ts';
import { hourAt } from './hour-at.ts';

/** How an opening differs from one in time. */
export type Lateness = 'inTime' | 'late' | 'missed';

const firstInThread = (opening: string) => `${opening}/thread`;
const linkLine = (opening: string) => `${opening}/link`;

/** Keys of the posts that opened a session, the thread's root first: what a place linked late is given. */
export function openingPosts(session: Session): readonly string[] {
  return session.opening === undefined ? [] : [session.opening, firstInThread(session.opening)];
}

/** The same of a place that shows no more than where it is held. */
export function linkPosts(session: Session): readonly string[] {
  return session.opening === undefined ? [] : [linkLine(session.opening)];
}

/**
 * The opening of a session: title, material, and below it the thread with its first message. A session
 * that passed wholly while the bot was down has no thread any more.
 */
export function sayOpening(
  course: Course,
  session: Session,
  material: Material | undefined,
  opening: string,
  lateness: Lateness,
  more: readonly Block[] = [],
): readonly PostOp[] {
  const words = wordsOf(course.language).session;
  const about = {
    subject: { kind: 'session' as const, id: session.id, courseId: course.id },
    audience: lateness === 'missed' ? readersOf(course, session) : audienceOf(course, session),
  };
  const files = session.material.post === opening ? (material?.files ?? []) : [];
  const post = say({
    ...about,
    key: opening,
    document: openingDocument(course, session, material, opening, lateness, more),
    urgency: urgency.urgent,
    ...(files.length === 0 ? {} : { files }),
    ring: true,
    mention: course.ringing,
    mentionRoom: course.settings.mention === 'room',
    ...(lateness === 'missed'
      ? {}
      : { thread: words.threadTitle(session.number, session.title), pinned: true }),
  });
  if (lateness === 'missed') return [post];
  const first = say({
    ...about,
    key: firstInThread(opening),
    document: words.firstInThread(),
    // No news: under a limit a link or an answer to staff need not wait for it.
    urgency: urgency.answer,
    ring: false,
    under: opening,
  });
  // Also where no place needs it now: one that is linked later is given it.
  const link = say({
    ...about,
    key: linkLine(opening),
    audience: { kind: 'class', courseId: course.id, where: 'link' },
    document: linkDocument(course, session, opening),
    urgency: urgency.urgent,
    ring: true,
  });
  return session.group === undefined ? [post, first, link] : [post, first];
}

/** What a group's room shows of a session of the whole class: one line, with the way to its thread. */
function linkDocument(course: Course, session: Session, opening: string): Document {
  const { language, zone } = course;
  const { number, title, status, closedAt } = session;
  const words = wordsOf(language).session;
  if (status === 'open') {
    return doc(
      words.openElsewhere({ number, title, until: hourAt(openUntil(session), zone, language), opening }),
    );
  }
  const ended = status === 'closed' && closedAt !== undefined ? hourAt(closedAt, zone, language) : undefined;
  return doc(words.overElsewhere({ number, title, ended, opening }));
}

/** The line in the rooms of groups, as the session stands. */
export function linkNow(course: Course, session: Session): readonly PostOp[] {
  const { opening, group } = session;
  if (opening === undefined || group !== undefined) return [];
  return [revise(linkLine(opening), linkDocument(course, session, opening))];
}

/**
 * The opening's post of a session that has ended, was cancelled, or goes on again: it says so, and is pinned
 * only while the session is open.
 */
export function openingNow(
  course: Course,
  session: Session,
  material: Material | undefined,
): readonly PostOp[] {
  const { opening, status } = session;
  if (opening === undefined) return [];
  const document = openingDocument(course, session, material, opening);
  return [
    { ...revise(opening, document), sameRest: true },
    ...linkNow(course, session),
    pin(opening, status === 'open'),
  ];
}

/** What `openingNow` needs of sessions of which some have opened: their materials. */
export async function materialsOpened(
  reads: Reads,
  sessions: readonly Session[],
): Promise<readonly Material[]> {
  const opened = sessions.filter(({ opening }) => opening !== undefined);
  const materials = await Promise.all(opened.map(({ id }) => reads.material(id)));
  return materials.filter((material) => material !== undefined);
}

/** The text of an opening, as the session stands, or as new material revises it. */
export function openingDocument(
  course: Course,
  session: Session,
  material: Material | undefined,
  opening: string,
  lateness: Lateness = 'inTime',
  more: readonly Block[] = [],
): Document {
  const { language, settings, zone } = course;
  const words = wordsOf(language).session;
  const { number, title, status } = session;
  const isOpen = status === 'open';
  const head =
    lateness === 'missed'
      ? words.missedTitle({ number, title, when: formatSession(session.start, session.minutes, language) })
      : isOpen
        ? words.openingTitle({
            number,
            title,
            until: hourAt(openUntil(session), zone, language),
            late: lateness === 'late',
            audio: settings.audio !== 'staff',
          })
        : words.openingOver({ number, title, ended: status === 'closed' });
  return doc(
    head,
    session.location === undefined || !isOpen ? undefined : words.location(session.location),
    ...more,
    ...materialBlocks(course, session, material, opening),
  );
}

/** Its end; reopened past it, the moment before which nothing closes it (epoch ms). */
function openUntil(session: Session): number {
  const end = endOf(session);
  return end > (session.openedAt ?? 0) ? end : Math.max(end, session.closeAfter ?? end);
}

function materialBlocks(
  course: Course,
  session: Session,
  material: Material | undefined,
  opening: string,
): readonly Block[] {
  const words = wordsOf(course.language).session;
  const shownEarlier = session.material.post;
  if (shownEarlier !== undefined && shownEarlier !== opening) return [words.materialEarlier(shownEarlier)];
  if (!hasMaterial(session) || material === undefined) {
    return session.status === 'open' ? [words.materialToCome()] : [];
  }
  return material.body === '' ? [] : [markdown(material.body)];
}
