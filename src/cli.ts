import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pino } from 'pino';
import { HostProblem } from '../adapters/matrix/connection/host-problem.ts';
import { lockFolder } from '../storage/sqlite/lock.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { callProvider } from './call-providers.ts';
import type { CallServer } from './calls-file/server.ts';
import { runCommandLine } from './command-line/run.ts';
import { type Config, ConfigError, loadDotEnv } from './config.ts';
import type { MatrixConfig } from './config-matrix.ts';
import { dataFolderFault } from './data-folder.ts';
import { systemClock } from './engine/system-clock.ts';
import { wordsOf } from './i18n/words.ts';
import { createLogger } from './log.ts';
import type { Probe } from './ports/calls.ts';
import { matrixState, stateUnder } from './state-under.ts';

// The other composition root (docs/adr/0008): `npm run cours -- …`, beside a bot that may be running.

const { text, code } = await runCommandLine(process.argv.slice(2), environment(), {
  openStore: beside,
  openPersons: beside,
  askHomeserver,
  probeServer,
  lookAtLocal: async ({ dataDir }) => {
    const { lookAtLocal } = await import('../adapters/local/look.ts');
    return lookAtLocal(dataDir);
  },
  progress: (line) => void (process.stderr.isTTY && process.stderr.write(`${line}\n`)),
  resetIdentity: resetMatrix,
  returnCode: async ({ dataDir, language }, name) => {
    const { returnCodeFor } = await import('../adapters/local/return-code.ts');
    const classRoom = wordsOf(language).host.classRoom;
    return returnCodeFor({ dataDir, classRoom, now: systemClock.now() }, name);
  },
  writeFile: (name, text) => {
    const path = resolve(name);
    writeFileSync(path, text);
    return path;
  },
});
(code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
process.exitCode = code;

/** With what `.env` adds; the command ends with a sentence where that cannot be read. */
function environment(): typeof process.env {
  try {
    loadDotEnv();
    return process.env;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

function beside(config: Config) {
  return openSqlite({ file: config.database.file, exclusive: false, clock: systemClock });
}

/** Probes one server as the bot would; undefined where it cannot be asked (a plain link). */
async function probeServer(server: CallServer): Promise<Probe | undefined> {
  const { access } = server;
  const signal = AbortSignal.timeout(10_000);
  if (access.provider === 'mumble') {
    const { greetMumble } = await import('../adapters/mumble/greet.ts');
    return greetMumble(access, signal);
  }
  // No room is made, so the secret that their names come from is not needed.
  const log = pino({ level: 'silent' });
  const provider = await callProvider(server, { installation: '', dataDir: '', log });
  if (provider.probe === undefined) return undefined;
  await provider.start();
  try {
    return await provider.probe(signal);
  } finally {
    await provider.stop();
  }
}

async function askHomeserver(config: Config, matrix: MatrixConfig) {
  const { askHomeserver: ask } = await import('../adapters/matrix/ask-homeserver.ts');
  // What is wrong with the data is said of them.
  if (!existsSync(config.database.file) || dataFolderFault(config) !== undefined)
    return ask(matrix, undefined);
  const store = await beside(config);
  try {
    return await ask(matrix, stateUnder(store, matrixState));
  } finally {
    await store.close();
  }
}

/** With the store to itself: a bot that runs has it, and the crypto store too. */
async function resetMatrix(config: Config, matrix: MatrixConfig) {
  const lock = existsSync(config.dataDir) ? lockFolder(config.dataDir) : undefined;
  const store = await openSqlite({ file: config.database.file, exclusive: true, clock: systemClock });
  try {
    const { resetIdentity } = await import('../adapters/matrix/identity/reset.ts');
    const state = stateUnder(store, matrixState);
    const { language, dataDir } = config;
    const now = () => systemClock.now();
    const log = await createLogger(config);
    return { user: await resetIdentity({ ...matrix, dataDir, state, language, now, log }) };
  } catch (error) {
    if (error instanceof HostProblem) return { problem: error.message };
    throw error;
  } finally {
    await store.close();
    lock?.release();
  }
}
