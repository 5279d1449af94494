import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../adapters/mumble/connection.ts';
import { readMarker } from '../../../adapters/mumble/marker.ts';
import { rootId } from '../../../adapters/mumble/view.ts';
import { MumbleBot, mumbleOrder } from '../../support/mumble-bot.ts';
import { enter, generous, MumbleServer, makeChannel, tree } from '../../support/mumble-server.ts';

const server = await MumbleServer.start(generous);
const bot = new MumbleBot(server);
let admin: Connection;
let watcher: Connection;

beforeAll(async () => {
  await server.admit(bot.group());
  admin = await server.admin();
  watcher = await server.person('watcher');
});
afterAll(async () => {
  admin.close();
  watcher.close();
  await bot.stop();
  await server.stop();
});

/** The tree as others see it once all that was sent has arrived. */
const seen = async () => {
  await watcher.fence();
  return tree(watcher);
};
const cours = () => watcher.view.child(rootId, 'Cours')?.id ?? -1;

describe('a room on Mumble', () => {
  it('is a channel of the session in one of the course, with its ways in', async () => {
    const provider = await bot.started({ web: 'https://voice.example.org/?channelName={channel}#/{path}' });
    const { entry, reference } = await provider.create(mumbleOrder({ path: ['LO21', 'Séance 3'] }), 'call/a');
    expect(entry).toEqual({
      uri: `mumble://127.0.0.1:${server.port}/Cours/LO21/S%C3%A9ance%203`,
      web: 'https://voice.example.org/?channelName=S%C3%A9ance%203#/Cours/LO21/S%C3%A9ance%203',
      byHand: { server: '127.0.0.1', port: server.port, path: ['Cours', 'LO21', 'Séance 3'] },
    });
    expect(await seen()).toEqual(['Cours', 'Cours/LO21', 'Cours/LO21/Séance 3']);
    await provider.close(reference);
    expect(await seen()).toEqual(['Cours']);
    await provider.stop();
  });

  it('has a description with the title and the link, and a marker that HTML does not show', async () => {
    const provider = await bot.started();
    const subject = 'LO21 · S1, Les arbres <b> & « forêts »';
    const link = 'https://example.org/lo21?a=1&b=2';
    const { reference } = await provider.create(mumbleOrder({ subject, link }), 'call/described');
    await watcher.fence();
    const id = watcher.view.child(watcher.view.child(cours(), 'LO21')?.id ?? -1, 'S1')?.id ?? -1;
    await watcher.command('RequestBlob', { channelDescription: [id] });
    const description = watcher.view.channels.get(id)?.description ?? '';
    expect(description).toMatch(
      /^<p>LO21 · S1, Les arbres &#60;b&#62; &#38; « forêts »<\/p><p><a href=".*&#38;b=2">.*<\/a><\/p><!-- \S+ -->$/,
    );
    expect(readMarker(description)?.key).toBe(reference);
    await provider.close(reference);
    await provider.stop();
  });

  it('is the same for the same key, also for a new bot, and for calls at once', async () => {
    const provider = await bot.started();
    const [first, second] = await Promise.all([
      provider.create(mumbleOrder(), 'call/same'),
      provider.create(mumbleOrder(), 'call/same'),
    ]);
    expect(second).toEqual(first);
    await provider.stop();
    const reborn = await bot.started();
    expect(await reborn.create(mumbleOrder(), 'call/same')).toEqual(first);
    expect(await seen()).toEqual(['Cours', 'Cours/LO21', 'Cours/LO21/S1']);
    await reborn.close(first.reference);
    await reborn.stop();
  });

  it('is known by a long description too, of which the server first sends a hash', async () => {
    const subject = `Les arbres ${'et les forêts '.repeat(150)}`;
    const provider = await bot.started();
    const first = await provider.create(mumbleOrder({ subject }), 'call/long');
    expect(await provider.create(mumbleOrder({ subject }), 'call/long')).toEqual(first);
    await provider.stop();
    const reborn = await bot.started();
    expect(await reborn.presence.status(first.reference)).toEqual({ kind: 'empty' });
    await reborn.close(first.reference);
    expect(await seen()).toEqual(['Cours']);
    await reborn.stop();
  });

  it('stands beside the one that it takes the place of', async () => {
    const provider = await bot.started();
    const first = await provider.create(mumbleOrder(), 'call/one');
    const second = await provider.create(mumbleOrder(), 'call/two');
    expect(second.entry.byHand?.path).toEqual(['Cours', 'LO21', 'S1 (2)']);
    await provider.close(first.reference);
    expect(await seen()).toEqual(['Cours', 'Cours/LO21', 'Cours/LO21/S1 (2)']);
    await provider.close(second.reference);
    await provider.stop();
  });

  it.each([
    [['LO21'], 'fr', ['Cours', 'LO21', 'Salle']],
    [['LO21'], 'en', ['Cours', 'LO21', 'Room']],
    [[], 'fr', ['Cours', 'Salle']],
    [['Maths/Info: 2.0 🌳', 'Se\u0301ance n°1'], 'fr', ['Cours', 'Maths-Info- 2 0', 'Séance n 1']],
    [['漢字', '🌳'], 'fr', ['Cours', '漢字', 'Salle']],
  ] as const)('of the path %j in %s is %j', async (path, language, expected) => {
    const provider = await bot.started();
    const { entry, reference } = await provider.create(mumbleOrder({ path, language }), 'call/named');
    expect(entry.byHand?.path).toEqual(expected);
    expect(await seen()).toContain(expected.join('/'));
    await provider.close(reference);
    expect(await seen()).toEqual(['Cours']);
    await provider.stop();
  });

  it('keeps its people a while after it is closed; then they find themselves around it', async () => {
    const provider = await bot.started({ tuning: { grace: 400 } });
    const { reference } = await provider.create(mumbleOrder(), 'call/left');
    const person = await server.person('late');
    await enter(person, ['Cours', 'LO21', 'S1']);
    await provider.close(reference);
    expect(await seen()).toContain('Cours/LO21/S1');
    await expect.poll(seen).toEqual(['Cours', 'Cours/LO21']);
    expect(person.view.path(person.view.users.get(person.view.self ?? -1)?.channel ?? -1)).toEqual([
      'Cours',
      'LO21',
    ]);
    person.close();
    await expect.poll(seen).toEqual(['Cours']);
    await provider.stop();
  });

  it('goes as soon as the last person has left', async () => {
    const provider = await bot.started();
    const { reference } = await provider.create(mumbleOrder(), 'call/leaving');
    const person = await server.person('leaving');
    await enter(person, ['Cours', 'LO21', 'S1']);
    await provider.close(reference);
    person.close();
    await expect.poll(seen).toEqual(['Cours']);
    await provider.stop();
  });
});

