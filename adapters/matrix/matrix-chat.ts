import type { Logger } from 'pino';
import { z } from 'zod';
import type { Language } from '../../src/domain/time/types.ts';
import { wordsOf } from '../../src/i18n/words.ts';
import { ChatFault } from '../../src/ports/chat.ts';
import { MatrixAdapter, mostFileBytes } from './adapter.ts';
import { createConnection } from './connection/connection.ts';
import { HostProblem } from './connection/host-problem.ts';
import type { Credentials } from './connection/session.ts';
import type { AdapterState, MatrixConnection } from './connection/types.ts';
import { dataPaths } from './data-paths.ts';
import { Hearing } from './hearing.ts';
import { CrossSigning } from './identity/cross-signing.ts';
import { introduce } from './identity/profile.ts';
import { SeedFile } from './identity/seeds.ts';
import { DirectRooms } from './rooms/direct-rooms.ts';
import { Entrances } from './rooms/entrances.ts';
import type { InvitePolicy } from './rooms/invite-policy.ts';
import { Readers } from './rooms/readers.ts';
import { RoomCache } from './rooms/room-cache.ts';

export interface MatrixChatOptions extends Credentials {
  readonly encryption: boolean;
  readonly invites: InvitePolicy;
  /** User ids of the hosts. */
  readonly hosts: readonly string[];
  readonly recoveryKey?: string;
  /** Folder under which the encryption keys are kept. */
  readonly dataDir: string;
  /** Durable small state, this adapter's alone. */
  readonly state: AdapterState;
  readonly language: Language;
  /** The real time (epoch ms), whatever clock the engine has: a homeserver has no other. */
  readonly now: () => number;
  readonly log: Logger;
}

/** How long a first start waits for a homeserver that does not answer: without it the account has no name. */
const firstPatience = 10_000;
const mediaConfig = z.object({ 'm.upload.size': z.number().positive().optional() });

/**
 * The bot's account on a Matrix homeserver, not started yet. @throws HostProblem with a sentence for
 * whoever hosts the bot
 */
export async function createMatrixChat(options: MatrixChatOptions): Promise<MatrixAdapter> {
  const { state, language, log, now } = options;
  const { crypto: folder, seeds } = dataPaths(options.dataDir);
  const { recoveryKey } = options;
  const connection = createConnection({
    ...options,
    folder,
    signing: (host) =>
      new CrossSigning(host, {
        seeds: new SeedFile(seeds),
        language,
        log,
        ...(recoveryKey === undefined ? {} : { recoveryKey }),
      }),
  });
  await logIn(connection, language);
  const rooms = new RoomCache(connection);
  const direct = new DirectRooms({ connection, rooms, state, encrypted: options.encryption });
  const hosts = new Set(options.hosts);
  const entrances = new Entrances({
    ...{ connection, state, direct, hosts, now, log },
    policy: options.invites,
  });
  const threads = new Map<string, string>();
  const heard = { connection, rooms, direct, entrances, threads, fileBytes: mostFileBytes, now };
  return new MatrixAdapter({
    connection,
    rooms,
    direct,
    threads,
    readers: new Readers(connection),
    hearing: new Hearing(heard),
    fileBytes: () => uploadLimit(connection),
    introduce: () => introduce({ connection, state, log }),
    now,
  });
}

async function logIn(connection: MatrixConnection, language: Language): Promise<void> {
  const until = Date.now() + firstPatience;
  for (;;) {
    try {
      await inTime(connection.login(), until);
      return;
    } catch (error) {
      if (!(error instanceof ChatFault)) throw error;
      if (error.code !== 'temporary' && error.code !== 'rateLimited') throw error;
      if (Date.now() + 1_000 > until)
        throw new HostProblem(wordsOf(language).matrixLogin.noAnswer(error.message));
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

async function inTime<T>(work: Promise<T>, until: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const fault = new ChatFault('temporary', 'no answer in time');
    timer = setTimeout(() => reject(fault), Math.max(0, until - Date.now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What the server takes, and at most what we keep; a server that does not say takes that. */
async function uploadLimit(connection: MatrixConnection): Promise<number> {
  try {
    const said = mediaConfig.parse(await connection.request('GET', '/_matrix/client/v1/media/config'));
    return Math.min(mostFileBytes, said['m.upload.size'] ?? mostFileBytes);
  } catch {
    return mostFileBytes;
  }
}
