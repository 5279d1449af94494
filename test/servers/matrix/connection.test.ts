import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { passwordOf } from '../synapse/admin.ts';
import { BareBot } from '../synapse/bot/bare-bot.ts';
import { unsigned } from '../synapse/bot/first-signing.ts';
import { logIn } from '../synapse/client-server.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import { encryptedFromTheStart } from '../synapse/people/contents.ts';
import { JsPerson, startJsClients } from '../synapse/people/js-person.ts';
import { PlainPerson } from '../synapse/people/plain-person.ts';
import { Synapse } from '../synapse/server.ts';

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

/** A bot that follows its account, and its user id. */
async function startBot(
  ...changes: ConstructorParameters<typeof BareBot> extends [string, string, ...infer R] ? R : never
) {
  accounts += 1;
  const name = `bot-${accounts}`;
  const user = await server.admin.register(name);
  const bot = new BareBot(server.url, name, ...changes);
  bots.push(bot);
  await bot.start();
  return { bot, user };
}

/** A room of its own for somebody strict with matrix-js-sdk, or with plain requests, and the bot. */
async function roomWith(user: string, encrypted: boolean) {
  accounts += 1;
  const name = `ana-${accounts}`;
  await server.admin.register(name);
  const ana = encrypted
    ? await JsPerson.enter(clients, server.url, name, '', user)
    : new PlainPerson(await logIn(server.url, name, passwordOf(name)), '', user);
  const room = await ana.createRoom({
    preset: 'private_chat',
    invite: [user],
    initial_state: encrypted ? [encryptedFromTheStart] : [],
  });
  await ana.until(user, 'join', room);
  return { ana, room };
}

const text = (body: string) => ({ msgtype: 'm.text', body, 'm.mentions': {} });

describe.each([
  { kind: 'a clear room', encrypted: false },
  { kind: 'an encrypted room, with a strict client', encrypted: true },
])('in $kind', ({ encrypted }) => {
  it('passes messages both ways', async () => {
    const { bot, user } = await startBot();
    const { ana, room } = await roomWith(user, encrypted);
    const id = await ana.say('ping', { room });
    const heard = await bot.untilTold((event) => event.id === id);
    expect(heard).toMatchObject({ room, sender: ana.user, type: 'm.room.message', encrypted });
    expect(heard.content.body).toBe('ping');
    expect(heard.unreadable).toBeUndefined();
    await bot.connection.send(room, 'm.room.message', text('pong'), 'first');
    const messages = await ana.read(room);
    expect(messages.map((message) => message.text)).toEqual(['ping', 'pong']);
    expect(messages.every((message) => !message.unreadable)).toBe(true);
  });

  it('sends once what is sent twice with the same transaction id', async () => {
    const { bot, user } = await startBot();
    const { ana, room } = await roomWith(user, encrypted);
    const send = () => bot.connection.send(room, 'm.room.message', text('once'), 'same');
    const [first, second] = await Promise.all([send(), send()]);
    await bot.restart();
    expect(new Set([first, second, await send()]).size).toBe(1);
    expect((await ana.read(room)).map((message) => message.text)).toEqual(['once']);
  });

  it('reads an event by its id', async () => {
    const { bot, user } = await startBot();
    const { ana, room } = await roomWith(user, encrypted);
    const id = await ana.say('remember', { room });
    await bot.untilTold((event) => event.id === id);
    expect(await bot.connection.event(room, id)).toMatchObject({ content: { body: 'remember' }, encrypted });
    expect(await bot.connection.event(room, '$nothing')).toBeUndefined();
  });

  it('passes files', async () => {
    const { bot, user } = await startBot();
    const { ana, room } = await roomWith(user, encrypted);
    const bytes = new TextEncoder().encode('a sheet of exercises');
    const sent = await bot.connection.upload(bytes, 'text/plain', 'sheet.txt', encrypted);
    const content = { msgtype: 'm.file', body: 'sheet.txt', info: { mimetype: 'text/plain' }, ...sent };
    await bot.connection.send(room, 'm.room.message', content, 'file');
    const [message] = await ana.read(room);
    expect(message?.files[0]?.bytes).toEqual(bytes);
    expect(await bot.connection.download(sent, 1_000)).toEqual(bytes);
    await expect(bot.connection.download(sent, 10)).rejects.toMatchObject({ code: 'rejected' });
  });
});

it('says at once that a strict client keeps its keys from an unsigned bot', async () => {
  const { bot, user } = await startBot({ signing: unsigned });
  const { ana, room } = await roomWith(user, true);
  const id = await ana.say('secret', { room });
  const heard = await bot.untilTold((event) => event.id === id);
  expect(heard).toMatchObject({ type: 'm.room.encrypted', unreadable: { why: 'withheld' } });
});

it('hands a batch again whose handling failed', async () => {
  const { bot, user } = await startBot();
  const { ana, room } = await roomWith(user, false);
  let failures = 0;
  bot.onBatch = async (batch) => {
    if (batch.timeline.some((event) => event.content.body === 'again') && failures++ < 2)
      throw new Error('no');
  };
  await ana.say('again', { room });
  await ana.say('after', { room });
  await bot.untilTold((event) => event.content.body === 'after');
  const bodies = bot.told.map((event) => event.content.body).filter((body) => body !== undefined);
  expect(bodies).toEqual(['again', 'after']);
});
