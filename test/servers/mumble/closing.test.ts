import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MumbleProvider } from '../../../adapters/mumble/mumble.ts';
import { hasty, MumbleBot, mumbleOrder } from '../../support/mumble-bot.ts';
import { enter, generous, MumbleServer } from '../../support/mumble-server.ts';

let server: MumbleServer;
let bot: MumbleBot;
let provider: MumbleProvider;
beforeEach(async () => {
  server = await MumbleServer.start(generous);
  bot = new MumbleBot(server);
  await server.admit(bot.group());
  provider = await bot.started({ tuning: { ...hasty, grace: 1_500 } });
});
afterEach(async () => {
  await bot.stop();
  await server.stop();
});

describe('that a room has ended on Mumble', () => {
  it('is said once its channel is gone, not while people leave it', async () => {
    const { reference } = await provider.create(mumbleOrder(), 'call/c1');
    const person = await server.person('Ada');
    await enter(person, ['Cours', 'LO21', 'S1']);
    expect(await provider.close(reference)).toBe('leaving');
    expect(person.view.path(person.view.users.get(person.view.self ?? -1)?.channel ?? -1)).toEqual([
      'Cours',
      'LO21',
      'S1',
    ]);
    await expect.poll(() => provider.close(reference)).toBeUndefined();
    expect(await provider.presence.status(reference)).toEqual({ kind: 'ended' });
    person.close();
  });

  it('is not said while the server is away, and is so when it is back', async () => {
    const { reference } = await provider.create(mumbleOrder(), 'call/c1');
    await server.kill();
    await expect.poll(() => provider.presence.status(reference)).toEqual({ kind: 'unknown' });
    await expect(provider.close(reference)).rejects.toMatchObject({ name: 'CallFault' });
    await server.restart();
    await expect
      .poll(() => provider.close(reference).catch(({ code }: { code: string }) => code))
      .toBeUndefined();
    expect(await provider.presence.status(reference)).toEqual({ kind: 'ended' });
  });
});
