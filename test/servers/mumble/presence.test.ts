import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../adapters/mumble/connection.ts';
import type { MumbleProvider } from '../../../adapters/mumble/mumble.ts';
import { MumbleBot, mumbleOrder } from '../../support/mumble-bot.ts';
import { enter, generous, MumbleServer, makeChannel } from '../../support/mumble-server.ts';

const server = await MumbleServer.start(generous);
const bot = new MumbleBot(server);
let provider: MumbleProvider;
const told: (readonly [reference: string, persons: number])[] = [];

beforeAll(async () => {
  await server.admit(bot.group());
  provider = bot.provider();
  provider.presence.watch?.((reference, persons) => told.push([reference, persons]));
  await provider.start();
});
afterAll(async () => {
  await bot.stop();
  await server.stop();
});

const status = (reference: string) => provider.presence.status(reference);

describe('who is in a room on Mumble', () => {
  it('is counted as they come and go, those in sub-channels too, the bot never', async () => {
    const { reference } = await provider.create(mumbleOrder(), 'call/counted');
    expect(await status(reference)).toEqual({ kind: 'empty' });
    const [ada, bob] = [await server.person('ada'), await server.person('bob')];
    await enter(ada, ['Cours', 'LO21', 'S1']);
    await expect.poll(() => status(reference)).toEqual({ kind: 'live', persons: 1 });
    const admin = await server.admin();
    const room = admin.view.users.get(ada.view.self ?? -1)?.channel ?? -1;
    await makeChannel(admin, room, 'Groupe', { temporary: true });
    await enter(bob, ['Cours', 'LO21', 'S1', 'Groupe']);
    await enter(admin, []);
    await expect.poll(() => status(reference)).toEqual({ kind: 'live', persons: 2 });
    ada.close();
    bob.close();
    admin.close();
    await expect.poll(() => status(reference)).toEqual({ kind: 'empty' });
    const counts = told.filter(([about]) => about === reference).map(([, persons]) => persons);
    expect([counts[0], Math.max(...counts), counts.at(-1)]).toEqual([0, 3, 0]);
    await provider.close(reference);
    expect(await status(reference)).toEqual({ kind: 'ended' });
  });

  it('is right with 30 who come at once, and leave at once', async () => {
    const { reference } = await provider.create(mumbleOrder(), 'call/crowd');
    const crowd: Connection[] = await Promise.all(
      Array.from({ length: 30 }, (_, index) => server.person(`p${index}`)),
    );
    await Promise.all(crowd.map((person) => enter(person, ['Cours', 'LO21', 'S1'])));
    await expect.poll(() => status(reference)).toEqual({ kind: 'live', persons: 30 });
    await expect.poll(() => told.at(-1)).toEqual([reference, 30]);
    for (const person of crowd) person.close();
    await expect.poll(() => status(reference)).toEqual({ kind: 'empty' });
    await expect.poll(() => told.at(-1)).toEqual([reference, 0]);
    await provider.close(reference);
  });

  it('is known again after a moderator wrote the description anew', async () => {
    const { reference } = await provider.create(mumbleOrder(), 'call/edited');
    const admin = await server.admin();
    const [course] = [...admin.view.channels.values()].filter(({ name }) => name === 'S1');
    await admin.command('ChannelState', { channelId: course?.id ?? -1, description: 'something else' });
    await provider.probe(AbortSignal.timeout(5_000));
    expect(await status(reference)).toEqual({ kind: 'empty' });
    admin.close();
    await provider.close(reference);
    expect(await status(reference)).toEqual({ kind: 'ended' });
  });
});
