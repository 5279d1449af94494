import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { CallsFileError, readCallsFile } from '../calls-file/read.ts';
import { type CallServer, withMissing } from '../calls-file/server.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import type { MatrixConfig } from '../config-matrix.ts';
import { dataFolderFault } from '../data-folder.ts';
import { parkedPrefix, parkedReferences } from '../engine/parked-timers.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { Probe } from '../ports/calls.ts';
import { faultText } from '../ports/fault-text.ts';
import { type Store, StoreFault } from '../ports/store.ts';
import { callsTable, type Probed } from './calls-table.ts';
import { checkModes } from './check-modes.ts';
import type { Finding } from './finding.ts';

/** What `check` needs of a store, opened beside a bot that may be running. */
export interface OpenedStore extends Pick<Store, 'allCourses' | 'close'>, Partial<Pick<Store, 'states'>> {
  readonly outbox: Pick<Store['outbox'], 'pending'>;
}
export type OpenStore = (config: Config) => Promise<OpenedStore>;
/** How the homeserver answers; `user` is missing where the bot has not logged in yet. */
export type AskHomeserver = (
  config: Config,
  matrix: MatrixConfig,
) => Promise<
  | { readonly state: 'answers'; readonly user?: string }
  | { readonly state: 'tokenDead' }
  | { readonly state: 'silent'; readonly why: string }
>;

/** Reads the database of the local chat; undefined where there is none yet. */
export type LookAtLocal = (
  config: Config,
) => Promise<
  | { readonly file: string; readonly messages: number }
  | { readonly file: string; readonly fault: string }
  | undefined
>;

/** Asks a call server whether it is fit for a room, without making one; undefined: it cannot be asked. */
export type ProbeServer = (server: CallServer) => Promise<Probe | undefined>;
/** Shows how far the check is; what it shows is no part of the report. */
export type Progress = (line: string) => void;

/** Call servers probed at the same time. */
const atOnce = 8;
type CliWords = Words['host']['cli'];

const good = (text: string): Finding => ({ kind: 'good', text });
const bad = (text: string): Finding => ({ kind: 'bad', text });
const note = (text: string): Finding => ({ kind: 'note', text });

/**
 * Checks configuration, calls file, database and web address; changes nothing. Gives the report, and
 * whether all is well.
 */
export async function check(
  env: Readonly<Record<string, string | undefined>>,
  openStore: OpenStore,
  askHomeserver: AskHomeserver,
  probeServer: ProbeServer,
  progress: Progress,
  lookAtLocal: LookAtLocal,
): Promise<{ report: string; ok: boolean }> {
  let words = wordsOf(env.COURS_LOCALE === 'en' ? 'en' : 'fr').host.cli;
  let findings: Finding[];
  try {
    const config = readConfig(env);
    words = wordsOf(config.language).host.cli;
    const secretFiles: string[] = [];
    findings = [
      good(words.configured(config.zone, config.dataDir)),
      ...config.warnings.map(note),
      ...(await checkCalls(config, words, probeServer, progress, (path) => void secretFiles.push(path))),
      ...checkModes([...ownFolder(config), resolve('.env'), ...secretFiles], words),
      ...(await checkData(config, words, openStore)),
      ...(await checkLocal(config, words, lookAtLocal)),
      ...(await checkMatrix(config, words, askHomeserver)),
      ...(await checkAddress(config, words)),
      ...noticeNames(config, words),
    ];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    findings = error.faults.map((fault) => bad(fault.sentence));
  }
  const wrong = findings.filter((finding) => finding.kind === 'bad').length;
  const lines = findings.map((finding) => words[finding.kind](faultText(finding.text)));
  return {
    report: [...lines, wrong === 0 ? words.allGood : words.someBad(wrong)].join('\n'),
    ok: wrong === 0,
  };
}

async function checkCalls(
  config: Config,
  words: CliWords,
  probe: ProbeServer,
  progress: Progress,
  readFrom: (path: string) => void,
): Promise<Finding[]> {
  try {
    const read = readCallsFile(config.callsFile, config.language, process.env, readFrom);
    const servers = withMissing(read, config.publicUrl);
    if (!existsSync(config.callsFile.path)) return [note(words.noCalls(config.callsFile.path))];
    const probed = await probeAll(servers, words, probe, progress);
    return [
      good(words.callsRead(config.callsFile.path, servers.length)),
      ...callsTable(servers, probed, words),
    ];
  } catch (error) {
    if (error instanceof CallsFileError) return error.message.split('\n').map(bad);
    throw error;
  }
}

