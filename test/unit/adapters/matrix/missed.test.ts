import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createConnection } from '../../../../adapters/matrix/connection/connection.ts';
import type { MatrixConnection, SyncBatch } from '../../../../adapters/matrix/connection/types.ts';
import { memoryState } from '../../../servers/synapse/bot/memory-state.ts';

// What came while nobody listened is told apart from what is heard as it is said: times that messages claim for
// themselves count only for the former.

const second = 1_000;
let server: Server;
let connection: MatrixConnection;
let now: number;
let syncs: (() => { readonly status: number; readonly body: object })[];
let batches: SyncBatch[];
let asked: number;
/** What happens while a batch is handled. */
let handling: (batch: SyncBatch) => void | Promise<void>;

beforeEach(async () => {
  [now, syncs, batches, asked, handling] = [0, [], [], 0, () => {}];
  server = createServer((request, response) => {
    const say = (body: object, status = 200) => response.writeHead(status).end(JSON.stringify(body));
    const { pathname } = new URL(request.url ?? '', 'http://x');
    if (pathname.endsWith('/versions')) return say({ versions: ['v1.11'] });
    if (pathname.endsWith('/whoami')) return say({ user_id: '@cours:x', device_id: 'D' });
    if (!pathname.endsWith('/sync')) return say({ errcode: 'M_NOT_FOUND' }, 404);
    asked += 1;
    const next = syncs.shift();
    // Nothing more to tell: it is held until the end.
    if (next === undefined) return response;
    const { status, body } = next();
    return say(body, status);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  connection = createConnection({
    ...{ homeserver: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 't' },
    ...{ state: memoryState(), encryption: false, folder: '/nowhere', now: () => now, language: 'fr' },
    signing: () => expect.unreachable(),
    log: pino({ enabled: false }),
  });
});
afterEach(async () => {
  await connection.stop();
  server.closeAllConnections();
  server.close();
});

const sync =
  (lasts = 0) =>
  () => {
    now += lasts;
    return { status: 200, body: { next_batch: `s${asked}` } };
  };
const refused = () => ({ status: 502, body: {} });

/** Which of the batches were told as missed, once all that the server has to say was handled. */
async function missed(...answers: typeof syncs): Promise<readonly boolean[]> {
  syncs = [...answers];
  await connection.start(
    async () => 's0',
    async (batch) => {
      await handling(batch);
      batches.push(batch);
    },
  );
  // Asked once more, the last one is handled.
  await vi.waitFor(() => expect(asked).toBeGreaterThan(answers.length), 10_000);
  return batches.map((batch) => batch.missed === true);
}

it('at the start, until the first answer', async () => {
  expect(await missed(sync(), sync(), sync())).toEqual([true, false, false]);
});

it('not by an answer that the server holds until there is something to tell', async () => {
  expect(await missed(sync(), sync(30 * second), sync(25 * second))).toEqual([true, false, false]);
});

it('after what took long here, once', async () => {
  handling = ({ next }) => {
    if (next === 's2') now += 11 * second;
  };
  expect(await missed(sync(), sync(), sync(), sync())).toEqual([true, false, true, false]);
});

it('not after what took a while', async () => {
  handling = () => {
    now += 9 * second;
  };
  expect(await missed(sync(), sync(), sync())).toEqual([true, false, false]);
});

it('after the server was away, however short', async () => {
  expect(await missed(sync(), sync(), refused, sync(), sync())).toEqual([true, false, true, false]);
});

it('after a batch that could not be taken, and so is told again', async () => {
  let failing = true;
  handling = ({ next }) => {
    if (next !== 's2' || !failing) return;
    failing = false;
    throw new Error('the store is full');
  };
  expect(await missed(sync(), sync(), sync(), sync())).toEqual([true, true, false]);
});
