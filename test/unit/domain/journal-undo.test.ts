import { describe, expect, it } from 'vitest';
import type { Course } from '../../../src/domain/course.ts';
import type { JournalEntry } from '../../../src/domain/journal.ts';
import { type Aggregates, diffJournal } from '../../../src/domain/journal-diff.ts';
import { applyUndo, conflictOf } from '../../../src/domain/journal-undo.ts';
import type { Session } from '../../../src/domain/session.ts';
import { cancelled, moved, restored } from '../../../src/domain/session-state.ts';
import { asTold, changeOf } from '../../../src/domain/told.ts';
import { makeCourse, makeMaterial, makeSession, now } from '../../support/scene.ts';

const none: Aggregates = { sessions: [], materials: [] };

/** A journal entry as it comes back from the store: through JSON. */
function entryOf(before: Aggregates, after: Aggregates, over: Partial<JournalEntry> = {}): JournalEntry {
  const entry = {
    id: 'entry',
    courseId: 'course-lo21',
    person: 'prof',
    at: now,
    verb: 'x',
    writes: diffJournal(before, after),
    ...over,
  };
  return JSON.parse(JSON.stringify(entry)) as JournalEntry;
}

const told = asTold({ ...makeSession(), changedAt: now }, 'post');
const wednesday = { local: '2026-12-09T10:00', zone: 'Europe/Paris' };
const change = (before: Session, after: Session) =>
  entryOf({ ...none, sessions: [before] }, { ...none, sessions: [after] });
const undoneSession = (entry: JournalEntry, current: Session, at = now + 1000) =>
  applyUndo(entry, { ...none, sessions: [current] }, at);

describe('taking back a change of a session', () => {
  it.each<[string, Session, Session]>([
    ['a move', told, moved(told, wednesday, 90, now)],
    ['a cancellation', told, cancelled(told, 'grève', now)],
    [
      'a restoration',
      { ...told, status: 'cancelled', cancelReason: 'grève' },
      restored({ ...told, status: 'cancelled' }, now),
    ],
    ['a title', told, { ...told, title: 'Autre' }],
    ['a first place', told, { ...told, location: 'B204' }],
    ['a place taken away', { ...told, location: 'B204' }, told],
  ])('%s brings everything back', (_name, before, after) => {
    const undone = undoneSession(change(before, after), after);
    const { changedAt: _, ...fields } = before;
    expect('sessions' in undone && undone.sessions[0]).toMatchObject(fields);
    expect('sessions' in undone && Object.keys(undone.sessions[0] ?? {}).sort()).toEqual(
      Object.keys(before).sort(),
    );
  });

  it('of a move under old rules of the clock derives the instant from the date', () => {
    const before = { ...told, startsAt: told.startsAt + 3_600_000 };
    const undone = undoneSession(
      change(before, moved(before, wednesday, 90, now)),
      moved(told, wednesday, 90, now),
    );
    expect('sessions' in undone && undone.sessions[0]?.startsAt).toBe(told.startsAt);
    const derivedAnew = { ...moved(before, wednesday, 90, now), startsAt: 1 };
    const other = undoneSession(change(before, moved(before, wednesday, 90, now)), derivedAnew);
    expect('sessions' in other && other.sessions[0]?.startsAt).toBe(told.startsAt);
  });
  it('before the class was told, leaves nothing to tell', () => {
    const after = moved(told, wednesday, 90, now);
    const undone = undoneSession(change(told, after), after);
    expect('sessions' in undone && undone.sessions.map(changeOf)).toEqual([undefined]);
  });
  it('after the class was told, counts its minute anew', () => {
    const after = asTold(moved(told, wednesday, 90, now), 'announcement');
    const undone = undoneSession(change(told, after), after, now + 300_000);
    expect('sessions' in undone && undone.sessions[0]).toMatchObject({ changedAt: now + 300_000 });
    expect('sessions' in undone && undone.sessions.map(changeOf)).toEqual(['moved']);
  });
  it('does not start the minute for what the class is not told', () => {
    const after = { ...told, title: 'Autre' };
    const undone = undoneSession(change(told, after), after, now + 300_000);
    expect('sessions' in undone && undone.sessions[0]?.changedAt).toBe(now);
  });

  it.each<[string, Session, Session, string]>([
    [
      'a move, once open',
      moved(told, wednesday, 90, now),
      { ...moved(told, wednesday, 90, now), status: 'open' },
      'begun',
    ],
    [
      'a move, once closed',
      moved(told, wednesday, 90, now),
      { ...moved(told, wednesday, 90, now), status: 'closed' },
      'held',
    ],
    ['a restoration, once closed', { ...told, status: 'planned' }, { ...told, status: 'closed' }, 'held'],
  ])('refuses %s', (name, after, current, fault) => {
    const before: Session = name.startsWith('a rest') ? { ...told, status: 'cancelled' } : told;
    expect(undoneSession(change(before, after), current)).toMatchObject({ fault });
  });
  it('refuses what would lie wholly in the past', () => {
    const after = cancelled(told, undefined, now);
    const entry = change(told, after);
    const end = told.startsAt + 120 * 60_000;
    expect(undoneSession(entry, after, end)).toMatchObject({ fault: 'past' });
    expect(undoneSession(entry, after, end - 1)).not.toHaveProperty('fault');
  });
  it('leaves what the machine has changed since', () => {
    const hidden = makeSession({ material: { characters: 5, files: 0, state: 'hidden' } });
    const held: Session = { ...hidden, material: { ...hidden.material, state: 'held', characters: 9 } };
    const shown: Session = { ...held, material: { ...held.material, state: 'shown', post: 'opening' } };
    const undone = undoneSession(change(hidden, held), shown);
    expect('sessions' in undone && undone.sessions[0]?.material).toEqual({
      characters: 5,
      files: 0,
      state: 'shown',
      post: 'opening',
    });
  });
});

