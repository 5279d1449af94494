import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { KillableBot } from '../synapse/bot/killable-bot.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import { JsPerson, startJsClients } from '../synapse/people/js-person.ts';
import { Synapse } from '../synapse/server.ts';

// Messages written while the bot was away: more than a sync's timeline holds, and with a session a message
// more keys than a sync hands out.

const missed = 120;
const perRoom = { clear: undefined, 'one session': 1_000, 'a session a message': 1 };

let server: Synapse;
let clients: ClientProcess;
let ana: JsPerson;
let bot: KillableBot | undefined;
let accounts = 0;

beforeAll(async () => {
  server = await Synapse.start('off');
  clients = startJsClients();
  await server.admin.register('ana');
  ana = await JsPerson.enter(clients, server.url, 'ana', '', '');
});
afterEach(() => bot?.end());
afterAll(async () => {
  await clients.close();
  await server.stop();
});

function encryption(messages: number | undefined) {
  if (messages === undefined) return [];
  const content = { algorithm: 'm.megolm.v1.aes-sha2', rotation_period_msgs: messages };
  return [{ type: 'm.room.encryption', state_key: '', content }];
}

/** Three rooms, each with `missed` messages that the bot was not there to read. */
async function missedMessages() {
  accounts += 1;
  const name = `bot-${accounts}`;
  const user = await server.admin.register(name);
  const started = new KillableBot(server.url, name);
  bot = started;
  started.start();
  const rooms: string[] = [];
  for (const messages of Object.values(perRoom)) {
    const options = { preset: 'private_chat', invite: [user], initial_state: encryption(messages) };
    const room = await ana.createRoom(options);
    await ana.until(user, 'join', room);
    await ana.say('before', { room });
    rooms.push(room);
  }
  await started.until((told) => told.filter((event) => event.body === 'before').length === rooms.length);
  await started.kill();
  const ids = new Map<string, string[]>(rooms.map((room) => [room, []]));
  await Promise.all(
    rooms.map(async (room) => {
      for (let at = 0; at < missed; at++) ids.get(room)?.push(await ana.say(`missed ${at}`, { room }));
    }),
  );
  return { bot: started, ids };
}

/** The missed messages that were told, a room, in the order in which they came. */
function heard(told: KillableBot['told'], ids: ReadonlyMap<string, readonly string[]>) {
  return new Map(
    [...ids].map(([room, sent]) => [
      room,
      told
        .filter((event) => event.room === room && sent.includes(event.id) && event.unreadable === undefined)
        .map((event) => event.id),
    ]),
  );
}

it('reads them all, in order, once', async () => {
  const { bot, ids } = await missedMessages();
  bot.start();
  await bot.until((told) => told.filter((event) => event.body?.startsWith('missed')).length >= 3 * missed);
  expect(heard(bot.told, ids)).toEqual(ids);
});

it('reads them all when it is killed while it catches up', async () => {
  const { bot, ids } = await missedMessages();
  const told: KillableBot['told'] = [];
  for (let kill = 0; kill < 6; kill++) {
    bot.start();
    // Later each time: from before the login to after the first batch.
    await new Promise((resolve) => setTimeout(resolve, 300 + kill * 350));
    await bot.kill();
    told.push(...bot.told);
  }
  bot.start();
  const last = await ana.say('the end', { room: [...ids.keys()][0] ?? '' });
  await bot.until((events) => events.some((event) => event.id === last));
  told.push(...bot.told);
  // What was told again comes in the same order: the first time counts.
  const firsts = [...new Map(told.map((event) => [event.id, event])).values()];
  expect(heard(firsts, ids)).toEqual(ids);
});
