import { afterAll, beforeAll, expect, it } from 'vitest';
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

it('answers what is asked before the start, opens, and nothing that waited is false when it arrives', {
  timeout: patience,
}, async () => {
  const { bot, students } = cast;
  await bot.go(paris(2026, 11, 25, 10, 59));
  const lines = [
    'prochain',
    'agenda',
    'aide',
    'aide agenda',
    'agenda jour',
    'agenda tout',
    'équipe',
    'réglages',
  ];
  const before = (await saidByBot()).length;
  const asked: string[] = [];
  // In turn, for people have limits too.
  for (const [index, line] of lines.entries()) {
    const asker = students[index % students.length];
    if (asker !== undefined) asked.push(...(await askAll([asker], [`!cours ${line}`])));
  }
  await bot.sleepUntil(paris(2026, 11, 25, 11, 0));
  const said = (await saidByBot()).slice(before);
  const opening = said.findIndex(({ text }) => text.startsWith('📖'));
  const answers = said.filter(({ replyTo }) => asked.includes(replyTo ?? ''));
  const late = answers.filter((answer) => said.indexOf(answer) > opening);
  expect(answers).toHaveLength(lines.length);
  expect(opening).toBeGreaterThanOrEqual(0);
  for (const { text } of late) expect(text).not.toMatch(/dans (?:1|une) minute|à venir/i);
});