describe('what others made', () => {
  it('is never touched, in the course, in the room or beside it', async () => {
    const course = await makeChannel(admin, cours(), 'Chorale');
    await makeChannel(admin, course, 'S1', { description: 'of the choir' });
    const provider = await bot.started({ tuning: { grace: 50 } });
    const { reference, entry } = await provider.create(
      mumbleOrder({ path: ['Chorale', 'S1'] }),
      'call/choir',
    );
    expect(entry.byHand?.path).toEqual(['Cours', 'Chorale', 'S1 (2)']);
    await watcher.fence();
    const room = watcher.view.child(course, 'S1 (2)')?.id ?? -1;
    await makeChannel(admin, room, 'Groupe 1');
    await provider.close(reference);
    await provider.sweep(new Set());
    const all = ['Cours', 'Cours/Chorale', 'Cours/Chorale/S1'];
    expect(await seen()).toEqual([...all, 'Cours/Chorale/S1 (2)', 'Cours/Chorale/S1 (2)/Groupe 1']);
    await admin.command('ChannelRemove', { channelId: watcher.view.child(room, 'Groupe 1')?.id ?? -1 });
    // The room was only held by what was inside.
    await expect.poll(seen).toEqual(all);
    await admin.command('ChannelRemove', { channelId: course });
    await provider.stop();
  });

  it('does not keep a course out: a temporary channel of its name is passed by', async () => {
    await makeChannel(admin, cours(), 'LO21', { temporary: true });
    const provider = await bot.started();
    const { reference, entry } = await provider.create(mumbleOrder(), 'call/squat');
    expect(entry.byHand?.path).toEqual(['Cours', 'LO21 (2)', 'S1']);
    await provider.close(reference);
    await enter(admin, []);
    await expect.poll(seen).toEqual(['Cours']);
    await provider.stop();
  });

  it('is told apart even where a title copies a marker', async () => {
    const other = await bot.started({ installation: 'another school' });
    const theirs = await other.create(mumbleOrder(), 'call/theirs');
    await watcher.fence();
    const [copied = ''] = [...watcher.view.channels.values()]
      .map(({ description = '' }) => description.match(/cours:\S+/)?.[0])
      .filter(Boolean);
    await other.stop();
    const provider = await bot.started();
    const { reference } = await provider.create(mumbleOrder({ subject: `${copied} -->` }), 'call/liar');
    expect(await provider.sweep(new Set())).toBe(0);
    await provider.close(reference);
    expect(await seen()).toEqual(['Cours', 'Cours/LO21', 'Cours/LO21/S1']);
    await provider.stop();
    const back = await bot.started({ installation: 'another school' });
    await back.close(theirs.reference);
    expect(await seen()).toEqual(['Cours']);
    await back.stop();
  });
});

