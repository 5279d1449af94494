import { join } from 'node:path';
import Database from 'better-sqlite3';
import { systemClock } from '../src/engine/system-clock.ts';
import type { MessageEvent } from '../src/ports/chat.ts';
import { account, inFolder, openRig, type Rig } from './rig.ts';
import { courseOf, personOf, seed, sessionOf } from './seed.ts';
import { inMs, median, perSecond, quantile, report, timed } from './tools.ts';

const courses = 64;
const personsPerCourse = 64;
const staffPerCourse = 4;
const perRun = 19_200;
const runs = 3;
const batchSize = 10;
const offeredPerSecond = 500;
const offeredSeconds = 10;
const day = 86_400_000;

/** Commands a second with everything that an answer takes, then the wait for an answer at 500/s. */
export async function benchCommands(): Promise<void> {
  const bare = await inFolder(async (folder) => bareCommits(folder));
  await inFolder(async (folder) => {
    const rig = await openRig(folder, systemClock);
    await seedClass(rig);
    await rig.engine.start();
    const decided: number[] = [];
    const answered: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const events = lines(perRun, Date.now() - (runs - run) * 20_000, `r${run}`);
      const before = performance.now();
      await sendAll(rig, events);
      decided.push(performance.now() - before);
      await rig.engine.idle();
      answered.push(performance.now() - before);
      await checkAnswered(rig, events);
    }
    report(
      'commands decided and committed, 64 courses, FULL',
      perSecond(perRun, median(decided)),
      'aim ≥ 5,000/s',
    );
    report('… and their answers delivered and settled', perSecond(perRun, median(answered)));
    report('bare loop, one small row a commit, FULL', perSecond(1, bare));
    report('commands in the time of one bare commit', (bare / (median(decided) / perRun)).toFixed(2));
    const waits = await offer(rig);
    report(`wait for the answer at ${offeredPerSecond}/s offered: median`, inMs(median(waits)));
    report(
      `wait for the answer at ${offeredPerSecond}/s offered: p99`,
      inMs(quantile(waits, 0.99)),
      'aim < 20 ms',
    );
    await rig.close();
  });
}

async function seedClass({ deps }: Rig): Promise<void> {
  for (let index = 0; index < courses; index += 1) {
    const persons = Array.from({ length: personsPerCourse }, (_, person) => personOf(userOf(index, person)));
    const staff = persons
      .slice(0, staffPerCourse)
      .map(({ id }) => ({ person: id, role: 'teacher' as const }));
    const course = courseOf(index, staff);
    const sessions = Array.from({ length: 30 }, (_, n) =>
      sessionOf(course, n + 1, Date.now() + (n + 1) * 7 * day),
    );
    await seed(deps.store, course, sessions, persons);
  }
}

const userOf = (course: number, person: number) => `u${course}-${person}`;

/** What a class writes: mostly questions, some settings of one's own, now and then a change by staff. */
function lineOf(turn: number): { text: string; staff: boolean } {
  switch (turn % 8) {
    case 0:
      return { text: `!cours lieu S${1 + (turn % 30)} B${turn % 1000}`, staff: true };
    case 1:
    case 5:
      return { text: `!cours rappel ${turn % 2 === 0 ? 'oui' : 'non'}`, staff: false };
    case 2:
    case 6:
      return { text: '!cours agenda', staff: false };
    default:
      return { text: '!cours prochain', staff: false };
  }
}

/** Commands spread over courses and persons so that nobody reaches the flood limit (10 in 10 s). */
function lines(count: number, at: number, prefix: string): MessageEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const course = index % courses;
    const turn = Math.floor(index / courses);
    const { text, staff } = lineOf(turn);
    const person = staff
      ? Math.floor(turn / 8) % staffPerCourse
      : staffPerCourse + (turn % (personsPerCourse - staffPerCourse));
    return {
      kind: 'message',
      id: `${prefix}-${index}`,
      at,
      room: `room${course}`,
      user: userOf(course, person),
      name: userOf(course, person),
      text,
      files: [],
      direct: false,
      automatic: false,
    };
  });
}

/** One stream a room; its next batch only when the one before is applied. */
async function sendAll(rig: Rig, events: readonly MessageEvent[]): Promise<void> {
  const byRoom = Map.groupBy(events, (event) => event.room);
  await Promise.all(
    [...byRoom].map(async ([room, all]) => {
      for (let from = 0; from < all.length; from += batchSize) {
        const batch = all.slice(from, from + batchSize);
        const cursor = batch.at(-1)?.id ?? '';
        await rig.engine.receive({ account, stream: room, cursor, events: batch });
      }
    }),
  );
}

/** A figure counts only if the commands were executed. */
async function checkAnswered(rig: Rig, events: readonly MessageEvent[]): Promise<void> {
  for (const { id, text } of events) {
    const event = await rig.deps.store.event(account, id);
    if (event?.command?.outcome !== 'done') throw new Error(`not executed: ${text}`);
  }
}

/** Offers 500 commands a second, evenly, whatever the bot does; waits from offer to answer, in ms. */
async function offer(rig: Rig): Promise<number[]> {
  const events = lines(offeredPerSecond * offeredSeconds, Date.now(), 'offered');
  const offeredAt = new Map<string, number>();
  const waits: number[] = [];
  rig.chat.onPost = (options) => {
    const since = offeredAt.get(options.replyTo ?? '');
    if (since !== undefined) waits.push(performance.now() - since);
  };
  const streams = new Map<string, Promise<void>>();
  const begin = performance.now();
  for (const [index, event] of events.entries()) {
    const due = begin + (index * 1000) / offeredPerSecond;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    offeredAt.set(event.id, due);
    const batch = { account, stream: event.room, cursor: event.id, events: [event] };
    const before = streams.get(event.room) ?? Promise.resolve();
    streams.set(
      event.room,
      before.then(() => rig.engine.receive(batch)),
    );
  }
  await Promise.all(streams.values());
  await rig.engine.idle();
  if (waits.length < events.length) throw new Error(`${events.length - waits.length} commands got no answer`);
  return waits;
}

/** Milliseconds of one commit in a bare loop: what the disk allows to whoever commits one by one. */
async function bareCommits(folder: string): Promise<number> {
  const db = new Database(join(folder, 'bare.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE event (id TEXT PRIMARY KEY, body TEXT) STRICT');
  const insert = db.prepare('INSERT INTO event VALUES (?, ?)');
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const rows = 2_000;
    const took = await timed(async () => {
      for (let row = 0; row < rows; row += 1) insert.run(`${run}-${row}`, 'x'.repeat(200));
    });
    times.push(took / rows);
  }
  db.close();
  return median(times);
}
