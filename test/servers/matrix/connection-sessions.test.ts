import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { passwordOf } from '../synapse/admin.ts';
import { BareBot } from '../synapse/bot/bare-bot.ts';
import { type Access, ask, logIn } from '../synapse/client-server.ts';
import { encryptedFromTheStart } from '../synapse/people/contents.ts';
import { NioPerson } from '../synapse/people/nio-person.ts';
import { Synapse } from '../synapse/server.ts';

// How a session goes on, and with which device, when the token, the folder of keys or the server was lost.

let server: Synapse;
const bots: BareBot[] = [];
let ana: NioPerson;
let accounts = 0;

beforeAll(async () => {
  server = await Synapse.start('off');
  await server.admin.register('ana');
  ana = await NioPerson.enter(server.url, 'ana', '', '');
});
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.end();
});
afterAll(async () => {
  await ana.close();
  await server.stop();
});

type Changes = ConstructorParameters<typeof BareBot>[2];

/** A bot in an encrypted room with Ana, who has no demands on whose devices are signed. */
async function botInRoom(changes: (access: Access) => Changes = () => ({})) {
  accounts += 1;
  const name = `bot-${accounts}`;
  const user = await server.admin.register(name);
  const access = await logIn(server.url, name, passwordOf(name));
  const bot = new BareBot(server.url, name, changes(access));
  bots.push(bot);
  await bot.start();
  const room = await ana.createRoom({
    preset: 'private_chat',
    invite: [user],
    initial_state: [encryptedFromTheStart],
  });
  await ana.until(user, 'join', room);
  return { bot, room, name, access };
}

async function session(bot: BareBot): Promise<{ token: string; device: string }> {
  return JSON.parse((await bot.state.get('session')) ?? '{}');
}

/** Ana and the bot read each other. */
async function talk(bot: BareBot, room: string, word: string): Promise<void> {
  const id = await ana.say(`heard ${word}`, { room });
  expect((await bot.untilTold((event) => event.id === id)).content.body).toBe(`heard ${word}`);
  await bot.connection.send(room, 'm.room.message', { msgtype: 'm.text', body: word }, word);
  // The key comes by another way than the message, and on a busy machine later.
  await expect
    .poll(async () => (await ana.read(room)).at(-1), { timeout: 30_000 })
    .toMatchObject({ text: word, unreadable: false });
}

async function endSession({ token }: { token: string }): Promise<void> {
  await ask(server.url, token, 'POST', '/_matrix/client/v3/logout', {});
}

it('goes on with the same device after a restart', async () => {
  const { bot, room } = await botInRoom();
  await talk(bot, room, 'first');
  const before = await session(bot);
  await bot.restart();
  await talk(bot, room, 'second');
  expect(await session(bot)).toEqual(before);
});

it('logs in again as the same device when its token is dead', async () => {
  const { bot, room } = await botInRoom();
  await talk(bot, room, 'first');
  const before = await session(bot);
  await bot.state.put([{ key: 'session', value: JSON.stringify({ ...before, token: 'dead' }) }]);
  await bot.restart();
  await talk(bot, room, 'second');
  const after = await session(bot);
  expect(after).toEqual({ ...before, token: after.token });
  expect(after.token).not.toBe('dead');
});

it('logs in again while it runs, as a new device when the server deleted the keys with the session', async () => {
  const { bot, room } = await botInRoom();
  await talk(bot, room, 'first');
  const before = await session(bot);
  await endSession(before);
  await expect.poll(async () => (await session(bot)).device, { timeout: 20_000 }).not.toBe(before.device);
  await expect.poll(() => bot.connection.health(), { timeout: 20_000 }).toEqual({ state: 'up' });
  await talk(bot, room, 'second');
  expect(readdirSync(bot.dataDir)).toHaveLength(2);
});

it('takes a new device when its keys are lost', async () => {
  const { bot, room } = await botInRoom();
  await talk(bot, room, 'first');
  const before = await session(bot);
  await bot.connection.stop();
  rmSync(join(bot.dataDir, 'crypto'), { recursive: true });
  await bot.restart();
  await talk(bot, room, 'second');
  expect((await session(bot)).device).not.toBe(before.device);
});

it('takes a new device, and puts the folder aside, when its state is lost', async () => {
  const { bot, room } = await botInRoom();
  await talk(bot, room, 'first');
  await bot.state.put([{ key: 'session', value: undefined }]);
  await bot.restart();
  await talk(bot, room, 'second');
  expect(existsSync(join(bot.dataDir, 'crypto'))).toBe(true);
  expect(readdirSync(bot.dataDir)).toHaveLength(2);
});

it('works with a token alone, and says what to do when that ends', async () => {
  const { bot, room, name, access } = await botInRoom(({ token }) => ({ token, login: undefined }) as never);
  await talk(bot, room, 'first');
  expect((await session(bot)).device).toBe(access.device);
  await endSession(access);
  await expect(bot.restart()).rejects.toMatchObject({ code: 'tokenDead' });
  await expect(bot.restart()).rejects.toThrow('MATRIX_ACCESS_TOKEN');
  const { token } = await logIn(server.url, name, passwordOf(name));
  await bot.restart({ token });
  await talk(bot, room, 'second');
});

it('says what to do when the keys of a token are lost, or were made by another client', async () => {
  const { bot, room, access } = await botInRoom(({ token }) => ({ token, login: undefined }) as never);
  await talk(bot, room, 'first');
  await bot.connection.stop();
  rmSync(join(bot.dataDir, 'crypto'), { recursive: true });
  await expect(bot.restart()).rejects.toMatchObject({ code: 'keysLost' });
  const other = new BareBot(server.url, bot.name, { token: access.token, login: undefined } as never);
  bots.push(other);
  await expect(other.start()).rejects.toMatchObject({ code: 'deviceTaken' });
});

it('says that the password is wrong', async () => {
  const name = 'forgetful';
  await server.admin.register(name);
  const bot = new BareBot(server.url, name, { login: { user: name, password: 'guess' } });
  bots.push(bot);
  await expect(bot.start()).rejects.toMatchObject({ code: 'passwordWrong' });
});

it('waits for a server that is away', async () => {
  const { bot, room } = await botInRoom();
  await talk(bot, room, 'first');
  await server.restart(true);
  await talk(bot, room, 'second');
  expect(bot.connection.health()).toEqual({ state: 'up' });
});

it('gives its user id from the last start without asking', async () => {
  const { bot } = await botInRoom();
  const user = bot.connection.userId;
  await bot.restart();
  expect(await bot.connection.login()).toBe(user);
});
