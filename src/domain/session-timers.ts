import type { Course } from './course.ts';
import { roomTimers } from './room-timers.ts';
import { endOf, hasMaterial, longestAfterEnd, type Session } from './session.ts';
import { ruleKey } from './time/offsets.ts';
import type { ReminderRule } from './time/types.ts';
import { afterQuiet, reminderInstant } from './time/zone.ts';
import type { Timer } from './timer.ts';
import { announceDue } from './told.ts';

const minute = 60_000;
/** An open session closes by itself after so long without a human message, counted from its end. */
export const quietBeforeClosing = 15 * minute;
/** When staff are warned that a session has no material, in minutes before its start. */
const warnings = [24 * 60, 30] as const;

/**
 * Everything that is due later for a session, on its state and its course's settings. Pure, and
 * without the clock: what was done is in the session (`reminded`, `openedAt`, `material.state`), so the
 * same state always gives the same set, whatever happened on the way to it.
 */
export function sessionTimers(session: Session, course: Course): readonly Timer[] {
  const of = { courseId: session.courseId, subject: { kind: 'session' as const, id: session.id } };
  if (course.status === 'gone' || session.status === 'removed') return announcing(session, course, of);
  return [
    ...announcing(session, course, of),
    ...(session.status === 'planned' ? planned(session, course, of) : []),
    ...(session.status === 'open'
      ? [{ ...of, kind: 'close' as const, key: '', due: closingDue(session, quietBeforeClosing) }]
      : []),
    ...roomTimers(session.rooms, of),
  ];
}

type Of = Pick<Timer, 'courseId' | 'subject'>;

function announcing(session: Session, course: Course, of: Of): readonly Timer[] {
  const due = course.status === 'gone' ? undefined : announceDue(session);
  return due === undefined ? [] : [{ ...of, kind: 'announce', key: '', due }];
}

function planned(session: Session, course: Course, of: Of): readonly Timer[] {
  const { settings } = course;
  return [
    ...reminders(session, course, of),
    ...materialWarnings(session, course, of),
    ...showing(session, course, of),
    settings.opening === 'auto'
      ? { ...of, kind: 'open', key: '', due: session.startsAt }
      : // Never started by hand: closed without a post at its end.
        { ...of, kind: 'close', key: '', due: closingDue(session, 0) },
  ];
}

/** A reminder whose moment was past before the session was planned or moved, or the rule set, is not made up. */
function reminders(session: Session, course: Course, of: Of): readonly Timer[] {
  const since = Math.max(session.changedAt ?? 0, course.settings.remindersSince ?? 0);
  return course.settings.reminders.flatMap((rule) => {
    if (session.reminded.includes(remindedMark(session, rule))) return [];
    const instant = reminderInstant(session.start, rule);
    if (instant < since) return [];
    return [{ ...of, kind: 'remind', key: ruleKey(rule), due: unlessQuiet(instant, session, course) }];
  });
}

function materialWarnings(session: Session, course: Course, of: Of): readonly Timer[] {
  if (hasMaterial(session)) return [];
  return warnings.flatMap((minutes) => {
    const instant = session.startsAt - minutes * minute;
    if (session.reminded.includes(warnedMark(session, String(minutes)))) return [];
    if (instant < (session.changedAt ?? 0)) return [];
    return [
      { ...of, kind: 'warnMaterial', key: String(minutes), due: unlessQuiet(instant, session, course) },
    ];
  });
}

/** Shown earlier than the opening: when staff asked for it, or by the setting. */
function showing(session: Session, course: Course, of: Of): readonly Timer[] {
  const { material } = session;
  if (!hasMaterial(session) || material.state !== 'hidden') return [];
  const { showMaterial } = course.settings;
  const due =
    material.showAt ??
    (showMaterial === 'opening' ? undefined : session.startsAt - showMaterial.minutes * minute);
  return due === undefined ? [] : [{ ...of, kind: 'showMaterial', key: '', due }];
}

/** A quiet night delays what would ring, unless the session begins before its end. */
function unlessQuiet(instant: number, session: Session, course: Course): number {
  const later = afterQuiet(instant, session.start.zone, course.settings.quiet);
  return later < session.startsAt ? later : instant;
}

/** When a session is to be looked at for closing (epoch ms), `quiet` ms after its end unless that was put off. */
function closingDue(session: Session, quiet: number): number {
  const end = endOf(session);
  return Math.min(session.closeAfter ?? end + quiet, end + longestAfterEnd);
}

/** How a reminder that was sent (or dropped) stands in `session.reminded`. */
export function remindedMark(session: Session, rule: ReminderRule): string {
  return `${session.start.local}|${ruleKey(rule)}`;
}

/** How a warning about missing material stands in `session.reminded`. */
export function warnedMark(session: Session, key: string): string {
  return `${session.start.local}|material ${key}`;
}
