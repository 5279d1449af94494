import { systemClock } from '../../src/engine/system-clock.ts';
import { openSqlite } from '../../storage/sqlite/open.ts';
import type { PlainPerson } from '../../test/servers/synapse/people/plain-person.ts';
import { courseOf, seed, sessionOf } from '../seed.ts';
import { median, report } from '../tools.ts';
import { classRoom, type Ground, newBot, plainPerson } from './meeting.ts';

const rooms = 50;
const postsPerRoom = 20;
const runs = 3;
const minute = 60_000;
/** Reminders come ten minutes before; the bot is given time to start. */
const ahead = 12_000;

/** 1,000 reminders over 50 rooms at once, beside the same number of plain messages sent 50 at a time. */
export async function benchDuePosts(ground: Ground): Promise<void> {
  const { bot, user } = await newBot(ground);
  const owner = await plainPerson(ground, user);
  const ids: string[] = [];
  for (let n = 0; n < rooms; n += 1) ids.push(await owner.createRoom(classRoom(false, [user])));
  await bot.start();
  for (const room of ids) await owner.until(user, 'join', room);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await bot.stop();
  const raw: number[] = [];
  const said: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const plainly = await sendPlainly(owner, ids);
    raw.push(plainly);
    // Sessions begin on the minute.
    const due = Math.ceil((Date.now() + ahead) / minute) * minute;
    await plan(bot.database, user, ids, due + 10 * minute, run);
    await bot.start();
    said.push(await untilReminded(owner, user, ids, { due, lookAt: due + plainly * 0.9 }));
    await bot.stop();
  }
  await bot.end();
  const rate = (ms: number) => `${Math.round((rooms * postsPerRoom * 1_000) / ms)}/s`;
  report('Matrix: plain messages, 50 rooms at a time', rate(median(raw)));
  report('Matrix: 1,000 reminders due at once over 50 rooms', rate(median(said)));
  const share = (median(raw) / median(said)) * 100;
  report('Matrix: reminders against plain messages', `${Math.round(share)} %`, 'aim ≥ 95 %');
}

async function sendPlainly(owner: PlainPerson, ids: readonly string[]): Promise<number> {
  const before = performance.now();
  await Promise.all(
    ids.map(async (room) => {
      for (let n = 0; n < postsPerRoom; n += 1) {
        const body = `⏰ ${'x'.repeat(120)}`;
        await owner.put(room, 'm.room.message', { msgtype: 'm.text', body, 'm.mentions': {} });
      }
    }),
  );
  return performance.now() - before;
}

/** A course a room with so many sessions at one minute; those of the run before are over by then. */
async function plan(database: string, user: string, ids: readonly string[], start: number, run: number) {
  const store = await openSqlite({ file: database, exclusive: true, clock: systemClock });
  for (const [index, room] of ids.entries()) {
    const made = courseOf(index, []);
    const places = made.places.map((place) => ({ ...place, account: `matrix:${user}`, room }));
    const stored = await store.course(made.id);
    const course = { ...made, places, version: stored?.version ?? 0 };
    const first = 1 + run * postsPerRoom;
    const sessions = Array.from({ length: postsPerRoom }, (_, n) => sessionOf(course, first + n, start));
    await seed(store, course, sessions, []);
  }
  await store.close();
}

/** From the moment they are due to the last one, by the server's clock. Who looks too early makes it work. */
async function untilReminded(
  owner: PlainPerson,
  user: string,
  ids: readonly string[],
  { due, lookAt }: { readonly due: number; readonly lookAt: number },
): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, lookAt - Date.now()));
  let last = 0;
  for (const room of ids) {
    for (;;) {
      const events = (await owner.serverEvents(room)).filter(
        (event) =>
          event.sender === user &&
          event.origin_server_ts >= due &&
          String(event.content.body).startsWith('⏰'),
      );
      if (events.length >= postsPerRoom) {
        last = Math.max(last, ...events.map((event) => event.origin_server_ts));
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  return last - due;
}
