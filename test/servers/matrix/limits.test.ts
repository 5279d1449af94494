import { afterAll, beforeAll, expect, it } from 'vitest';
import { gatherMatrix, type MatrixCast } from '../play/matrix-cast.ts';
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

it('answers 30 commands given at once, in order, and then says what could wait', {
  timeout: patience,
}, async () => {
  const { bot, prof, tutor, students } = cast;
  await prof.say(room, '!cours créer LO21 Algorithmes et structures');
  await prof.say(room, '!cours planifier 25/11/2026 11h — Les arbres');
  await bot.go(paris(2026, 11, 25, 10, 44));
  const where = { room: await prof.room(room) };
  const asked: string[] = [];
  for (let n = 0; n < each; n += 1)
    for (const { person } of [prof, tutor, ...students])
      asked.push(await person.say('!cours prochain', where));
  for (const id of asked) await bot.heard(id);
  // The reminder of a quarter of an hour before falls due while the answers wait.
  await bot.go(paris(2026, 11, 25, 10, 51));
  const said = (await prof.messages(room)).filter(({ user }) => user === cast.botUser);
  const answers = said.filter(({ replyTo }) => asked.includes(replyTo ?? ''));
  expect(answers.map(({ replyTo }) => replyTo)).toEqual(asked);
  const reminder = said.findIndex(({ text }) => text.startsWith('⏰'));
  expect(reminder).toBeGreaterThan(said.indexOf(answers.at(-1) as (typeof said)[number]));
});
