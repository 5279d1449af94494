import { mkdirSync } from 'node:fs';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { createLocalChat } from '../adapters/local/local-chat.ts';
import { HostProblem } from '../adapters/matrix/connection/host-problem.ts';
import { lockFolder } from '../storage/sqlite/lock.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { callProvider } from './call-providers.ts';
import { CallServers } from './call-servers.ts';
import { readCallsFile } from './calls-file/read.ts';
import { exampleServer, withMissing } from './calls-file/server.ts';
import { verbHints } from './commands/hints.ts';
import { type Config, hostVacations, loadDotEnv, readConfig } from './config.ts';
import type { MatrixConfig } from './config-matrix.ts';
import { DataFolderError, dataFolderFault, isFull } from './data-folder.ts';
import { stateKeys } from './domain/state-keys.ts';
import type { Deps } from './engine/deps.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import { newId } from './engine/ids.ts';
import { RoomPool } from './engine/room-pool.ts';
import { seedSample } from './engine/seed-sample.ts';
import { watchStore } from './engine/store-health.ts';
import { systemClock } from './engine/system-clock.ts';
import { wordsOf } from './i18n/words.ts';
import { createLogger } from './log.ts';
import type { Clock } from './ports/clock.ts';
import type { Store } from './ports/store.ts';
import type { House } from './services/scene.ts';
import { addressOf, ListenError, startFault } from './start-fault.ts';
import { matrixState, stateUnder } from './state-under.ts';
import { healthRoutes } from './web/health.ts';
import { RoomLinks } from './web/room-links.ts';
import { roomPages } from './web/room-page.ts';

// The composition root: with src/cli.ts the only file that names implementations (docs/adr).

