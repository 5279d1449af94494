import type { AnyVerb } from '../../src/commands/verb.ts';
import { emptyPool } from '../../src/domain/choose-room.ts';
import { type Course, linkPlaces } from '../../src/domain/course.ts';
import { courseTimers } from '../../src/domain/course-timers.ts';
import type { Person } from '../../src/domain/person.ts';
import { givenLink } from '../../src/domain/room.ts';
import type { OutsideRoom } from '../../src/domain/room-allowance.ts';
import type { Material, Session } from '../../src/domain/session.ts';
import { sessionTimers } from '../../src/domain/session-timers.ts';
import type { Timer } from '../../src/domain/timer.ts';
import type { PostOp, Say } from '../../src/message/post.ts';
import type { CallInstance } from '../../src/ports/calls.ts';
import type { Activity, Settlement } from '../../src/ports/store.ts';
import { callSettled, loadSettled } from '../../src/services/call-settled.ts';
import { type Decision, isRefusal, type Outcome, type OutsideOrder } from '../../src/services/decision.ts';
import type { Moment, Scene } from '../../src/services/scene.ts';
import { fireTimer } from '../../src/services/timers.ts';
import { plain } from './plain.ts';
import { makeReads } from './reads.ts';
import { house, makeCourse, makeScene, now, prof, room, run, type SceneOver } from './scene.ts';

interface Start {
  readonly course?: Partial<Course>;
  readonly sessions?: readonly Session[];
  readonly materials?: readonly Material[];
  readonly instances?: readonly CallInstance[];
  readonly now?: number;
}

/**
 * Decisions one after the other on a small state in memory, as the engine would apply them: what was
 * said, what is due, what is asked of providers. Without storage or platforms.
 */
export class Story {
  course: Course;
  sessions: readonly Session[];
  materials: readonly Material[];
  now: number;
  activity: Record<string, Activity> = {};
  /** People that rooms hold on every server. */
  held = 0;
  /** Rooms held for other courses outside of their sessions. */
  elsewhere: readonly OutsideRoom[] = [];
  /** What every server counts in its rooms; undefined: none can. */
  persons: number | undefined;
  readonly posts: PostOp[] = [];
  readonly outside: OutsideOrder[] = [];
  readonly #instances: readonly CallInstance[];
  readonly #state: Record<string, string> = {};
  #ids = 0;

  constructor(start: Start = {}) {
    this.course = makeCourse(start.course);
    this.sessions = start.sessions ?? [];
    this.materials = start.materials ?? [];
    this.#instances = start.instances ?? [];
    this.now = start.now ?? now;
  }

  get moment(): Moment {
    return {
      now: this.now,
      newId: () => {
        this.#ids += 1;
        return `n${this.#ids}`;
      },
      house: {
        ...house,
        instances: this.#instances,
        persons: () => this.persons,
        pool: { ...emptyPool, held: () => this.held, outside: () => this.#outside() },
      },
    };
  }

  /** Rooms of the course alone, and those that tests say others have. */
  #outside(): readonly OutsideRoom[] {
    const { createdBy: creator, rooms } = this.course;
    const live = rooms.calls.filter(
      ({ status, instance }) => ['open', 'wanted'].includes(status) && instance !== givenLink,
    );
    return [...this.elsewhere, ...live.map(({ id, by }) => ({ id, by, creator }))];
  }

  get reads() {
    return makeReads({
      courses: [this.course],
      sessions: this.sessions,
      materials: this.materials,
      activity: this.activity,
      state: this.#state,
    });
  }

  /** The session of this number. */
  session(number: number): Session {
    const found = this.sessions.find((session) => session.number === number);
    if (found === undefined) throw new Error(`no session ${number}`);
    return found;
  }

  /** Somebody runs a verb (in the class place unless told otherwise); what is decided is applied. */
  async command(
    verb: AnyVerb,
    text: string,
    over: SceneOver & { readonly given?: Parameters<typeof run>[4] } = {},
  ): Promise<Outcome> {
    const { given, ...scene } = over;
    const outcome = await run(verb, text, this.scene(scene), this.reads, given);
    if (!isRefusal(outcome)) this.apply(outcome);
    return outcome;
  }

