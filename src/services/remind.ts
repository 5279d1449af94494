import type { Course } from '../domain/course.ts';
import { urgency } from '../domain/post.ts';
import type { Session } from '../domain/session.ts';
import { remindedMark } from '../domain/session-timers.ts';
import { formatHour, formatHours, formatSession } from '../domain/time/format.ts';
import { formatNearDay, needsYear } from '../domain/time/instead.ts';
import { ruleKey } from '../domain/time/offsets.ts';
import type { ReminderRule } from '../domain/time/types.ts';
import { fromInstant } from '../domain/time/zone.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { actions, type Block, type Document, doc, type Inline, line, list } from '../message/document.ts';
import { say } from '../message/post.ts';
import type { Reads } from '../ports/store.ts';
import type { Decision } from './decision.ts';
import { readersOf } from './holders.ts';
import type { Moment } from './scene.ts';

const day = 24 * 60;

export interface RemindLoaded {
  readonly course: Course;
  readonly session: Session;
  readonly rule: ReminderRule;
  /** Sessions around, among which a day's reminder finds those of that day. */
  readonly around: readonly Session[];
}

/** Reads what a reminder needs; undefined where its rule is no longer set. */
export async function loadRemind(
  reads: Reads,
  course: Course,
  session: Session,
  key: string,
): Promise<RemindLoaded | undefined> {
  const rule = course.settings.reminders.find((each) => ruleKey(each) === key);
  if (rule === undefined) return undefined;
  const reach = 26 * 60 * 60_000;
  const range = { from: session.startsAt - reach, to: session.startsAt + reach, limit: 200 };
  const around = isDayRule(rule) ? await reads.sessionsBetween(course.id, range) : [];
  return { course, session, rule, around };
}

/**
 * One reminder: of a day rule (the eve, `1j`) for all that day's sessions of the same audience, else for
 * the session alone. Late, those that have begun are dropped. Each is marked, so that none is sent twice.
 */
export function remind(moment: Moment, { course, session, rule, around }: RemindLoaded): Decision {
  if (session.status !== 'planned' || isMarked(session, rule)) return {};
  const date = session.start.local.slice(0, 10);
  const others = around.filter(
    (other) =>
      other.id !== session.id &&
      other.status === 'planned' &&
      other.group === session.group &&
      other.start.local.slice(0, 10) === date &&
      !isMarked(other, rule),
  );
  const all = [session, ...others].toSorted((a, b) => a.startsAt - b.startsAt);
  const marked = all.map((each) => ({ ...each, reminded: [...each.reminded, remindedMark(each, rule)] }));
  const coming = all.filter((each) => each.startsAt > moment.now);
  const [first] = coming;
  if (first === undefined) return { sessions: marked };
  const post = say({
    key: `session/${session.id}/reminder/${remindedMark(session, rule)}`,
    subject: { kind: 'session', id: session.id, courseId: course.id },
    audience: readersOf(course, session),
    document: reminderDocument(course, coming, first, moment.now, isDayRule(rule)),
    urgency: urgency.reminder,
    ring: true,
    mention: course.ringing,
    mentionRoom: course.settings.mention === 'room',
    expiresAt: first.startsAt,
  });
  return { sessions: marked, posts: [post] };
}

function isDayRule(rule: ReminderRule): boolean {
  return rule.kind === 'eve' || rule.minutes % day === 0;
}

function isMarked(session: Session, rule: ReminderRule): boolean {
  return session.reminded.includes(remindedMark(session, rule));
}

function reminderDocument(
  course: Course,
  sessions: readonly Session[],
  first: Session,
  now: number,
  wholeDay: boolean,
): Document {
  const { language } = course;
  const words = wordsOf(language).session;
  const ring: Block = actions({
    sign: '🔔',
    label: words.ringLabel,
    command: words.ringCommands.on,
    off: words.ringCommands.off,
  });
  const sameDay = fromInstant(now, first.start.zone).local.slice(0, 10) === first.start.local.slice(0, 10);
  if (sessions.length > 1) {
    const items = sessions.map((session): readonly Inline[] => {
      const { number, title, start, minutes } = session;
      const hours = formatHours(start, minutes, language);
      return [words.reminderItem({ number, title, hours }), ...prepare(words, session, true)];
    });
    const numbers = sessions.map(({ number }) => number);
    const named = sameDay ? undefined : formatNearDay(first.start, language, now);
    return doc(
      words.remindersOf({ numbers, distance: words.dayAway({ start: first.start, now }), day: named }),
      list(items),
      words.ringMe(),
      ring,
    );
  }
  const { number, title, start, minutes } = first;
  const when = !sameDay
    ? formatSession(start, minutes, language, { zone: false, year: needsYear(start, now) })
    : wholeDay
      ? formatHours(start, minutes, language)
      : words.atHour(formatHour(start, language));
  // A quiet night has delayed it: « aujourd'hui » for a whole day, not the distance to its first hour.
  const distance = words.away({ start, now, wholeDay, byHand: course.settings.opening === 'hand' });
  const more = prepare(words, first, wholeDay);
  return doc(withMore(words.reminder({ number, title, distance, when }), more), words.ringMe(), ring);
}

/** What to read beforehand, once it is shown; « Rien à préparer » only where there is time to. */
function prepare(words: Words['session'], session: Session, wholeDay: boolean): readonly Inline[] {
  const { post, state } = session.material;
  if (state === 'shown' && post !== undefined) return [' ', ...words.toRead(session.number, post)];
  return wholeDay ? [' ', words.nothingToPrepare()] : [];
}

function withMore(block: Block, more: readonly Inline[]): Block {
  return block.kind === 'line' ? line`${block.inlines}${more}` : block;
}
