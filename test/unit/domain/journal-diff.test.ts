import { describe, expect, it } from 'vitest';
import type { Course } from '../../../src/domain/course.ts';
import { diffJournal } from '../../../src/domain/journal-diff.ts';
import type { Session } from '../../../src/domain/session.ts';
import { makeCourse, makeMaterial, makeSession, now } from '../../support/scene.ts';

const course = makeCourse();
const session = makeSession();
const none = { sessions: [], materials: [] };
const ofCourse = (after: Course) => diffJournal({ ...none, course }, { ...none, course: after });
const ofSession = (after: Session) =>
  diffJournal({ ...none, sessions: [session] }, { ...none, sessions: [after] });

describe('the fields that a decision wrote', () => {
  it('are none where nothing changed', () => {
    expect(ofCourse({ ...course })).toEqual([]);
    expect(ofSession({ ...session })).toEqual([]);
  });
  it('leave out what the house keeps for itself', () => {
    expect(
      ofCourse({ ...course, nextNumber: 9, version: 7, linkCodes: [{ hash: 'x', expiresAt: 1 }] }),
    ).toEqual([]);
    expect(ofSession({ ...session, changedAt: now, reminded: ['x'], version: 7 })).toEqual([]);
    const told = {
      local: session.start.local,
      zone: session.start.zone,
      minutes: 120,
      status: 'planned' as const,
    };
    expect(ofSession({ ...session, told })).toEqual([]);
  });
  it('name settings and members one by one', () => {
    const after: Course = {
      ...course,
      title: 'Algorithmes',
      settings: { ...course.settings, minutes: 90, headcount: 30, remindersSince: now },
      staff: [
        { person: 'prof', role: 'teacher' },
        { person: 'new', role: 'assistant' },
      ],
    };
    expect(ofCourse(after)).toEqual([
      { kind: 'course', id: course.id, field: 'title', before: course.title, after: 'Algorithmes' },
      { kind: 'course', id: course.id, field: 'settings.minutes', before: 120, after: 90 },
      { kind: 'course', id: course.id, field: 'staff.tutor', before: 'assistant' },
      { kind: 'course', id: course.id, field: 'settings.headcount', after: 30 },
      { kind: 'course', id: course.id, field: 'staff.new', after: 'assistant' },
    ]);
  });
  it('hold start and instant of a move', () => {
    const start = { local: '2026-12-09T10:00', zone: 'Europe/Paris' };
    expect(ofSession({ ...session, start, startsAt: 5 })).toEqual([
      { kind: 'session', id: session.id, field: 'start', before: session.start, after: start },
      { kind: 'session', id: session.id, field: 'startsAt', before: session.startsAt, after: 5 },
    ]);
  });
  it('are one write where an object is new', () => {
    expect(diffJournal(none, { course, sessions: [session], materials: [makeMaterial()] })).toEqual([
      { kind: 'course', id: course.id, field: '*' },
      { kind: 'session', id: session.id, field: '*' },
      { kind: 'material', id: session.id, field: '*' },
    ]);
  });
  it('hold the old text of a material', () => {
    const old = makeMaterial();
    const writes = diffJournal(
      { ...none, materials: [old] },
      { ...none, materials: [{ ...old, body: 'new' }] },
    );
    expect(writes).toEqual([
      { kind: 'material', id: 'session-1', field: 'body', before: old.body, after: 'new' },
    ]);
  });
});