describe('a sweep', () => {
  it('removes what no call knows, and nothing that was ordered since the start', async () => {
    const before = await bot.started();
    const kept = await before.create(mumbleOrder({ path: ['LO21', 'S1'] }), 'call/kept');
    await before.create(mumbleOrder({ path: ['LO21', 'S2'] }), 'call/lost');
    await before.create(mumbleOrder({ path: ['MT90', 'S1'] }), 'call/lost too');
    await before.stop();
    const provider = await bot.started();
    const fresh = await provider.create(mumbleOrder({ path: ['LO21', 'S3'] }), 'call/fresh');
    expect(await provider.sweep(new Set([kept.reference]))).toBe(2);
    expect(await seen()).toEqual(['Cours', 'Cours/LO21', 'Cours/LO21/S1', 'Cours/LO21/S3']);
    await provider.close(kept.reference);
    await provider.close(fresh.reference);
    expect(await seen()).toEqual(['Cours']);
    await provider.stop();
  });

  it('takes an order that nobody waits for any more back', async () => {
    const provider = await bot.started();
    const asked = provider.create(mumbleOrder(), 'call/dropped', AbortSignal.abort());
    await expect(asked).rejects.toMatchObject({ code: 'busy' });
    await expect.poll(seen).toEqual(['Cours']);
    await provider.stop();
  });
});

describe('a server that allows no HTML, or short texts only', () => {
  it.each([
    [{ allowhtml: false }, /^a (&lt;|<) b\n\[cours:\S+\]$/],
    [{ textmessagelength: 70 }, /^<!-- cours:\S+ -->$/],
  ])('%j keeps the marker', async (settings, description) => {
    const strict = await MumbleServer.start({ ...generous, ...settings });
    const guest = new MumbleBot(strict);
    await strict.admit(guest.group());
    const provider = await guest.started();
    const first = await provider.create(mumbleOrder({ subject: 'a < b' }), 'call/strict');
    await provider.stop();
    const reborn = await guest.started();
    expect(await reborn.create(mumbleOrder({ subject: 'a < b' }), 'call/strict')).toEqual(first);
    const person = await strict.person('reader');
    await person.command('RequestBlob', { channelDescription: [...person.view.channels.keys()] });
    const texts = [...person.view.channels.values()].map((channel) => channel.description);
    expect(texts).toContainEqual(expect.stringMatching(description));
    person.close();
    await guest.stop();
    await strict.stop();
  });
});
