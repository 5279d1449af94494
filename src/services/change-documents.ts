import type { Course } from '../domain/course.ts';
import type { Session } from '../domain/session.ts';
import { formatDay, formatDuration, formatHour, formatSession } from '../domain/time/format.ts';
import type { Language, ZonedStart } from '../domain/time/types.ts';
import { type ChangeKind, changeOf, lastTold, toldAt } from '../domain/told.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Document, doc, list } from '../message/document.ts';
import { listSessions, shortened } from './session-list.ts';

/** « Nouvelle séance : … », or a series of them: what was planned out of the class's sight. */
export function plannedDocument(course: Course, sessions: readonly Session[]): Document {
  const { language } = course;
  const words = wordsOf(language).planning;
  const [first] = sessions;
  if (first === undefined) return doc();
  const details = words.details(groupName(course, first), first.location);
  if (sessions.length === 1) {
    const { number, title } = first;
    return doc(words.newSession({ number, title, when: dateOf(first, language) }), details);
  }
  const { hours, blocks } = listSessions(sessions, language);
  const numbers = sessions.map(({ number }) => number);
  return doc(words.newSessions({ numbers, title: sharedTitle(sessions), hours }), ...blocks, details);
}

/** What has changed of each session since the class was told, all of it in the first line. */
export function changesDocument(course: Course, sessions: readonly Session[]): Document {
  const { language } = course;
  const words = wordsOf(language).changes;
  const changed = sessions.flatMap((session) => {
    const kind = changeOf(session);
    return kind === undefined ? [] : [{ ...facts(session, kind, language), kind }];
  });
  const [only] = changed;
  if (only !== undefined && changed.length === 1) return doc(words.toldOne(only));
  const kinds = [...new Set(changed.map(({ kind }) => kind))];
  const reasons = new Set(changed.filter(({ kind }) => kind === 'cancelled').map(({ reason }) => reason));
  const shared = reasons.size === 1 ? [...reasons][0] : undefined;
  const heads = kinds.map((kind) => ({
    kind,
    numbers: changed.filter((each) => each.kind === kind).map(({ number }) => number),
  }));
  const items = shortened(changed, language, (each) =>
    words.toldItem(shared === undefined ? each : { ...each, reason: undefined }),
  );
  return doc(words.toldMany(heads, shared), list(items));
}

/** « mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris) ». */
export function dateOf(session: Session, language: Language): string {
  return formatSession(session.start, session.minutes, language);
}

/** « mardi 8 décembre 2026, 14 h 15 »: the moment that a change leaves. */
export function momentOf(start: ZonedStart, language: Language): string {
  return `${formatDay(start, language)}, ${formatHour(start, language)}`;
}

/** The name of the group that a session is meant for; undefined: the whole class. */
export function groupName(course: Course, session: Pick<Session, 'group'>): string | undefined {
  return course.groups.find(({ id }) => id === session.group)?.name;
}

/** The title that all of them have, or ''. */
function sharedTitle(sessions: readonly Session[]): string {
  const titles = new Set(sessions.map(({ title }) => title));
  return titles.size === 1 ? ([...titles][0] ?? '') : '';
}

function facts(session: Session, kind: ChangeKind, language: Language) {
  return {
    number: session.number,
    title: session.title,
    when: dateOf(session, language),
    old: oldDate(session, kind, language),
    reason: kind === 'cancelled' ? session.cancelReason : undefined,
  };
}

/** What the class was told: the moment, in full where the zone is another one; or the length. */
function oldDate(session: Session, kind: ChangeKind, language: Language): string {
  const told = lastTold(session);
  if (told === undefined) return '';
  if (kind === 'length') return formatDuration(told.minutes, language);
  const start = toldAt(told);
  return told.zone === session.start.zone
    ? momentOf(start, language)
    : formatSession(start, told.minutes, language);
}
