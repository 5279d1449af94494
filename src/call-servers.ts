import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import { CallsFileError } from './calls-file/read.ts';
import type { CallServer } from './calls-file/server.ts';
import type { CallInstance, CallProvider } from './ports/calls.ts';

/** How often the calls file is looked at, in ms. */
const every = 60_000;

export interface CallServersOptions {
  readonly path: string;
  /** The servers of the file as it is now; throws a CallsFileError with every fault. */
  readonly read: () => readonly CallServer[];
  readonly provider: (server: CallServer) => Promise<CallProvider>;
  readonly log: Logger;
}

/**
 * The call servers of the house, as the file says now: it is looked at each minute and on SIGHUP. A file
 * with faults changes nothing. A server that is taken out gets no new room; those it has are still closed.
 */
export class CallServers {
  /** By id, those taken out included. */
  readonly providers = new Map<string, CallProvider>();
  readonly #options: CallServersOptions;
  /** What the provider of an id was made from. */
  readonly #lines = new Map<string, string>();
  #instances: readonly CallInstance[] = [];
  #seen: string;
  #timer: NodeJS.Timeout | undefined;
  #reloading: Promise<void> = Promise.resolve();

  private constructor(options: CallServersOptions) {
    this.#options = options;
    this.#seen = stampOf(options.path);
  }

  /** Takes the file as it is at the start; rejects with a CallsFileError. */
  static async open(options: CallServersOptions): Promise<CallServers> {
    const servers = new CallServers(options);
    await servers.#take(options.read());
    return servers;
  }

  /** In the host's order. */
  get instances(): readonly CallInstance[] {
    return this.#instances;
  }

  /** Follows the file until `stop`. */
  follow(): void {
    this.#timer = setInterval(() => void this.reload(false), every).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#reloading;
  }

  /** Reads the file again; unless `always`, only if it was changed. */
  reload(always: boolean): Promise<void> {
    this.#reloading = this.#reloading.then(() => this.#reload(always));
    return this.#reloading;
  }

  async #reload(always: boolean): Promise<void> {
    const { path, read, log } = this.#options;
    const stamp = stampOf(path);
    if (!always && stamp === this.#seen) return;
    this.#seen = stamp;
    try {
      for (const provider of await this.#take(read())) await this.#start(provider);
      log.info({ file: path, servers: this.#instances.length }, 'the calls file was read again');
    } catch (error) {
      const about = error instanceof CallsFileError ? { faults: error.message.split('\n') } : { err: error };
      log.error({ file: path, ...about }, 'the calls file could not be taken; what was read before stays');
    }
  }

  /**
   * Providers made now, not started. A server whose line is as before keeps its provider, with its
   * connection; the one of a line that changed is stopped first. All are made before any takes its place: the
   * file is taken whole or not at all.
   */
  async #take(servers: readonly CallServer[]): Promise<readonly CallProvider[]> {
    const made: { readonly provider: CallProvider; readonly line: string }[] = [];
    for (const server of servers) {
      const { id } = server.instance;
      const line = JSON.stringify(server);
      if (this.providers.has(id) && this.#lines.get(id) === line) continue;
      made.push({ provider: await this.#options.provider(server), line });
    }
    for (const { provider, line } of made) {
      const { id } = provider.instance;
      const before = this.providers.get(id);
      if (before !== undefined) await this.#stop(before);
      this.#lines.set(id, line);
      this.providers.set(id, provider);
    }
    this.#instances = servers.map(({ instance }) => instance);
    return made.map(({ provider }) => provider);
  }

  async #start(provider: CallProvider): Promise<void> {
    try {
      await provider.start();
    } catch (error) {
      this.#options.log.error({ server: provider.instance.id, err: error }, 'a call server could not start');
    }
  }

  async #stop(provider: CallProvider): Promise<void> {
    try {
      await provider.stop();
    } catch (error) {
      this.#options.log.error({ server: provider.instance.id, err: error }, 'a call server could not stop');
    }
  }
}

/** Changes with the file, and with what stands in the way of looking at it, which reading it then says. */
function stampOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}
