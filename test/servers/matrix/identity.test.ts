import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ConnectionOptions } from '../../../adapters/matrix/connection/connection.ts';
import { dataPaths } from '../../../adapters/matrix/data-paths.ts';
import { CrossSigning } from '../../../adapters/matrix/identity/cross-signing.ts';
import { resetIdentity } from '../../../adapters/matrix/identity/reset.ts';
import { SeedFile } from '../../../adapters/matrix/identity/seeds.ts';
import { passwordOf } from '../synapse/admin.ts';
import { BareBot } from '../synapse/bot/bare-bot.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import { encryptedFromTheStart } from '../synapse/people/contents.ts';
import { JsPerson, startJsClients } from '../synapse/people/js-person.ts';
import { Synapse } from '../synapse/server.ts';

// The bot's cross-signing identity, seen by a client that exchanges nothing with unsigned devices.

const log = pino({ level: 'silent' });
const killedSigning = fileURLToPath(new URL('../synapse/bot/killed-signing.ts', import.meta.url));
const publicKeys = z.record(z.string(), z.object({ keys: z.record(z.string(), z.string()) }));
const signatures = z.object({ signatures: z.record(z.string(), z.record(z.string(), z.string())) });
const ownKeys = z.object({
  master_keys: publicKeys,
  self_signing_keys: publicKeys,
  device_keys: z.record(z.string(), z.record(z.string(), signatures)),
});
const session = z.object({ device: z.string() });

let server: Synapse;
let clients: ClientProcess;
const bots: BareBot[] = [];
let accounts = 0;

beforeAll(async () => {
  server = await Synapse.start('off');
  clients = startJsClients();
});
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.end();
});
afterAll(async () => {
  await clients.close();
  await server.stop();
});

/** A bot on an account of its own, not started yet, and its user id. */
async function newBot() {
  accounts += 1;
  const name = `signed-${accounts}`;
  const user = await server.admin.register(name);
  const bot = new BareBot(server.url, name);
  bots.push(bot);
  return { bot, name, user };
}

/** What the product gives its connection; the recovery key where the host has one. */
function signed(bot: BareBot, recoveryKey?: string): Partial<ConnectionOptions> {
  const { crypto, seeds } = dataPaths(bot.dataDir);
  const own = { seeds: new SeedFile(seeds), language: 'en' as const, log };
  const options = recoveryKey === undefined ? own : { ...own, recoveryKey };
  return { folder: crypto, signing: (host) => new CrossSigning(host, options) };
}

/** Somebody strict with a room of their own, into which the bot is invited. */
async function strictPerson(user: string) {
  accounts += 1;
  const name = `strict-${accounts}`;
  await server.admin.register(name);
  const ana = await JsPerson.enter(clients, server.url, name, '', user);
  const options = { preset: 'private_chat', invite: [user], initial_state: [encryptedFromTheStart] };
  const room = await ana.createRoom(options);
  return { ana, room };
}

/** Both read what the other one writes, once the person's client knows the bot's device and sees it signed. */
async function expectTalk(bot: BareBot, ana: JsPerson, room: string, word: string): Promise<void> {
  await ana.until(ana.bot, 'join', room);
  const device = await deviceOf(bot);
  const known = () => clients.ask('deviceSigned', { user: ana.user, of: ana.bot, device });
  await expect.poll(known, { timeout: 20_000 }).toBe(true);
  const id = await ana.say(`to ${word}`, { room });
  expect((await bot.untilTold((event) => event.id === id)).content.body).toBe(`to ${word}`);
  const content = { msgtype: 'm.text', body: `from ${word}`, 'm.mentions': {} };
  await bot.connection.send(room, 'm.room.message', content, word);
  const last = (await ana.read(room)).at(-1);
  expect(last).toMatchObject({ text: `from ${word}`, unreadable: false });
}

/** What the server says of the bot's keys. */
async function keysOf(ana: JsPerson) {
  return ownKeys.parse(
    await ana.ask('POST', '/_matrix/client/v3/keys/query', { device_keys: { [ana.bot]: [] } }),
  );
}

async function masterKey(ana: JsPerson): Promise<string | undefined> {
  return Object.values((await keysOf(ana)).master_keys[ana.bot]?.keys ?? {})[0];
}

/** Whether the server has the identity's signature of the device. */
async function isSigned(ana: JsPerson, device: string): Promise<boolean> {
  const { self_signing_keys, device_keys } = await keysOf(ana);
  const [signer = ''] = Object.keys(self_signing_keys[ana.bot]?.keys ?? {});
  return device_keys[ana.bot]?.[device]?.signatures[ana.bot]?.[signer] !== undefined;
}

async function deviceOf(bot: BareBot): Promise<string> {
  return session.parse(JSON.parse((await bot.state.get('session')) ?? '')).device;
}

const changed = (ana: JsPerson) => clients.ask('identityChanged', { user: ana.user, of: ana.bot });

