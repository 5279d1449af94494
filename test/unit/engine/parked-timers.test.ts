import { expect, it } from 'vitest';
import type { Timer } from '../../../src/domain/timer.ts';
import { parkedEntry, withoutParked } from '../../../src/engine/parked-timers.ts';
import { makeReads } from '../../support/reads.ts';
import { groupedCourse, makeSession } from '../../support/scene.ts';

const course = groupedCourse;
const session = makeSession();
const timerOf = (subject: Timer['subject']): Timer => ({
  courseId: course.id,
  subject,
  kind: 'open',
  key: '',
  due: 1,
});
const ofSession = timerOf({ kind: 'session', id: session.id });

async function parked() {
  const data = { courses: [course], sessions: [session] };
  const { key, value = '' } = await parkedEntry(makeReads(data), ofSession, 'REF1');
  return { key, reads: makeReads({ ...data, state: { [key]: value } }) };
}

it('a parked timer is not derived again, until its session changes', async () => {
  const { key, reads } = await parked();
  const set = { subject: ofSession.subject, of: session, timers: [ofSession] };
  expect(await withoutParked(reads, course.id, [set])).toEqual({
    timers: [{ subject: set.subject, timers: [] }],
    state: [],
  });
  const changed = await withoutParked(reads, course.id, [{ ...set, of: { ...session, title: 'Autre' } }]);
  expect(changed.state).toEqual([{ key, value: undefined }]);
});

it('a course that changes leaves what is parked of its sessions; one that is gone takes it with it', async () => {
  const { key, reads } = await parked();
  const set = { subject: { kind: 'course', id: course.id } as const, timers: [] };
  expect((await withoutParked(reads, course.id, [{ ...set, of: course }])).state).toEqual([]);
  const gone = await withoutParked(reads, course.id, [{ ...set, of: { ...course, status: 'gone' } }]);
  expect(gone.state).toEqual([{ key, value: undefined }]);
});
