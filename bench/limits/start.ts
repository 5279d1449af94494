import { systemClock } from '../../src/engine/system-clock.ts';
import { openSqlite } from '../../storage/sqlite/open.ts';
import { passwordOf } from '../../test/servers/synapse/admin.ts';
import { logIn } from '../../test/servers/synapse/client-server.ts';
import { PlainPerson } from '../../test/servers/synapse/people/plain-person.ts';
import type { Synapse } from '../../test/servers/synapse/server.ts';
import { newBot } from '../matrix/meeting.ts';
import { courseOf, seed, sessionOf } from '../seed.ts';
import { timed } from '../tools.ts';
import { type Said, untrue } from './truth.ts';

/** Who is there. */
export interface Stage {
  readonly server: Synapse;
  readonly prof: PlainPerson;
  readonly people: PlainPerson[];
}

/** How a session begins: in how many rooms at once, and does the bot start anew five seconds before? */
export interface Scene {
  readonly name: string;
  readonly rooms: number;
  readonly restart: boolean;
}

/** What one run showed, in ms. */
export interface Figures {
  /** How late the first and the last opening came. */
  readonly opening: number;
  readonly lastOpening: number;
  /** When the first message could go at all: the homeserver's own word a second before, and the bot running. */
  readonly allowed: number;
  readonly staffBefore: number;
  readonly staffAfter: number;
  /** The slowest of the people's own messages, which no limit holds: what the machine adds to everything. */
  readonly plain: number;
  /** Answers to the 30. */
  readonly answers: number;
  readonly untrue: readonly string[];
}

const second = 1_000;
const minute = 60 * second;
/** After the start: until the last opening of ten is out, and what answers the teacher. */
const watchFor = 80 * second;

export async function playStart(stage: Stage, scene: Scene): Promise<Figures> {
  const { prof, people, server } = stage;
  const { bot, user, name } = await newBot({ server });
  const spender = new PlainPerson(await logIn(server.url, name, passwordOf(name)), '', '');
  const own = await spender.createRoom({ preset: 'private_chat' });
  const rooms = await roomsOf(stage, scene.rooms, user);
  await bot.start();
  // Ten joins at once are what a homeserver allows too: the last ones take a while.
  for (const room of rooms) await patiently(() => prof.until(user, 'join', room));
  await pause(5 * second);
  await bot.stop();
  const start = Math.ceil((Date.now() + 45 * second) / minute) * minute;
  await plan(bot.database, user, prof.user, rooms, start);
  await bot.start();

  await until(start - 31 * second);
  await empty(spender, own, start - 28 * second);
  const asking = people.map(async (one, n) => {
    await until(start - 30 * second + Math.random() * 29 * second);
    return timed(() => one.say('!cours prochain', { room: rooms[n % rooms.length] as string }));
  });
  const [first = ''] = rooms;
  const asked = async (at: number, line: string) => {
    await until(at);
    return prof.say(line, { room: first });
  };
  const before = asked(start - (20 - Math.random() * 8) * second, '!cours agenda');
  const restarted = restartAt(scene, start - 5 * second, async () => {
    await bot.stop('SIGKILL');
    await bot.start();
    return Date.now();
  });
  // It takes a moment: a second before the start there is none left.
  await until(start - 3 * second);
  const free = await empty(spender, own, start - second);
  const after = asked(start + 2 * second, '!cours réglages');
  const plain = Math.round(Math.max(...(await Promise.all(asking))));
  const allowed = Math.max(free, await restarted);
  const staff = [await before, await after];
  await until(start + watchFor);
  const said = (await Promise.all(rooms.map((room) => saidIn(prof, room, user)))).flat();
  await bot.end();
  return { ...figuresOf(said, start, allowed, staff), plain };
}