/** Some at a time, each told as it comes; gives what each answered. */
async function probeAll(
  servers: readonly CallServer[],
  words: CliWords,
  probe: ProbeServer,
  progress: Progress,
): Promise<Probed> {
  const probed = new Map<string, Probe | undefined>();
  const waiting = [...servers];
  const worker = async () => {
    for (let server = waiting.shift(); server !== undefined; server = waiting.shift()) {
      probed.set(server.instance.id, await probe(server));
      progress(words.probed(probed.size, servers.length, server.instance.label));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return probed;
}

/** The privacy notice in every room names who is set here, and nobody else. */
function noticeNames({ controller, host, dpo }: Config, words: CliWords): Finding[] {
  const named = { COURS_CONTROLLER: controller, COURS_HOST: host, COURS_DPO: dpo };
  const unset = Object.entries(named).flatMap(([variable, value]) => (value === undefined ? [variable] : []));
  return unset.length === 0 ? [] : [note(words.nobodyNamed(unset))];
}

/** The data folder, unless something else is wrong with it. */
const ownFolder = (config: Config) => (dataFolderFault(config) === undefined ? [config.dataDir] : []);

/** The folder first: of a database in one that cannot be used there is nothing to say. */
async function checkData(config: Config, words: CliWords, openStore: OpenStore): Promise<Finding[]> {
  const fault = dataFolderFault(config);
  if (fault !== undefined) return [bad(fault)];
  const { file } = config.database;
  if (!existsSync(file)) return [note(words.databaseNew(file))];
  try {
    const store = await openStore(config);
    try {
      const courses = await store.allCourses();
      const parked = parkedReferences((await store.states?.(parkedPrefix)) ?? []);
      return [
        good(words.databaseRead(file, courses.length, await store.outbox.pending())),
        ...(parked.length === 0 ? [] : [note(words.timersParked(parked))]),
      ];
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return [bad(words.databaseFault[error.code](file, error.message))];
  }
}

/** The local chat keeps a database of its own, also while another platform is served. */
async function checkLocal(config: Config, words: CliWords, look: LookAtLocal): Promise<Finding[]> {
  if (dataFolderFault(config) !== undefined) return [];
  const found = await look(config);
  if (found === undefined) return [];
  return 'fault' in found
    ? [bad(words.localFault(found.file, found.fault))]
    : [good(words.localRead(found.file, found.messages))];
}

async function checkMatrix(config: Config, words: CliWords, ask: AskHomeserver): Promise<Finding[]> {
  const { matrix, language } = config;
  if (matrix === undefined) return [];
  const answer = await ask(config, matrix);
  switch (answer.state) {
    case 'answers':
      return [good(words.matrixAnswers(matrix.homeserver, answer.user))];
    case 'silent':
      return [bad(words.matrixSilent(matrix.homeserver, answer.why))];
    case 'tokenDead':
      // With a password the bot logs in again by itself.
      return matrix.login === undefined ? [bad(wordsOf(language).matrixLogin.tokenDead)] : [];
  }
}

/** Who listens on the web address: our bot (and how it fares), another program, nobody. */
async function checkAddress(config: Config, words: CliWords): Promise<Finding[]> {
  const { host, port } = config.http;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  if (port !== 0) {
    const health = await healthOf(`${address}/healthz`);
    if (health !== undefined) {
      const running = good(words.httpRunning(address, health.status));
      return [running, ...health.limited.flatMap((account) => limitFinding(config, words, account))];
    }
  }
  const fault = await listenOnce(host, port);
  if (fault === undefined) return [good(words.httpFree(address))];
  return [bad(fault === 'EADDRINUSE' ? words.httpTaken(address) : words.httpRefused(address, fault))];
}

/** A homeserver's limit makes messages wait: how its host lifts it for the bot. */
function limitFinding({ matrix }: Config, words: CliWords, account: string): Finding[] {
  const user = /^matrix:(.+)$/.exec(account)?.[1];
  return matrix === undefined || user === undefined
    ? []
    : [bad(words.matrixLimited(matrix.homeserver, user))];
}

const health = z.object({ status: z.string(), limited: z.array(z.string()).default([]) });

/** What a bot of ours answers there; undefined if there is none. */
async function healthOf(url: string): Promise<z.output<typeof health> | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return health.safeParse(await response.json()).data;
  } catch {
    return undefined;
  }
}

/** Listens and stops at once; the error's code if that fails. */
function listenOnce(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
