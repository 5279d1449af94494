import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../adapters/mumble/connection.ts';
import { hasty, MumbleBot, mumbleOrder } from '../../support/mumble-bot.ts';
import { enter, generous, MumbleServer, tree } from '../../support/mumble-server.ts';

const server = await MumbleServer.start(generous);
const bot = new MumbleBot(server);
beforeAll(() => server.admit(bot.group()));
afterAll(async () => {
  await bot.stop();
  await server.stop();
});

async function crowd(names: readonly string[], path: readonly string[]): Promise<readonly Connection[]> {
  const people = await Promise.all(names.map((name) => server.person(name)));
  for (const person of people) await enter(person, path);
  return people;
}

describe('a Mumble server that is killed', () => {
  it('in the middle of a class: the room is found again, with the right count', async () => {
    const provider = bot.provider({ tuning: hasty });
    const told: (readonly [string, number])[] = [];
    provider.presence.watch?.((reference, persons) => told.push([reference, persons]));
    await provider.start();
    const room = await provider.create(mumbleOrder(), 'call/class');
    const path = room.entry.byHand?.path ?? [];
    await crowd(['a', 'b', 'c'], path);
    await expect.poll(() => told.at(-1)).toEqual([room.reference, 3]);
    await server.kill('SIGKILL');
    await expect.poll(() => provider.presence.status(room.reference)).toEqual({ kind: 'unknown' });
    expect(told.at(-1)).toEqual([room.reference, 3]);
    const from = performance.now();
    await server.restart();
    const back = await crowd(['a', 'b'], path);
    await expect.poll(() => provider.presence.status(room.reference)).toEqual({ kind: 'live', persons: 2 });
    await expect.poll(() => told.at(-1)).toEqual([room.reference, 2]);
    expect(performance.now() - from).toBeLessThan(30_000);
    // The order repeated, and the room closed by its old reference.
    expect(await provider.create(mumbleOrder(), 'call/class')).toEqual(room);
    for (const person of back) person.close();
    await provider.close(room.reference);
    await expect.poll(() => provider.presence.status(room.reference)).toEqual({ kind: 'ended' });
    await provider.stop();
  });

  it('with the bot: the reference of before is good for the next bot', async () => {
    const provider = await bot.started();
    const room = await provider.create(mumbleOrder(), 'call/both');
    await provider.stop();
    await server.kill('SIGKILL');
    await server.restart();
    const reborn = await bot.started();
    expect(await reborn.presence.status(room.reference)).toEqual({ kind: 'empty' });
    await reborn.close(room.reference);
    expect(await reborn.presence.status(room.reference)).toEqual({ kind: 'ended' });
    await reborn.stop();
  });

  it('while rooms are being made: each order ends soon, and what was made of them goes', async () => {
    const provider = await bot.started({ tuning: hasty });
    const orders = Array.from({ length: 40 }, (_, index) =>
      provider.create(mumbleOrder({ path: ['LO21', `S${index}`] }), `gone/${index}`),
    );
    const ends = Promise.allSettled(orders);
    const first = await orders[0];
    const from = performance.now();
    await server.kill('SIGKILL');
    const ended = await ends;
    expect(performance.now() - from).toBeLessThan(5_000);
    const codes = ended.flatMap((end) => (end.status === 'rejected' ? [end.reason.code] : []));
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => code !== 'gone' && code !== 'refused')).toEqual([]);
    const made = ended.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    await server.restart();
    await expect.poll(() => provider.probe(AbortSignal.timeout(5_000))).toMatchObject({ ok: true });
    const person = await server.person('counts');
    await expect
      .poll(async () => {
        await person.fence();
        return tree(person).filter((path) => path.split('/').length === 3).length;
      })
      .toBe(made.length);
    expect(await provider.presence.status(first?.reference ?? '')).toEqual({ kind: 'empty' });
    for (const { reference } of made) await provider.close(reference);
    person.close();
    await provider.stop();
  });

  it('or stands still: an order ends in 5 s, and the dead connection is left', async () => {
    const provider = await bot.started({
      tuning: { ...hasty, heartbeat: { every: 500, silence: 6_000 } },
    });
    server.freeze(true);
    const from = performance.now();
    const asked = [1, 2, 3].map((number) => provider.create(mumbleOrder(), `still/${number}`));
    const ended = await Promise.allSettled(asked);
    expect(performance.now() - from).toBeLessThan(5_000);
    for (const end of ended) expect(end).toMatchObject({ status: 'rejected', reason: { code: 'timeout' } });
    await expect.poll(() => provider.presence.status('any')).toEqual({ kind: 'unknown' });
    server.freeze(false);
    await expect.poll(() => provider.probe(AbortSignal.timeout(5_000))).toMatchObject({ ok: true });
    const person = await server.person('counts');
    await expect
      .poll(async () => {
        await person.fence();
        return tree(person);
      })
      .toEqual(['Cours']);
    person.close();
    await provider.stop();
  });

  it('or only pauses: what it makes too late goes again', async () => {
    const provider = await bot.started();
    const person = await server.person('counts');
    server.freeze(true);
    await expect(provider.create(mumbleOrder(), 'late/1')).rejects.toMatchObject({ code: 'timeout' });
    server.freeze(false);
    await expect
      .poll(async () => {
        await person.fence();
        return tree(person);
      })
      .toEqual(['Cours']);
    await provider.probe(AbortSignal.timeout(5_000));
    await person.fence();
    expect(tree(person)).toEqual(['Cours']);
    const again = await provider.create(mumbleOrder(), 'late/1');
    expect(again.entry.byHand?.path).toEqual(['Cours', 'LO21', 'S1']);
    await provider.close(again.reference);
    person.close();
    await provider.stop();
  });

  it('two bots with one certificate do not fight: the older one waits', async () => {
    const older = await bot.started();
    const newer = await bot.started();
    await expect.poll(() => older.probe(AbortSignal.timeout(5_000))).toMatchObject({ reason: 'refused' });
    expect(await newer.probe(AbortSignal.timeout(5_000))).toMatchObject({ ok: true });
    await newer.stop();
    await older.stop();
  });
});
