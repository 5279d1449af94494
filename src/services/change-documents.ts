import type { Course } from '../domain/course.ts';
import type { Session } from '../domain/session.ts';
import { formatDuration, formatSession } from '../domain/time/format.ts';
import { formatInstead } from '../domain/time/instead.ts';
import type { Language } from '../domain/time/types.ts';
import { type ChangeKind, changeOf, lastTold, toldAt } from '../domain/told.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Document, doc, list } from '../message/document.ts';
import { listSessions, sharedZone, shortened } from './session-list.ts';

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

/** What has changed of each session since the class was told, all of it in the first line. `now` in epoch ms. */
export function changesDocument(course: Course, sessions: readonly Session[], now: number): Document {
  const { language } = course;
  const words = wordsOf(language).changes;
  const news = sessions.filter((session) => changeOf(session) !== undefined);
  const zone = news.length === 1 ? undefined : sharedZone(news, language);
  const changed = news.flatMap((session) => {
    const kind = changeOf(session);
    return kind === undefined ? [] : [facts(session, kind, language, now, zone === undefined)];
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
  return doc(words.toldMany(heads, shared, zone), list(items));
}

/** « mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris) ». */
export function dateOf(session: Session, language: Language): string {
  return formatSession(session.start, session.minutes, language);
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

function facts(session: Session, kind: ChangeKind, language: Language, now: number, zone: boolean) {
  return {
    kind,
    number: session.number,
    title: session.title,
    when: formatSession(session.start, session.minutes, language, { zone }),
    old: oldDate(session, kind, language, now),
    reason: kind === 'cancelled' ? session.cancelReason : undefined,
  };
}

/** What the class was told: the moment, or the length. */
function oldDate(session: Session, kind: ChangeKind, language: Language, now: number): string {
  const told = lastTold(session);
  if (told === undefined) return '';
  if (kind === 'length') return formatDuration(told.minutes, language);
  return formatInstead(toldAt(told), session.start, language, now);
}
