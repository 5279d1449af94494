import { join } from 'node:path';
import { pino } from 'pino';
import { createConnection } from '../../../../adapters/matrix/connection/connection.ts';
import { path } from '../../../../adapters/matrix/connection/http.ts';
import { systemClock } from '../../../../src/engine/system-clock.ts';
import { stateUnder } from '../../../../src/state-under.ts';
import { openSqlite } from '../../../../storage/sqlite/open.ts';
import { firstSigning } from './first-signing.ts';

// A connection in a process of its own, over the real store, to be killed: it joins where it is invited and
// writes what it is told to its standard output, one batch a line.

const [homeserver = '', user = '', password = '', dataDir = ''] = process.argv.slice(2);
const store = await openSqlite({ file: join(dataDir, 'cours.sqlite3'), exclusive: true, clock: systemClock });
const account = 'matrix';
const connection = createConnection({
  homeserver,
  login: { user, password },
  encryption: true,
  folder: join(dataDir, 'crypto'),
  state: stateUnder(store, 'matrix/'),
  signing: firstSigning,
  language: 'en',
  now: () => Date.now(),
  log: pino({ level: 'warn' }, pino.destination(2)),
});
await connection.start(
  () => store.cursor(account, 'sync'),
  async (batch) => {
    for (const { room } of batch.invites)
      await connection.request('POST', path`/_matrix/client/v3/join/${room}`, {}, {});
    const told = batch.timeline.map(({ room, id, content, unreadable }) => ({
      room,
      id,
      body: content.body,
      unreadable: unreadable?.why,
    }));
    process.stdout.write(`${JSON.stringify(told)}\n`);
    await store.advance(account, 'sync', batch.next, []);
  },
);
