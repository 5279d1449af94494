import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseOf, seed, sessionOf } from '../../../bench/seed.ts';
import { openSqlite } from '../../../storage/sqlite/open.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';
import { gatherMatrix, type MatrixCast } from '../play/matrix-cast.ts';
import { begin } from '../play/play.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import { startJsClients } from '../synapse/people/js-person.ts';
import type { MatrixMessage } from '../synapse/people/matrix-person.ts';
import { ratchetPlaces } from '../synapse/ratchet.ts';
import { Synapse } from '../synapse/server.ts';

// 180 reminders and 36 openings fall due in the same second, in clear and encrypted rooms, and the bot is
// killed all the while. Then it is away, and asleep, while more falls due.

const kills = 100;
const minute = 60_000;
// With the room of the class no more than one person may bring the bot into in a day (adapters/matrix/rooms/invite-allowance.ts).
const roomCount = 18;
const reminded = 10;
const opened = 2;
const others = 2;
/** Reminders are ten minutes before; those of what opens now came ten minutes ago. */
const due = begin + 60 * minute;
const names = Array.from({ length: roomCount }, (_, index) => `room ${index}`);
const isLocked = (index: number) => index % 2 === 1;

let server: Synapse;
let clients: ClientProcess;
let cast: MatrixCast;

beforeAll(async () => {
  server = await Synapse.start('off');
  clients = startJsClients();
  cast = await gatherMatrix({ server, clients, encrypted: true });
  for (const [index, name] of names.entries()) {
    await cast.addRoom(name, cast.prof, isLocked(index));
    await cast.inviteBot(await cast.prof.room(name), cast.prof);
  }
  await cast.bot.stop();
  await plan();
  await cast.bot.start();
});
afterAll(async () => {
  await cast?.close();
  await clients?.close();
  await server?.stop();
});

/** A course in each room; sessions to remind of, to open in the same second, and later ones. */
async function plan(): Promise<void> {
  const store = await openSqlite({ file: cast.database, exclusive: true, clock: new ManualClock(begin) });
  for (const [index, name] of names.entries()) {
    const course = courseOf(index, []);
    const places = course.places.map((place) => ({
      ...place,
      account: `matrix:${cast.botUser}`,
      room: '',
    }));
    const [place] = places;
    if (place === undefined) throw new Error('a course without a place');
    const here = { ...course, places: [{ ...place, room: await cast.prof.room(name) }] };
    const starts = [
      ...Array.from({ length: reminded }, () => due + 10 * minute),
      ...Array.from({ length: opened }, () => due),
      ...Array.from({ length: others }, () => due + 60 * minute),
      ...Array.from({ length: others }, () => due + 120 * minute),
    ];
    const sessions = starts.map((start, n) => sessionOf(here, n + 1, start));
    await seed(store, here, sessions, []);
  }
  await store.close();
}

/** Sessions named in the bot's messages that begin in a way, in each room. */
async function told(begins: string): Promise<readonly (readonly string[])[]> {
  const all: string[][] = [];
  for (const name of names) {
    const messages = (await cast.prof.messages(name)).filter(({ user }) => user === cast.botUser);
    expect(messages.filter((message) => message.unreadable)).toEqual([]);
    all.push(messages.filter((message) => message.text.startsWith(begins)).map(sessionIn));
  }
  return all;
}

const sessionIn = (message: MatrixMessage): string => /\((S\d+)\)/.exec(message.text)?.[1] ?? message.text;
const inEachRoom = (first: number, count: number): readonly (readonly string[])[] =>
  names.map(() => Array.from({ length: count }, (_, n) => `S${first + n}`));
const sorted = (rooms: readonly (readonly string[])[]) =>
  rooms.map((room) => room.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1))));

describe('what falls due', () => {
  it(`is said once in spite of ${kills} kills`, { timeout: 400_000 }, async () => {
    const said = cast.bot.go(due);
    for (let kill = 0; kill < kills; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5 + ((kill * 37) % 120)));
      await cast.bot.killAndRestart();
    }
    await said;
    expect(cast.bot.kills).toBe(kills);
    expect(sorted(await told('⏰'))).toEqual(inEachRoom(1, reminded + opened));
    expect(sorted(await told('📖'))).toEqual(inEachRoom(reminded + 1, opened));
    expect((await told('💬')).map((room) => room.length)).toEqual(names.map(() => opened));
  });

  it('is said late when the bot was away for 90 seconds', async () => {
    await cast.bot.go(due + 49 * minute);
    await cast.bot.stop();
    cast.bot.now = due + 50 * minute + 80_000;
    await cast.bot.start();
    await cast.bot.go();
    const first = reminded + opened + 1;
    expect(sorted(await told('⏰')).map((room) => room.slice(reminded + opened))).toEqual(
      inEachRoom(first, others),
    );
  });

  it('is said late when the machine slept for 90 seconds', async () => {
    await cast.bot.go(due + 109 * minute);
    await cast.bot.sleepUntil(due + 110 * minute + 80_000);
    const first = reminded + opened + others + 1;
    const before = reminded + opened + others;
    expect(sorted(await told('⏰')).map((room) => room.slice(before))).toEqual(inEachRoom(first, others));
  });

  it('never used a place in a ratchet twice', async () => {
    const places: string[] = [];
    for (const name of names.filter((_, index) => isLocked(index))) {
      const events = await cast.prof.person.serverEvents(await cast.prof.room(name));
      places.push(...ratchetPlaces(events, cast.botUser));
    }
    expect(places.length).toBeGreaterThan((roomCount / 2) * (reminded + opened));
    expect(new Set(places).size).toBe(places.length);
  });
});
