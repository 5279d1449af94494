import { isDeepStrictEqual } from 'node:util';
import type { Course } from './course.ts';
import type { FieldWrite } from './journal.ts';
import type { Material, Session } from './session.ts';

/** The aggregates of one decision, before or after it. */
export interface Aggregates {
  readonly course?: Course;
  readonly sessions: readonly Session[];
  readonly materials: readonly Material[];
}

/** Stands for all fields of an object that a decision made. */
export const whole = '*';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields that a person's decision wrote, with old and new values. Left out: versions, and what the
 * house keeps for itself (what the class was told, reminders done, numbers never reused). An object that
 * was not there before is one write of `whole`.
 */
export function diffJournal(before: Aggregates, after: Aggregates): readonly FieldWrite[] {
  const courses = after.course === undefined ? [] : [after.course];
  return [
    ...courses.flatMap((course) =>
      diff('course', course.id, before.course && courseFields(before.course), courseFields(course)),
    ),
    ...after.sessions.flatMap((session) => {
      const old = before.sessions.find(({ id }) => id === session.id);
      return diff('session', session.id, old && sessionFields(old), sessionFields(session));
    }),
    ...after.materials.flatMap((material) => {
      const old = before.materials.find(({ sessionId }) => sessionId === material.sessionId);
      return diff('material', material.sessionId, old && materialFields(old), materialFields(material));
    }),
  ];
}

function diff(
  kind: FieldWrite['kind'],
  id: string,
  before: Fields | undefined,
  after: Fields,
): readonly FieldWrite[] {
  if (before === undefined) return [{ kind, id, field: whole }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({
      kind,
      id,
      field,
      ...(before[field] === undefined ? {} : { before: before[field] }),
      ...(after[field] === undefined ? {} : { after: after[field] }),
    }));
}

/** A course as fields: `settings.KEY` and `staff.PERSON` stand alone, so that two people's changes don't collide. */
export function courseFields({ code, title, zone, language, settings, staff }: Course): Fields {
  const { remindersSince: _, ...kept } = settings;
  return {
    code,
    title,
    zone,
    language,
    ...prefixed('settings', kept),
    ...prefixed('staff', Object.fromEntries(staff.map(({ person, role }) => [person, role]))),
  };
}

/** A session as fields; `material.KEY` are those of its material's state. */
export function sessionFields(session: Session): Fields {
  const { title, titleFrom, start, startsAt, minutes, group, location, status, cancelReason } = session;
  const { openedAt, endsAt, closedAt, closeAfter, material } = session;
  return {
    ...{ title, titleFrom, start, startsAt, minutes, group, location, status, cancelReason },
    ...{ openedAt, endsAt, closedAt, closeAfter },
    ...prefixed('material', material),
  };
}

/** A material as fields. */
export function materialFields({ body, files }: Material): Fields {
  return { body, files };
}

function prefixed(prefix: string, values: object): Fields {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, value]));
}
