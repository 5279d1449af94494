import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { MumbleBot, mumbleOrder } from '../test/support/mumble-bot.ts';
import { generous, MumbleServer } from '../test/support/mumble-server.ts';
import type { CrowdAnswer, CrowdOrder } from './mumble/crowd.ts';
import { throughTheBot } from './mumble/through-the-bot.ts';
import { inMs, median, quantile, report } from './tools.ts';

// `npm run bench:mumble`: the call provider on Debian's Mumble server, with a class of 150 that is connected in
// a process of its own. Needs the package mumble-server.

const everybody = 150;
const inRoom = 100;
const rooms = 200;
const talkMs = 5_000;
/** Between two rooms while somebody talks: far more than servers allow by default. */
const pauseMs = 250;

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`);
const server = await MumbleServer.start(generous);
const bot = new MumbleBot(server);
const crowd = fork(new URL('./mumble/crowd.ts', import.meta.url));
try {
  await server.admit(bot.group());
  const provider = bot.provider();
  const counted = { persons: 0, at: 0 };
  provider.presence.watch?.((_, persons) => {
    Object.assign(counted, { persons, at: performance.timeOrigin + performance.now() });
  });
  await provider.start();
  const { port, fingerprint } = server;
  const connected = await ask({ kind: 'connect', port, fingerprint, count: everybody });
  report(`${everybody} clients connect`, inMs(connected.to - connected.from));

  const room = await provider.create(mumbleOrder(), 'bench/class');
  const path = room.entry.byHand?.path ?? [];
  for (let round = 1; round <= 3; round += 1) {
    counted.persons = 0;
    const entered = await ask({ kind: 'enter', path, count: inRoom });
    while (counted.persons !== inRoom) await new Promise((resolve) => setTimeout(resolve, 5));
    report(`${inRoom} join at once, the count is right after`, inMs(counted.at - entered.from), 'aim < 2 s');
    await ask({ kind: 'leave' });
  }

  const before = await ask({ kind: 'enter', path, count: inRoom });
  const listeners = inRoom - 1;
  const quiet = await ask({ kind: 'talk', ms: talkMs, listeners });
  const making: number[] = [];
  let talking = true;
  const makes = (async () => {
    while (talking) {
      making.push(await make(`talk/${making.length}`));
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  })();
  const busy = await ask({ kind: 'talk', ms: talkMs, listeners });
  talking = false;
  await makes;
  report(`voice, median delay, ${listeners} listeners, no room made`, inMs(median(quiet.delays ?? [])));
  report(
    `the same while ${making.length} rooms are made and closed`,
    inMs(median(busy.delays ?? [])),
    'aim: unchanged',
  );
  report(
    'p99 of the one and the other',
    `${inMs(quantile(quiet.delays ?? [], 0.99))}, ${inMs(quantile(busy.delays ?? [], 0.99))}`,
  );
  report('packets lost', `${lost(quiet)}, ${lost(busy)}`, 'aim 0');

  const times: number[] = [];
  for (let number = 0; number < rooms; number += 1) times.push(await make(`bench/${number}`));
  report(
    `order → link, ${rooms} rooms, one in a course each, p50`,
    inMs(median(times)),
    'server alone 6–15 ms',
  );
  report('p99', inMs(quantile(times, 0.99)), 'aim < 300 ms');
  const waits = await throughTheBot(provider, rooms);
  report(`command → link through the bot, ${rooms} courses, p50`, inMs(median(waits)));
  report('p99', inMs(quantile(waits, 0.99)), 'aim < 300 ms');
  const after = await ask({ kind: 'enter', path, count: inRoom });
  report('clients dropped by the server', String(after.dropped - before.dropped), 'aim 0');
  report('memory of this process with the bot', `${Math.round(process.memoryUsage().rss / 1e6)} MB`);

  async function make(key: string): Promise<number> {
    const from = performance.now();
    const { reference } = await provider.create(mumbleOrder({ path: [`C ${key}`, 'S1'] }), key);
    const ms = performance.now() - from;
    await provider.close(reference);
    return ms;
  }
} finally {
  crowd.kill();
  await bot.stop();
  await server.stop();
}

async function ask(order: CrowdOrder): Promise<CrowdAnswer> {
  crowd.send(order);
  const [answer] = (await once(crowd, 'message')) as [CrowdAnswer];
  return answer;
}

function lost({ expected = 0, delays = [] }: CrowdAnswer): number {
  return expected - delays.length;
}