describe('a first start', () => {
  it('signs before the first sync, so that nothing is lost for strict clients', async () => {
    const { bot, user } = await newBot();
    const { ana, room } = await strictPerson(user);
    const signedAt: boolean[] = [];
    bot.onBatch = async () => {
      signedAt.push(await isSigned(ana, await deviceOf(bot)));
    };
    await bot.restart(signed(bot));
    await expectTalk(bot, ana, room, 'first');
    expect(signedAt[0]).toBe(true);
    expect(statSync(dataPaths(bot.dataDir).seeds).mode & 0o777).toBe(0o600);
    const before = await masterKey(ana);
    await bot.restart(signed(bot));
    await expectTalk(bot, ana, room, 'second');
    expect(await masterKey(ana)).toBe(before);
  });

  it.each([
    ['after the keys were made', 'device_signing/upload', false],
    ['after they were uploaded', 'signatures/upload', true],
  ])('is finished by the next one when it is killed %s', async (_, deadly, published) => {
    const { bot, name, user } = await newBot();
    const { ana, room } = await strictPerson(user);
    const killed = spawnSync(process.execPath, [killedSigning, server.url, name, bot.dataDir, deadly]);
    expect(killed.signal, killed.stderr.toString()).toBe('SIGKILL');
    const before = await masterKey(ana);
    expect(before !== undefined).toBe(published);
    await bot.state.put(JSON.parse(readFileSync(join(bot.dataDir, 'state.json'), 'utf8')));
    const device = await deviceOf(bot);
    await bot.restart(signed(bot));
    await expectTalk(bot, ana, room, 'after the kill');
    expect(await deviceOf(bot)).toBe(device);
    if (published) expect(await masterKey(ana)).toBe(before);
  });
});

describe('when the crypto store is lost', () => {
  it('stays the same for strict clients with the second copy, on a new device', async () => {
    const { bot, user } = await newBot();
    const { ana, room } = await strictPerson(user);
    await bot.restart(signed(bot));
    await expectTalk(bot, ana, room, 'before');
    const before = { key: await masterKey(ana), device: await deviceOf(bot) };
    await bot.connection.stop();
    rmSync(dataPaths(bot.dataDir).crypto, { recursive: true });
    await bot.restart(signed(bot));
    await expectTalk(bot, ana, room, 'after');
    expect(await masterKey(ana)).toBe(before.key);
    expect(await deviceOf(bot)).not.toBe(before.device);
    expect(await changed(ana)).toBe(false);
  });

  it('stops without the second copy, until the host makes a new identity', async () => {
    const { bot, name, user } = await newBot();
    const { ana, room } = await strictPerson(user);
    await bot.restart(signed(bot));
    await expectTalk(bot, ana, room, 'before');
    const before = await masterKey(ana);
    await bot.connection.stop();
    rmSync(join(bot.dataDir, 'matrix'), { recursive: true });
    await expect(bot.restart(signed(bot))).rejects.toMatchObject({ code: 'keysMissing' });
    expect(await masterKey(ana)).toBe(before);

    const options = { homeserver: server.url, dataDir: bot.dataDir, state: bot.state, log, now: Date.now };
    const reset = (password: string) =>
      resetIdentity({ ...options, login: { user: name, password }, language: 'en' });
    await expect(reset('wrong')).rejects.toMatchObject({ code: 'passwordWrong' });
    expect(await masterKey(ana)).toBe(before);
    expect(await reset(passwordOf(name))).toBe(user);
    expect(await masterKey(ana)).not.toBe(before);
    await bot.restart(signed(bot));
    expect(await changed(ana)).toBe(true);
    const { ana: newcomer, room: other } = await strictPerson(user);
    await expectTalk(bot, newcomer, other, 'anew');
    expect(room).not.toBe(other);
  });
});

describe('an account that another client opened first', () => {
  it('is signed with its recovery key, and with no other', async () => {
    const { bot, name, user } = await newBot();
    const owner = await JsPerson.enter(clients, server.url, name, '', user);
    const key = String(await clients.ask('setUpRecovery', { user }));
    await expect(bot.restart(signed(bot))).rejects.toMatchObject({ code: 'keysMissing' });
    const another = 'EsSz ygLv VP1b xF1C v7kE eBQx MxDP buG5 w25T L3b6 hfyG Kkrd';
    await expect(bot.restart(signed(bot, another))).rejects.toMatchObject({ code: 'recoveryKeyWrong' });
    const before = await masterKey(owner);
    await bot.restart(signed(bot, key));
    const { ana, room } = await strictPerson(user);
    await expectTalk(bot, ana, room, 'recovered');
    expect(await masterKey(ana)).toBe(before);
    const device = await deviceOf(bot);
    expect(await clients.ask('deviceSigned', { user, of: user, device })).toBe(true);
    await bot.restart(signed(bot));
    await expectTalk(bot, ana, room, 'without the recovery key');
  });
});
