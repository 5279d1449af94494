import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { systemClock } from '../../../src/engine/system-clock.ts';
import { openSqlite } from '../../../storage/sqlite/open.ts';
import { gatherMatrix, type MatrixCast } from '../play/matrix-cast.ts';
import type { MatrixClassmate } from '../play/matrix-classmate.ts';
import { paris, room } from '../play/play.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import { startJsClients } from '../synapse/people/js-person.ts';
import { Synapse } from '../synapse/server.ts';

// A homeserver as it comes, which lets an account say ten things at once and then one in five seconds. Waits
// take real time here.

const patience = 400_000;
const each = 6;

let server: Synapse;
let clients: ClientProcess;
let cast: MatrixCast;

beforeAll(async () => {
  server = await Synapse.start('default');
  clients = startJsClients();
  cast = await gatherMatrix({ server, clients, encrypted: false });
}, patience);
afterAll(async () => {
  await cast?.close();
  await clients?.close();
  await server?.stop();
});

/** Everybody says it in the class room; gives the events, and the bot has decided on all. */
async function askAll(who: readonly MatrixClassmate[], lines: readonly string[]): Promise<readonly string[]> {
  const where = { room: await cast.prof.room(room) };
  const asked: string[] = [];
  for (const line of lines) for (const { person } of who) asked.push(await person.say(line, where));
  for (const id of asked) await cast.bot.heard(id);
  return asked;
}

const saidByBot = async () => (await cast.prof.messages(room)).filter(({ user }) => user === cast.botUser);

it('answers all who ask the same at once, in order, and then says what could wait', {
  timeout: patience,
}, async () => {
  const { bot, prof, students } = cast;
  await prof.say(room, '!cours créer LO21 Algorithmes et structures');
  await prof.say(room, '!cours planifier 25/11/2026 11h — Les arbres');
  await bot.go(paris(2026, 11, 25, 10, 44));
  const asked = await askAll(
    students,
    Array.from({ length: each }, () => '!cours prochain'),
  );
  // The reminder of a quarter of an hour before falls due while answers wait.
  await bot.go(paris(2026, 11, 25, 10, 51));
  const said = await saidByBot();
  const answers = said.filter(({ replyTo }) => asked.includes(replyTo ?? ''));
  expect(answers.length).toBeLessThan(asked.length);
  const order = answers.map(({ replyTo }) => asked.indexOf(replyTo ?? ''));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const reminder = said.findIndex(({ text }) => text.startsWith('⏰'));
  expect(reminder).toBeGreaterThan(said.indexOf(answers.at(-1) as (typeof said)[number]));
  const store = await openSqlite({ file: cast.database, exclusive: false, clock: systemClock });
  for (const id of asked) {
    const event = await store.event(`matrix:${cast.botUser}`, id);
    const [copy] = await store.copies(event?.command?.answer ?? '');
    expect(copy?.state).toBe('sent');
  }
  await store.close();
});

it('opens before the answers that wait, and nothing of them is false when it arrives', {
  timeout: patience,
}, async () => {
  const { bot, students } = cast;
  // The bot's clock stands until it leaps: no further than what passes in truth, or it learns a wrong pace.
  await bot.go(paris(2026, 11, 25, 11, 0) - 4_000);
  // More than may be said at once, and no two alike.
  const lines = [
    ...['prochain', 'agenda', 'agenda semaine', 'agenda jour', 'agenda tout', 'équipe', 'réglages', 'aide'],
    ...['agenda', 'audio', 'rappel', 'support', 'planifier', 'prochain', 'réglages', 'équipe'].map(
      (verb) => `aide ${verb}`,
    ),
  ];
  const before = (await saidByBot()).length;
  const where = { room: await cast.prof.room(room) };
  const asked: string[] = [];
  for (const [index, line] of lines.entries()) {
    const asker = students[index % students.length];
    if (asker !== undefined) asked.push(await asker.person.say(`!cours ${line}`, where));
  }
  // Decided on, each, while most wait: the bot's clock stands, and with it its limit.
  const waiting = await whileDecided(asked);
  expect(waiting.length).toBeGreaterThanOrEqual(3);
  await bot.sleepUntil(paris(2026, 11, 25, 11, 0));
  const said = (await saidByBot()).slice(before);
  const opening = said.findIndex(({ text }) => text.startsWith('📖'));
  expect(opening).toBeGreaterThanOrEqual(0);
  const placeOf = (id: string) => said.findIndex(({ replyTo }) => replyTo === id);
  const late = waiting.map(placeOf);
  expect(Math.min(...late)).toBeGreaterThan(opening);
  expect(late).toEqual(late.toSorted((a, b) => a - b));
  expect(asked.map(placeOf)).not.toContain(-1);
  for (const { text } of said.slice(opening + 1)) expect(text).not.toMatch(/dans (?:1|une) minute|à venir/i);
});

/** Of these commands, all decided on, those whose answer is not on its way yet. */
async function whileDecided(asked: readonly string[]): Promise<readonly string[]> {
  const store = await openSqlite({ file: cast.database, exclusive: false, clock: systemClock });
  try {
    return await vi.waitFor(
      async () => {
        const waiting: string[] = [];
        for (const id of asked) {
          const event = await store.event(`matrix:${cast.botUser}`, id);
          expect(event?.command?.answer).toBeDefined();
          const [copy] = await store.copies(event?.command?.answer ?? '');
          if (copy?.state === 'waiting') waiting.push(id);
        }
        // One may be with the homeserver just now, which refuses it.
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        return waiting;
      },
      { timeout: 60_000, interval: 500 },
    );
  } finally {
    await store.close();
  }
}