  /** A tap on a sign: the command without a message of one's own. */
  async tap(verb: AnyVerb, text: string, person: Person): Promise<Outcome> {
    const { message: _, ...origin } = room('classe', person);
    return this.command(verb, text, { person, origin });
  }

  scene(over: SceneOver = {}): Scene {
    const { newId } = this.moment;
    return makeScene({
      course: this.course,
      now: this.now,
      newId,
      house: this.moment.house,
      eventId: `event-${this.#ids}`,
      person: prof,
      ...over,
    });
  }

  apply(decision: Decision): void {
    if (decision.course !== undefined) this.course = decision.course;
    const written = decision.sessions ?? [];
    this.sessions = this.sessions.map((session) => written.find(({ id }) => id === session.id) ?? session);
    const materials = decision.materials ?? [];
    this.materials = [
      ...this.materials.filter((old) => !materials.some(({ sessionId }) => sessionId === old.sessionId)),
      ...materials,
    ];
    this.posts.push(...(decision.posts ?? []));
    this.outside.push(...(decision.outside ?? []));
    for (const { key, value } of decision.state ?? []) {
      if (value === undefined) delete this.#state[key];
      else this.#state[key] = value;
    }
  }

  /** Whether people are in the rooms of a session, as it is stored. */
  inRoom(number: number, kind: 'occupied'): void {
    const { rooms, ...session } = this.session(number);
    const calls = rooms.calls.map((call) => ({ ...call, occupancy: { kind } }));
    this.apply({ sessions: [{ ...session, rooms: { ...rooms, calls } }] });
  }

  /** Everything that is due later, in order. */
  timers(): readonly Timer[] {
    return [
      ...courseTimers(this.course),
      ...this.sessions.flatMap((session) => sessionTimers(session, this.course)),
    ].toSorted((a, b) => a.due - b.due);
  }

  /** Lets the time pass, firing each due timer at its moment; `down`: all of them only at the end. */
  async until(at: number, how: 'running' | 'down' = 'running'): Promise<void> {
    for (let fired = 0; ; fired += 1) {
      const [next] = this.timers().filter(({ due }) => due <= at);
      if (next === undefined) break;
      if (fired > 200) throw new Error(`timers never end: ${next.kind} ${next.key}`);
      this.now = how === 'down' ? at : Math.max(this.now, next.due);
      const { decision } = await fireTimer(this.reads, this.moment, next);
      this.apply(decision);
    }
    this.now = at;
  }

  /** The provider answers the last order; gives its instance. */
  async settle(result: { link: string } | { code: string }): Promise<string> {
    const work = this.outside.findLast(({ kind }) => kind === 'callCreate');
    if (work?.kind !== 'callCreate') throw new Error('nothing was ordered');
    const settlement: Settlement =
      'link' in result
        ? {
            row: 'row',
            ok: true,
            at: this.now,
            reference: `ref-${work.instance}`,
            entry: { link: result.link },
          }
        : { row: 'row', ok: false, at: this.now, code: result.code, reason: '' };
    const loaded = await loadSettled(this.reads, work);
    const decision = callSettled(this.moment, work, settlement, loaded);
    this.apply(decision);
    return work.instance;
  }

  /** The says so far, optionally to one audience. */
  says(audience?: Say['audience']['kind']): readonly Say[] {
    return this.posts.flatMap((post) =>
      post.op === 'say' && this.#isRead(post) && (audience === undefined || post.audience.kind === audience)
        ? [post]
        : [],
    );
  }

  /** The line in groups' rooms is kept for those that are linked later. */
  #isRead({ audience }: Say): boolean {
    const isLink = audience.kind === 'class' && audience.where === 'link';
    return !isLink || linkPlaces(this.course, audience.group).length > 0;
  }

  /** Texts of the says so far. */
  texts(audience?: Say['audience']['kind']): readonly string[] {
    return this.says(audience).map((post) => plain(post.document));
  }
}

/** An instance of a call provider that can do both media. */
export function instance(id: string, over: Partial<CallInstance> = {}): CallInstance {
  return {
    id,
    provider: 'jitsi',
    label: `Jitsi chez ${id}`,
    media: ['audio', 'video'],
    example: false,
    ...over,
  };
}
