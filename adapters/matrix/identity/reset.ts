import type { Logger } from 'pino';
import type { Language } from '../../../src/domain/time/types.ts';
import { Encryption } from '../connection/crypto.ts';
import { discover } from '../connection/discovery.ts';
import { withFaults } from '../connection/faults.ts';
import { Http } from '../connection/http.ts';
import { type Credentials, markKeysMade, openSession } from '../connection/session.ts';
import type { AdapterState } from '../connection/types.ts';
import { dataPaths } from '../data-paths.ts';
import { CrossSigning } from './cross-signing.ts';
import { SeedFile } from './seeds.ts';

export interface ResetOptions extends Credentials {
  readonly dataDir: string;
  readonly state: AdapterState;
  readonly language: Language;
  readonly now: () => number;
  readonly log: Logger;
}

/**
 * Gives the account a new identity, signed for the bot's device, while the bot is stopped; gives the user
 * id. People who write with the bot are warned once that its identity changed.
 * @throws HostProblem, StoreInUse, ChatFault
 */
export function resetIdentity(options: ResetOptions): Promise<string> {
  return withFaults(() => reset(options));
}

async function reset(options: ResetOptions): Promise<string> {
  const { crypto: folder, seeds } = dataPaths(options.dataDir);
  const http = new Http(await discover(options.homeserver));
  const sessionOptions = { ...options, encryption: true, folder };
  const session = await openSession(http, sessionOptions);
  const { user, device } = session;
  const encryption = await Encryption.start({
    http,
    user,
    device,
    folder,
    now: options.now,
    // No message is written here.
    roomOf: async () => ({}),
    membersOf: async () => [],
  });
  try {
    await markKeysMade(session, sessionOptions);
    const signing = new CrossSigning(
      {
        userId: user,
        deviceId: device,
        machine: encryption.machine,
        request: (method, endpoint, body) => http.json(method, endpoint, { body }),
      },
      { seeds: new SeedFile(seeds), language: options.language, log: options.log },
    );
    await signing.reset(options.login?.password);
    return user;
  } finally {
    encryption.close();
  }
}
