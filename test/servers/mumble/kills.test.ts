import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMarker } from '../../../adapters/mumble/marker.ts';
import { MumbleBot, mumbleOrder } from '../../support/mumble-bot.ts';
import { generous, MumbleServer, tree } from '../../support/mumble-server.ts';

const rounds = 20;
const server = await MumbleServer.start(generous);
const bot = new MumbleBot(server);
beforeAll(() => server.admit(bot.group()));
afterAll(async () => {
  await bot.stop();
  await server.stop();
});

/** A bot that is killed `after` ms of making rooms. */
async function doomed(round: number, after: number): Promise<void> {
  const args = [
    new URL('./doomed-bot.ts', import.meta.url).pathname,
    String(server.port),
    server.fingerprint,
    bot.dataDir,
    String(round),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, after));
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

describe(`a bot that is killed ${rounds} times while it makes rooms`, () => {
  it('leaves nothing that a sweep does not find, and nothing twice', async () => {
    const person = await server.person('counts');
    let orphans = 0;
    for (let round = 0; round < rounds; round += 1) {
      await doomed(round, round * 5);
      const provider = await bot.started();
      // The call that was under way is ordered again, as the bot does after its restart.
      const again = await provider.create(mumbleOrder({ path: ['C0', 'S0'] }), `${round}/0`);
      await person.command('RequestBlob', { channelDescription: [...person.view.channels.keys()] });
      const marks = [...person.view.channels.values()]
        .map(({ description = '' }) => readMarker(description))
        .flatMap((marker) => (marker === undefined ? [] : [`${marker.kind} ${marker.key}`]));
      expect(new Set(marks).size).toBe(marks.length);
      orphans += await provider.sweep(new Set([again.reference]));
      await person.fence();
      expect(tree(person)).toEqual(['Cours', 'Cours/C0', expect.stringMatching(/^Cours\/C0\/S0/)]);
      await provider.close(again.reference);
      await person.fence();
      expect(tree(person)).toEqual(['Cours']);
      await provider.stop();
    }
    // It was in the middle of it indeed.
    expect(orphans).toBeGreaterThan(0);
    person.close();
  });
});
