import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { createConnection } from '../../../../adapters/matrix/connection/connection.ts';
import { CrossSigning } from '../../../../adapters/matrix/identity/cross-signing.ts';
import { SeedFile } from '../../../../adapters/matrix/identity/seeds.ts';
import { passwordOf } from '../admin.ts';
import { memoryState } from './memory-state.ts';

// A bot's first start that kills itself instead of sending the request whose path ends in argv[5]:
// homeserver, account, data folder, path. Its state is left in the folder as state.json.

const [, , homeserver = '', name = '', dataDir = '', deadly = ''] = process.argv;
const state = memoryState();
const log = pino({ level: 'silent' });

await createConnection({
  homeserver,
  login: { user: name, password: passwordOf(name) },
  encryption: true,
  folder: join(dataDir, 'matrix', 'crypto'),
  state: {
    ...state,
    put: async (entries) => {
      await state.put(entries);
      writeFileSync(join(dataDir, 'state.json'), JSON.stringify(await state.list('')));
    },
  },
  signing: (host) =>
    new CrossSigning(
      {
        ...host,
        request: (method, path, body) => {
          if (path.endsWith(deadly)) process.kill(process.pid, 'SIGKILL');
          return host.request(method, path, body);
        },
      },
      { seeds: new SeedFile(join(dataDir, 'matrix', 'cross-signing.json')), language: 'en', log },
    ),
  language: 'en',
  now: Date.now,
  log,
}).start(
  async () => undefined,
  async () => {},
);
throw new Error(`nothing was asked of ${deadly}`);
