import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MumbleBot, mumbleOrder } from '../../support/mumble-bot.ts';
import { MumbleServer, tree } from '../../support/mumble-server.ts';

// The limits that a server has if its host sets none: five commands, then one a second.
const server = await MumbleServer.start();
const bot = new MumbleBot(server);
beforeAll(() => server.admit(bot.group()));
afterAll(async () => {
  await bot.stop();
  await server.stop();
});

describe('a server that drops what comes too fast', () => {
  it('makes twelve rooms that are ordered at once, each once', async () => {
    const provider = await bot.started();
    const orders = Array.from({ length: 12 }, (_, index) => index + 1);
    const rooms = await Promise.all(
      orders.map((number) =>
        provider.create(mumbleOrder({ path: [`C${number % 3}`, `S${number}`] }), `call/${number}`),
      ),
    );
    expect(new Set(rooms.map(({ reference }) => reference)).size).toBe(12);
    const person = await server.person('counts');
    expect(tree(person)).toHaveLength(1 + 3 + 12);
    // Removing is not limited.
    await Promise.all(rooms.map(({ reference }) => provider.close(reference)));
    await person.fence();
    expect(tree(person)).toEqual(['Cours']);
    person.close();
    await provider.stop();
  });

  it('does not count probes', async () => {
    const provider = await bot.started();
    for (let round = 0; round < 20; round += 1)
      expect(await provider.probe(AbortSignal.timeout(5_000))).toMatchObject({ ok: true });
    const before = performance.now();
    await provider.close((await provider.create(mumbleOrder(), 'call/after')).reference);
    expect(performance.now() - before).toBeLessThan(900);
    await provider.stop();
  });

  it('gives up in time, and leaves nothing of what was given up', async () => {
    const provider = await bot.started({ tuning: { patience: 1_500 } });
    const orders = Array.from({ length: 12 }, (_, index) => index);
    const ended = await Promise.allSettled(
      orders.map((number) =>
        provider.create(mumbleOrder({ path: ['LO21', `S${number}`] }), `late/${number}`),
      ),
    );
    const made = ended.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    const failed = ended.flatMap((end) => (end.status === 'rejected' ? [end.reason.code] : []));
    expect(new Set(failed)).toEqual(new Set(['busy']));
    const person = await server.person('counts');
    await expect
      .poll(async () => {
        await person.fence();
        return tree(person).length;
      })
      .toBe(2 + made.length);
    for (const { reference } of made) await provider.close(reference);
    person.close();
    await provider.stop();
  });
});