function figuresOf(
  said: readonly Said[],
  start: number,
  from: number,
  staff: readonly string[],
): Omit<Figures, 'plain'> {
  const openings = said.filter(({ text, at }) => text.startsWith('📖') && at >= start - second);
  const late = openings.map(({ at }) => at - start);
  const waited = (event: string | undefined) => {
    const answer = said.find(({ replyTo }) => replyTo === event);
    const question = said.find(({ id }) => id === event);
    return answer === undefined || question === undefined
      ? Number.POSITIVE_INFINITY
      : answer.at - question.at;
  };
  const fromBot = said.filter(({ ours }) => ours);
  return {
    opening: Math.min(...late),
    lastOpening: Math.max(...late),
    allowed: Math.max(0, from - start),
    staffBefore: waited(staff[0]),
    staffAfter: waited(staff[1]),
    answers: fromBot.filter(
      ({ replyTo, at }) => replyTo !== undefined && !staff.includes(replyTo) && at > start - 31 * second,
    ).length,
    untrue: fromBot.flatMap((one) => untrue(one, start)),
  };
}

async function restartAt(scene: Scene, at: number, restart: () => Promise<number>): Promise<number> {
  if (!scene.restart) return 0;
  await until(at);
  return restart();
}

/** Says things as the bot until it is refused, or until then; gives when it may say the next one (epoch ms). */
async function empty(spender: PlainPerson, room: string, end: number): Promise<number> {
  while (Date.now() < end) {
    try {
      await spender.put(room, 'm.room.message', { msgtype: 'm.notice', body: '.' });
    } catch (error) {
      const wait = /"retry_after_ms":\s*(\d+)/.exec(String(error))?.[1];
      if (wait === undefined) throw error;
      return Date.now() + Number(wait);
    }
  }
  return 0;
}

async function roomsOf({ prof, people }: Stage, count: number, bot: string): Promise<readonly string[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const room = await prof.createRoom({ preset: 'public_chat', invite: [bot] });
      for (const one of people.filter((_one, index) => index % count === n))
        await patiently(() => one.join(room));
      return room;
    }),
  );
}

/** A homeserver lets ten in at once, and then one after the other. */
async function patiently(act: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await act();
      return;
    } catch (error) {
      if (!/M_LIMIT_EXCEEDED|invite, not join/.test(String(error))) throw error;
      await pause(300);
    }
  }
}

/** A course a room, taught by the same teacher, each with a session at the same minute. */
async function plan(database: string, bot: string, prof: string, rooms: readonly string[], start: number) {
  const store = await openSqlite({ file: database, exclusive: true, clock: systemClock });
  const known = await store.personByAccount('matrix', prof);
  const teacher = known ?? {
    ...{ id: 'p-prof', name: 'Prof', accounts: [{ platform: 'matrix', user: prof }], version: 0 },
  };
  for (const [index, room] of rooms.entries()) {
    const made = courseOf(index, [{ person: teacher.id, role: 'teacher' }]);
    const places = made.places.map((place) => ({ ...place, account: `matrix:${bot}`, room }));
    const course = { ...made, places };
    await seed(
      store,
      course,
      [sessionOf(course, 1, start)],
      index === 0 && known === undefined ? [teacher] : [],
    );
  }
  await store.close();
}

async function saidIn(prof: PlainPerson, room: string, bot: string): Promise<readonly Said[]> {
  const events = await prof.serverEvents(room);
  return events.flatMap((event) => {
    if (event.type !== 'm.room.message') return [];
    const relation = event.content['m.relates_to'] as { 'm.in_reply_to'?: { event_id?: string } } | undefined;
    const replyTo = relation?.['m.in_reply_to']?.event_id;
    return {
      id: event.event_id,
      at: event.origin_server_ts,
      ours: event.sender === bot,
      text: String(event.content.body),
      ...(replyTo === undefined ? {} : { replyTo }),
    };
  });
}

async function until(at: number): Promise<void> {
  await pause(Math.max(0, at - Date.now()));
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
