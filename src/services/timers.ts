import type { Course } from '../domain/course.ts';
import { type Holder, roomsOf } from '../domain/holder.ts';
import type { Session } from '../domain/session.ts';
import type { Timer, TimerKind } from '../domain/timer.ts';
import type { Reads } from '../ports/store.ts';
import { announceChanges, loadAnnouncing } from './announce-changes.ts';
import { endRequest } from './close-call.ts';
import { closeSessionInTime, loadClosing } from './close-session.ts';
import type { Decision } from './decision.ts';
import { closeInTime } from './occupancy.ts';
import { loadOpening, openSession } from './open-session.ts';
import { loadRemind, remind } from './remind.ts';
import { decisionOf } from './room-step.ts';
import type { Moment } from './scene.ts';
import { showMaterial } from './show-material.ts';
import { warnMaterial } from './warn-material.ts';

/** What a due timer reads, and what it then decides on the state of that moment. */
interface TimerAct<Loaded> {
  /** Undefined where what it is about is no more. */
  load(reads: Reads, course: Course, timer: Timer): Promise<Loaded | undefined>;
  decide(moment: Moment, loaded: Loaded, timer: Timer): Decision;
}

/** Keeps an act's own types inside, as the table holds it. */
function act<Loaded>(own: TimerAct<Loaded>): TimerAct<unknown> {
  return own as unknown as TimerAct<unknown>;
}

/** An act on a session. */
function sessionAct<Loaded>(
  load: (reads: Reads, course: Course, session: Session, timer: Timer) => Promise<Loaded | undefined>,
  decide: (moment: Moment, loaded: Loaded, timer: Timer) => Decision,
): TimerAct<unknown> {
  return act<Loaded>({
    async load(reads, course, timer) {
      const session = await reads.session(timer.subject.id);
      return session === undefined ? undefined : load(reads, course, session, timer);
    },
    decide,
  });
}

/** An act on the requests and rooms of a session or of the course. */
function roomAct(decide: (moment: Moment, holder: Holder, key: string) => Decision): TimerAct<unknown> {
  return act<Holder>({
    async load(reads, course, timer) {
      if (timer.subject.kind === 'course') return { course };
      const session = await reads.session(timer.subject.id);
      return session === undefined ? undefined : { course, session };
    },
    decide: (moment, holder, timer) => decide(moment, holder, timer.key),
  });
}

const timerActs: Readonly<Record<TimerKind, TimerAct<unknown>>> = {
  announce: act({
    load: (reads, course) => loadAnnouncing(reads, course.id),
    decide: (moment, loaded) => announceChanges(moment, loaded),
  }),
  remind: sessionAct(
    (reads, course, session, timer) => loadRemind(reads, course, session, timer.key),
    (moment, loaded) => remind(moment, loaded),
  ),
  warnMaterial: sessionAct(
    async (_reads, course, session) => ({ course, session }),
    (moment, { course, session }, timer) => warnMaterial(moment, course, session, timer.key),
  ),
  showMaterial: sessionAct(
    async (reads, course, session) => ({ course, session, material: await reads.material(session.id) }),
    (moment, { course, session, material }) => showMaterial(moment, course, session, material),
  ),
  open: sessionAct(loadOpening, (moment, loaded) =>
    loaded.session.status === 'planned' && loaded.session.startsAt <= moment.now
      ? openSession(moment, loaded, 'timer')
      : {},
  ),
  close: sessionAct(
    (reads, course, session, timer) => loadClosing(reads, course, session, timer.due),
    (moment, loaded) => closeSessionInTime(moment, loaded),
  ),
  lapseRequest: roomAct((_moment, holder, key) => {
    const request = roomsOf(holder).requests.find(({ id }) => id === key);
    return request?.status === 'waiting'
      ? decisionOf(endRequest(holder, { ...request, status: 'lapsed' }))
      : {};
  }),
  closeCall: roomAct((moment, holder, key) => {
    const call = roomsOf(holder).calls.find(({ id }) => id === key);
    return call?.status === 'open' ? decisionOf(closeInTime(moment, holder, call)) : {};
  }),
};

/**
 * A due timer, decided on the state of this moment. An empty decision: what it was for is done, or no
 * longer holds. The course comes with it, as the one that the decision was made on.
 */
export async function fireTimer(
  reads: Reads,
  moment: Moment,
  timer: Timer,
): Promise<{ readonly course: Course | undefined; readonly decision: Decision }> {
  const course = await reads.course(timer.courseId);
  if (course?.status !== 'active') return { course, decision: {} };
  const kind = timerActs[timer.kind];
  const loaded = await kind.load(reads, course, timer);
  return { course, decision: loaded === undefined ? {} : kind.decide(moment, loaded, timer) };
}
