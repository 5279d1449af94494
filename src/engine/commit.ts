import type { Course } from '../domain/course.ts';
import { courseTimers } from '../domain/course-timers.ts';
import type { Holder } from '../domain/holder.ts';
import { longestRun, type Session } from '../domain/session.ts';
import { sessionTimers } from '../domain/session-timers.ts';
import { linksOf } from '../message/document.ts';
import type { Commit, OutsideWrite, PostWrite } from '../ports/store.ts';
import { widgetsAnew } from '../services/call-widget.ts';
import type { Decision, OutsideOrder } from '../services/decision.ts';
import type { Deps } from './deps.ts';
import { linkedWrites, unlinkedWrites } from './late-places.ts';
import { withoutParked } from './parked-timers.ts';
import { postWrites } from './posts.ts';
import { targetsOf } from './targets.ts';

/** A decision as one transaction: its aggregates, their timers, its posts. `extra` adds what the event itself needs. */
export async function commitOf(
  deps: Deps,
  decision: Decision,
  courseBefore: Course | undefined,
  extra: Partial<Commit> = {},
): Promise<Commit> {
  const course = decision.course ?? courseBefore;
  const said = await postWrites(deps, decision.posts ?? [], course);
  const posts: PostWrite[] = inOrder(extra.posts ?? [], said);
  for (const room of decision.unlinked ?? []) posts.push({ op: 'unlink', ...room });
  if (course !== undefined) posts.push(...(await unlinkedWrites(deps, course, decision.unlinked ?? [])));
  if (course !== undefined) posts.push(...(await linkedWrites(deps, course, decision.linked ?? [])));
  const outside = [...(decision.outside ?? []), ...(await widgetChanges(deps, decision, courseBefore))];
  const derived = await timersOf(deps, decision, courseBefore);
  const state = [
    ...(extra.state ?? []),
    ...(decision.state ?? []),
    ...derived.state,
    ...(deps.zones?.ofDecision(decision) ?? []),
  ];
  return {
    ...extra,
    ...(decision.course === undefined ? {} : { courses: [decision.course] }),
    ...(decision.sessions === undefined ? {} : { sessions: decision.sessions }),
    ...(decision.materials === undefined ? {} : { materials: decision.materials }),
    ...(decision.persons === undefined ? {} : { persons: decision.persons }),
    ...(outside.length === 0 ? {} : { outside: outsideWrites(deps, outside, course) }),
    ...(decision.membership === undefined ? {} : { membership: decision.membership }),
    ...(state.length === 0 ? {} : { state }),
    ...(decision.undone === undefined
      ? {}
      : { undone: decision.undone.map((id) => ({ id, at: deps.clock.now() })) }),
    timers: derived.timers,
    posts,
  };
}

/** Answers come first, but for those that link to what is said with them: a link leads only to what is there. */
function inOrder(answers: readonly PostWrite[], said: readonly PostWrite[]): PostWrite[] {
  const keys = new Set(said.flatMap((post) => (post.op === 'say' ? [post.key] : [])));
  const links = (answer: PostWrite) =>
    'document' in answer && linksOf(answer.document).some((key) => keys.has(key));
  return [...answers.filter((answer) => !links(answer)), ...said, ...answers.filter(links)];
}

/** Widgets follow their setting, whoever changes it back: a command, or its undoing. */
async function widgetChanges(
  { house, pool, store }: Deps,
  { course: after }: Decision,
  before: Course | undefined,
): Promise<readonly OutsideOrder[]> {
  const isOn = (course: Course) => course.settings.widget === true;
  if (after === undefined || before === undefined || isOn(after) === isOn(before)) return [];
  const places = (pool?.openRooms() ?? []).map(({ place }) => place);
  const ids = places.flatMap(({ courseId, sessionId }) => (courseId === after.id && sessionId) || []);
  const sessions = await Promise.all([...new Set(ids)].map((id) => store.session(id)));
  const holders: readonly Holder[] = [
    { course: after },
    ...sessions.flatMap((session) => (session === undefined ? [] : [{ course: after, session }])),
  ];
  // Its version is another one with each change.
  return holders.flatMap((holder) => widgetsAnew(house, holder, String(before.version)));
}

/** What is to be done outside, a widget once a room that can show it. */
function outsideWrites(
  deps: Deps,
  orders: readonly OutsideOrder[],
  course: Course | undefined,
): readonly OutsideWrite[] {
  return orders.flatMap((order): readonly OutsideWrite[] => {
    if (order.kind !== 'widgets') return [order];
    const { courseId, audience, callId, change, widget } = order;
    return targetsOf(audience, course, new Map(), deps.accounts).flatMap((target) => {
      if (!('room' in target) || deps.adapters.get(target.account)?.widgets === undefined) return [];
      const { account, room } = target;
      const turn = `${widget === undefined ? 'off' : 'on'}${change === undefined ? '' : `/${change}`}`;
      const key = `widget/${callId}/${account}/${room}/${turn}`;
      const about = { kind: 'widget' as const, key, courseId, account, room, callId };
      return [{ ...about, ...(widget === undefined ? {} : { widget }) }];
    });
  });
}

/** The timer sets that the decision replaces; a change of settings or zone concerns every live session. */
async function timersOf(
  deps: Deps,
  decision: Decision,
  before: Course | undefined,
): ReturnType<typeof withoutParked> {
  const course = decision.course ?? before;
  if (course === undefined) return { timers: [], state: [] };
  const sessions = new Map<string, Session>();
  if (decision.course !== undefined && before !== undefined && rulesChanged(before, decision.course)) {
    const from = deps.clock.now() - longestRun;
    const live = await deps.store.sessionsBetween(course.id, { from, to: Infinity, limit: 2_000 });
    for (const session of [...live, ...(await deps.store.openSessions(course.id))]) {
      sessions.set(session.id, session);
    }
  }
  for (const session of decision.sessions ?? []) sessions.set(session.id, session);
  return withoutParked(deps.store, course.id, [
    ...(decision.course === undefined
      ? []
      : [{ subject: { kind: 'course' as const, id: course.id }, of: course, timers: courseTimers(course) }]),
    ...[...sessions.values()].map((session) => ({
      subject: { kind: 'session' as const, id: session.id },
      of: session,
      timers: sessionTimers(session, course),
    })),
  ]);
}

/** Spread copies keep the reference of what they did not touch. */
function rulesChanged(before: Course, after: Course): boolean {
  return before.settings !== after.settings || before.zone !== after.zone || before.status !== after.status;
}