/** A bot that runs. */
export interface Running {
  /** Address to open in a browser. */
  readonly address: string;
  readonly engine: Engine;
  /** Resolves when everything written so far is decided and delivered. */
  idle(): Promise<void>;
  /** Reads the calls file again. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

/** What tests and the tour put in place of the ordinary. */
export interface Substitutes {
  readonly clock?: Clock;
  /** Last say on what the engine is given: a failing store, a forgetful platform. */
  readonly deps?: (deps: Deps) => Deps;
}

/** Puts the house together and starts it. Rejects with a CallsFileError, DataFolderError, ListenError or StoreFault. */
export async function startCours(config: Config, log: Logger, instead: Substitutes = {}): Promise<Running> {
  const words = wordsOf(config.language);
  const clock = instead.clock ?? systemClock;
  // Before anything is made: a fault in the file, or a folder that cannot be written, is one sentence.
  readCallsFile(config.callsFile, config.language);
  const unusable = dataFolderFault(config);
  if (unusable !== undefined) throw new DataFolderError(unusable);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const lock = lockFolder(config.dataDir);
  const store = await openSqlite({ file: config.database.file, exclusive: true, clock }).catch(
    (error: unknown) => {
      lock.release();
      throw error;
    },
  );
  const secret = await roomSecret(store);
  const servers = await CallServers.open({
    path: config.callsFile.path,
    read: () => {
      const listed = withMissing(readCallsFile(config.callsFile, config.language), config.publicUrl);
      return config.localChat ? [...listed, exampleServer(config.language)] : listed;
    },
    provider: (server) => callProvider(server, { installation: secret, dataDir: config.dataDir, log }),
    log,
  });
  const local = config.localChat
    ? createLocalChat({
        dataDir: config.dataDir,
        language: config.language,
        zone: config.zone,
        classRoom: { name: words.host.classRoom },
        verbs: verbHints,
        now: () => clock.now(),
        onFailure: (error) => log.error({ err: error }, 'the local chat failed'),
        onLost: (entries) =>
          log.warn({ entries }, 'the end of the local chat was lost: it goes on behind it'),
      })
    : undefined;
  const matrix = config.matrix === undefined ? undefined : await matrixOf(config, config.matrix, store, log);
  const adapters = [
    ...(local === undefined ? [] : [local.adapter]),
    ...(matrix === undefined ? [] : [matrix]),
  ];
  const pool = new RoomPool(() => clock.now());
  const links = config.publicUrl === undefined ? undefined : new RoomLinks(config.publicUrl, secret);
  const ordinary: Deps = {
    store,
    clock,
    log,
    adapters: new Map(adapters.map((adapter) => [adapter.account, adapter])),
    accounts: new Map(adapters.map((adapter) => [adapter.platform, adapter.account])),
    providers: servers.providers,
    house: houseOf(config, servers, pool, links),
    pool,
    admins: new Set(config.admins),
  };
  const given = instead.deps?.(ordinary) ?? ordinary;
  const watched = watchStore(given.store, () => clock.now());
  const deps = { ...given, store: watched.store };
  const engine = createEngine(deps);
  let ready = false;
  const web = new Hono();
  // Whatever the parts do not answer themselves; Hono writes to stderr otherwise.
  web.onError((error, context) => {
    log.error({ err: error, path: context.req.path }, 'a request failed');
    return context.text('Internal Server Error', 500);
  });
  web.route(
    '/',
    healthRoutes({
      ready: () => ready,
      askStore: async () => {
        await watched.ask();
        local?.askDatabase();
        if (isFull(config)) throw new Error('the disk is full');
      },
      platforms: adapters,
      limited: () => engine.limited(),
      now: () => clock.now(),
    }),
  );
  if (links !== undefined) {
    const secure = config.publicUrl?.startsWith('https:') === true;
    const { language } = config;
    const now = () => clock.now();
    web.route('/', roomPages({ desk: engine.rooms, links, language, now, newId, secure, log }));
  }
  if (local !== undefined) web.route('/', local.app);
  const { server, address } = await listen(web, config);
  if (local !== undefined)
    await seedSample(deps, { account: local.adapter.account, room: local.classRoom() });
  await engine.start();
  servers.follow();
  ready = true;
  const invite = matrix?.account.slice(`${matrix.platform}:`.length);
  const courses = (await store.allCourses()).length;
  log.info(
    { address, local: local !== undefined, ...(invite === undefined ? {} : { invite }), courses },
    'ready',
  );
  return {
    address,
    engine,
    async idle() {
      await local?.idle();
      await engine.idle();
    },
    reload: () => servers.reload(true),
    async stop() {
      ready = false;
      await servers.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      await engine.stop();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      await store.close();
      lock.release();
    },
  };
}

/** Loaded only where it is wanted: its libraries cost a second and 50 MB. */
async function matrixOf(config: Config, matrix: MatrixConfig, store: Store, log: Logger) {
  const { createMatrixChat } = await import('../adapters/matrix/matrix-chat.ts');
  return createMatrixChat({
    ...matrix,
    hosts: config.admins,
    dataDir: config.dataDir,
    state: stateUnder(store, matrixState),
    language: config.language,
    now: () => systemClock.now(),
    log,
  });
}

function houseOf(config: Config, servers: CallServers, pool: RoomPool, links: RoomLinks | undefined): House {
  return {
    language: config.language,
    zone: config.zone,
    vacations: (now) => (config.vacations === undefined ? [] : (hostVacations(config.vacations, now) ?? [])),
    get instances() {
      return servers.instances;
    },
    pool,
    persons: (callId) => pool.persons(callId),
    fileQuota: config.fileQuota,
    ...(links === undefined ? {} : { roomPages: links }),
    ...(config.creators === undefined ? {} : { creators: config.creators }),
    ...(config.controller === undefined ? {} : { controller: config.controller }),
    ...(config.host === undefined ? {} : { host: config.host }),
    ...(config.dpo === undefined ? {} : { dpo: config.dpo }),
  };
}

/** A room's name comes from a secret of this house and the row's key: twice the same, and unguessable. */
async function roomSecret(store: Store): Promise<string> {
  const key = stateKeys.roomSecret;
  const secret = (await store.state(key)) ?? newId();
  await store.apply({ state: [{ key, value: secret }] });
  return secret;
}

function listen(web: Hono, config: Config): Promise<{ server: ServerType; address: string }> {
  const { host, port } = config.http;
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: web.fetch, hostname: host, port }, (info) => {
      resolve({ server, address: addressOf({ http: { host, port: info.port } }) });
    });
    server.once('error', (error) => reject(new ListenError(error)));
  });
}

/** `npm start`: runs until it is told to stop; a fault at start is one sentence, not a trace. */
async function main(): Promise<void> {
  let config: Config | undefined;
  try {
    loadDotEnv();
    config = readConfig(process.env);
    const log = await createLogger(config);
    for (const warning of config.warnings) log.warn(warning);
    const unexpected = (error: unknown) => {
      log.fatal({ err: error }, 'Cours stops: a fault that nobody expected');
      process.exit(1);
    };
    const running = await startCours(config, log);
    process.on('uncaughtException', unexpected);
    process.on('unhandledRejection', unexpected);
    const stop = () => {
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
    };
    process.on('SIGHUP', () => void running.reload());
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (error) {
    process.stderr.write(`${await startFault(error, config, [HostProblem])}\n`);
    process.exit(1);
  }
}

if (import.meta.main) await main();
