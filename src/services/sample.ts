import type { Course, Place } from '../domain/course.ts';
import { urgency } from '../domain/post.ts';
import { noRooms } from '../domain/room.ts';
import type { Material, Session } from '../domain/session.ts';
import { toInstant } from '../domain/time/zone.ts';
import { wordsOf } from '../i18n/words.ts';
import { say } from '../message/post.ts';
import type { SampleCourse } from '../sample/sample-course.ts';
import type { Decision } from './decision.ts';
import { noticePost, noticeVersion } from './privacy-notice.ts';
import type { Moment } from './scene.ts';

/** The sample course, held in the local chat's class room from the first start on. */
export function startSample(
  moment: Moment,
  sample: SampleCourse,
  room: { readonly account: string; readonly room: string },
): Decision {
  const { now, newId, house } = moment;
  const place: Place = { id: newId(), ...room, kind: 'class', linkedAt: now, notice: noticeVersion };
  const course: Course = {
    id: newId(),
    code: sample.code,
    title: sample.title,
    zone: sample.zone,
    language: sample.language,
    settings: sample.settings,
    staff: [],
    places: [place],
    groups: [],
    ringing: [],
    nextNumber: sample.sessions.length + 1,
    linkCodes: [],
    rooms: noRooms,
    createdBy: '',
    createdAt: now,
    status: 'active',
    sample: true,
    version: 0,
  };
  const sessions = sample.sessions.map((one, index): Session => {
    const { start, minutes, title, body } = one;
    return {
      id: newId(),
      courseId: course.id,
      number: index + 1,
      title,
      titleFrom: 'material',
      start,
      startsAt: toInstant(start),
      minutes,
      status: 'planned',
      reminded: [],
      told: { local: start.local, zone: start.zone, minutes, status: 'planned' },
      material: { characters: body.length, files: 0, state: 'hidden' },
      rooms: noRooms,
      version: 0,
    };
  });
  const materials = sessions.map(
    (session, index): Material => ({
      sessionId: session.id,
      courseId: course.id,
      body: sample.sessions[index]?.body ?? '',
      files: [],
      version: 0,
    }),
  );
  const welcome = say({
    key: `hello/sample/${course.id}`,
    subject: { kind: 'hello', id: course.id, courseId: course.id },
    audience: { kind: 'room', ...room },
    document: wordsOf(course.language).course.sampleHello(course.code, course.title, now),
    urgency: urgency.answer,
    ring: true,
  });
  return { course, sessions, materials, posts: [welcome, noticePost(course, place, house)] };
}

/**
 * Who says « J'enseigne » in the sample course's room teaches it: a newcomer can try every verb.
 * Undefined when they do already.
 */
export function joinSample(course: Course, person: string): Decision | undefined {
  if (course.staff.some((member) => member.person === person)) return undefined;
  return { course: { ...course, staff: [...course.staff, { person, role: 'teacher' }] } };
}

/**
 * Who says so only later, having been a student there, teaches it where nobody else does: a role that one gives
 * oneself makes nobody staff beside a teacher. Undefined where there is one.
 */
export function joinSampleAlone(course: Course, person: string): Decision | undefined {
  return course.staff.some(({ role }) => role === 'teacher') ? undefined : joinSample(course, person);
}
