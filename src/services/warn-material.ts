import type { Course } from '../domain/course.ts';
import { urgency } from '../domain/post.ts';
import { hasMaterial, type Session } from '../domain/session.ts';
import { warnedMark } from '../domain/session-timers.ts';
import { formatSession } from '../domain/time/format.ts';
import { wordsOf } from '../i18n/words.ts';
import { say } from '../message/post.ts';
import type { Decision } from './decision.ts';
import type { Moment } from './scene.ts';

/** Staff are warned that a session about to come has nothing to read; a warning of the past is dropped. */
export function warnMaterial(moment: Moment, course: Course, session: Session, key: string): Decision {
  const mark = warnedMark(session, key);
  if (session.status !== 'planned' || hasMaterial(session) || session.reminded.includes(mark)) return {};
  const marked = { ...session, reminded: [...session.reminded, mark] };
  if (session.startsAt <= moment.now) return { sessions: [marked] };
  const { language } = course;
  const post = say({
    key: `session/${session.id}/warning/${mark}`,
    subject: { kind: 'session', id: session.id, courseId: course.id },
    audience: { kind: 'staff', courseId: course.id },
    document: wordsOf(language).session.noMaterialYet({
      number: session.number,
      when: formatSession(session.start, session.minutes, language),
      ...{ start: session.start, now: moment.now },
    }),
    urgency: urgency.reminder,
    ring: true,
    expiresAt: session.startsAt,
  });
  return { sessions: [marked], posts: [post] };
}
