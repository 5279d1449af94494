import { createServer } from 'node:net';
import { ZodError, z } from 'zod';
import { CallsFileError } from './calls-file/read.ts';
import { type Config, ConfigError } from './config.ts';
import { DataFolderError } from './data-folder.ts';
import { wordsOf } from './i18n/words.ts';
import { faultText } from './ports/fault-text.ts';
import { StoreFault } from './ports/store.ts';

/** Nobody can listen on the web address. */
export class ListenError extends Error {
  /** As the system names it: EADDRINUSE, EACCES, EADDRNOTAVAIL … */
  readonly code: string;
  constructor(error: NodeJS.ErrnoException) {
    super(error.message, { cause: error });
    this.name = 'ListenError';
    this.code = error.code ?? error.message;
  }
}

/** Faults whose message is a sentence for the host already; those of adapters are told by the composition root. */
const ours: readonly FaultKind[] = [ConfigError, CallsFileError, DataFolderError, StoreFault];
type FaultKind = new (...args: never[]) => Error;

/**
 * What stops a start, as its host reads it: one sentence in their language, with what to type next where that can be
 * told; the trace of a mistake of our own alone. `config` is missing where it could not be read.
 */
export async function startFault(
  error: unknown,
  config: Config | undefined,
  ofAdapters: readonly FaultKind[] = [],
): Promise<string> {
  const text = await faultOfStart(error, config, [...ours, ...ofAdapters]);
  return text.split('\n').map(faultText).join('\n');
}

async function faultOfStart(
  error: unknown,
  config: Config | undefined,
  said: readonly FaultKind[],
): Promise<string> {
  if (!(error instanceof Error)) return String(error);
  const language = config?.language ?? (process.env.COURS_LOCALE === 'en' ? 'en' : 'fr');
  const words = wordsOf(language).host;
  // JSON that we wrote and cannot read: bytes of a database went bad where SQLite does not see it.
  if (error instanceof SyntaxError || error instanceof ZodError) return words.dataDamaged;
  if (config !== undefined && error instanceof ListenError) return listenFault(error, config);
  if (config !== undefined && error instanceof StoreFault && error.code !== 'io') {
    return error.code === 'inUse' ? inUse(config) : words.cli.databaseFault.newerSchema(config.database.file);
  }
  if (said.some((kind) => error instanceof kind)) return error.message;
  const ofTheSystem = 'syscall' in error || ('code' in error && String(error.code).startsWith('SQLITE_'));
  if (!ofTheSystem) return error.stack ?? error.message;
  return words.startFault(error.message);
}

/** Another Cours holds these data; where it is read, if it is where this one would be. */
async function inUse(config: Config): Promise<string> {
  const { start } = wordsOf(config.language);
  const address = addressOf(config);
  const port = await freePort(config.http);
  return start.inUse(config.dataDir, (await isCours(address)) ? address : undefined, port);
}

async function listenFault({ code, message }: ListenError, config: Config): Promise<string> {
  const { start } = wordsOf(config.language);
  const { host, port } = config.http;
  const address = addressOf(config);
  switch (code) {
    case 'EADDRINUSE': {
      const other = await freePort(config.http);
      return (await isCours(address)) ? start.otherCours(address, other) : start.portTaken(address, other);
    }
    case 'EACCES':
      return start.portDenied(port, await freePort(config.http));
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
      return start.notOurs(host);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return start.unknownHost(host);
    default:
      return start.refused(address, `${code}: ${message}`);
  }
}

/** The web address as one types it into a browser. */
export function addressOf({ http: { host, port } }: Pick<Config, 'http'>): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const health = z.object({ status: z.enum(['ok', 'degraded', 'starting', 'failing']) });

/** Does a Cours answer there? */
async function isCours(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(1_000) });
    return health.safeParse(await answer.json()).success;
  } catch {
    return false;
  }
}

/** Below it ports belong to the system; Cours has 8080 by itself. */
const firstFree = 8081;

/** A port behind this one that can be listened on now. */
async function freePort({ host, port: taken }: Config['http']): Promise<number> {
  const from = taken < firstFree || taken > 65_000 ? firstFree : taken + 1;
  for (let port = from; port < from + 20; port += 1) {
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, host, () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
  return from;
}