describe('taking back what was made', () => {
  it('removes sessions and keeps their numbers', () => {
    const entry = entryOf(none, { ...none, sessions: [told] });
    const undone = undoneSession(entry, told);
    expect('sessions' in undone && undone.sessions[0]).toMatchObject({ status: 'removed', number: 1 });
    expect(undoneSession(entry, { ...told, status: 'closed' })).toMatchObject({ fault: 'held' });
  });
  it('lets a course and its places go', () => {
    const course = makeCourse();
    const undone = applyUndo(entryOf(none, { ...none, course }), { ...none, course }, now);
    expect(undone).toMatchObject({ course: { status: 'gone', places: [] } });
  });
  it('empties a first material', () => {
    const material = makeMaterial();
    const undone = applyUndo(
      entryOf(none, { ...none, materials: [material] }),
      { ...none, materials: [material] },
      now,
    );
    expect(undone).toMatchObject({ materials: [{ body: '', files: [] }] });
  });
});

describe('taking back a change of a course', () => {
  const course = makeCourse();
  const undoneCourse = (after: Course, current = after) =>
    applyUndo(entryOf({ ...none, course }, { ...none, course: after }), { ...none, course: current }, now);

  it('touches only what was written', () => {
    const after = { ...course, settings: { ...course.settings, quorum: 5 } };
    const current = { ...after, title: 'Autre', settings: { ...after.settings, headcount: 30 } };
    expect(undoneCourse(after, current)).toMatchObject({
      course: { title: 'Autre', settings: { ...course.settings, headcount: 30 } },
    });
  });
  it('brings members and roles back, others stay', () => {
    const after: Course = { ...course, staff: [{ person: 'prof', role: 'teacher' }] };
    const current: Course = { ...after, staff: [...after.staff, { person: 'new', role: 'assistant' }] };
    const undone = undoneCourse(after, current);
    expect('course' in undone && undone.course?.staff).toEqual([
      { person: 'prof', role: 'teacher' },
      { person: 'new', role: 'assistant' },
      { person: 'tutor', role: 'assistant' },
    ]);
  });
  it('never leaves it without a teacher', () => {
    const after: Course = { ...course, staff: [...course.staff, { person: 'new', role: 'teacher' }] };
    const current: Course = { ...after, staff: [{ person: 'new', role: 'teacher' }] };
    expect(undoneCourse(after, current)).toEqual({ fault: 'lastTeacher' });
  });
  it('counts old reminders from now, so that none is made up', () => {
    const after = { ...course, settings: { ...course.settings, reminders: [], remindersSince: now - 5 } };
    const undone = undoneCourse(after);
    expect('course' in undone && undone.course?.settings).toEqual({
      ...course.settings,
      remindersSince: now,
    });
  });
});

describe('conflicts', () => {
  const course = makeCourse();
  const title = change(told, { ...told, title: 'Autre' });
  const place = change(told, { ...told, location: 'B204' });
  const planned = entryOf(none, { ...none, sessions: [told] });
  const created = entryOf(none, { ...none, course });
  const material = entryOf(none, { ...none, materials: [makeMaterial()] });
  const quorum = entryOf(
    { ...none, course },
    { ...none, course: { ...course, settings: { ...course.settings, quorum: 5 } } },
  );
  const other = change(
    makeSession({ number: 2, id: 'session-2' }),
    makeSession({ number: 2, id: 'session-2', title: 'x' }),
  );
  it.each<[string, JournalEntry, JournalEntry, boolean]>([
    ['the same field', title, title, true],
    ['another field', title, place, false],
    ['the same field of another session', title, other, false],
    ['anything in a session planned', planned, title, true],
    ['the material of a session planned', planned, material, true],
    ['another session', planned, other, false],
    ['anything in a course created', created, title, true],
    ['a setting, for a session', title, quorum, false],
  ])('%s', (_name, entry, later, conflict) => {
    expect(conflictOf(entry, [later])).toBe(conflict ? later : undefined);
  });
});
