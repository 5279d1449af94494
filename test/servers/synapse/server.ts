import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/free-port.ts';
import { ServerAdmin } from './admin.ts';
import { type Limits, writeConfig } from './config.ts';
import { python } from './venv.ts';

const startPatience = 60_000;

/** A real Synapse in a folder of its own, on 127.0.0.1, in a process that this one started. */
export class Synapse {
  readonly url: string;
  readonly admin: ServerAdmin;
  readonly #dir: string;
  #process: ChildProcess | undefined;
  #gone: Promise<void> = Promise.resolve();

  private constructor(dir: string, url: string, secret: string) {
    this.#dir = dir;
    this.url = url;
    this.admin = new ServerAdmin(url, secret);
  }

  /** A server of no one yet, that answers. `limits` 'default' are those of a stranger's homeserver. */
  static async start(limits: Limits): Promise<Synapse> {
    const dir = mkdtempSync(join(tmpdir(), 'cours-synapse-'));
    const port = await freePort();
    const secret = writeConfig(dir, port, limits);
    const server = new Synapse(dir, `http://127.0.0.1:${port}`, secret);
    await server.#run();
    return server;
  }

  /** Ends the server (`kill`: without warning) and starts it again on the same data. */
  async restart(kill = false): Promise<void> {
    await this.#end(kill ? 'SIGKILL' : 'SIGTERM');
    await this.#run();
  }

  /** Ends the server and removes its data. */
  async stop(): Promise<void> {
    await this.#end('SIGKILL');
    rmSync(this.#dir, { recursive: true });
  }

  /** What the server last wrote, to show when a test failed. */
  log(lines = 60): string {
    const all = readFileSync(join(this.#dir, 'synapse.log'), 'utf8').trimEnd().split('\n');
    return all.slice(-lines).join('\n');
  }

  async #run(): Promise<void> {
    const log = openSync(join(this.#dir, 'synapse.log'), 'a');
    const args = ['-m', 'synapse.app.homeserver', '--config-path', join(this.#dir, 'homeserver.yaml')];
    const child = spawn(python(), args, { cwd: this.#dir, stdio: ['ignore', log, log] });
    closeSync(log);
    this.#process = child;
    this.#gone = new Promise((resolve) => child.once('exit', () => resolve()));
    const end = Date.now() + startPatience;
    while (!(await this.#answers())) {
      if (child.exitCode !== null || Date.now() > end) {
        await this.#end('SIGKILL');
        throw new Error(`Synapse did not start:\n${this.log()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async #answers(): Promise<boolean> {
    const answer = await fetch(`${this.url}/health`).catch(() => undefined);
    return answer?.ok === true;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await this.#gone;
  }
}
