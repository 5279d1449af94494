import { type ChildProcess, fork } from 'node:child_process';
import { z } from 'zod';

const answer = z.union([
  z.object({ ready: z.string() }),
  z.object({ id: z.number(), error: z.string().optional() }),
]);
/** A mistake to build into the bot, for the negative controls. */
export type Fault = 'none' | 'randomKey' | 'eventOutside';

/** Compiled modules, as `npm start` keeps them. */
const cache = 'node_modules/.cache/cours';

/** The bot in its own process, killed and started again at will; its clock goes only where it is told. */
export class BotProcess {
  /** Where the clock was last known to be (epoch ms). */
  now: number;
  kills = 0;
  readonly #env: Record<string, string>;
  readonly #fault: Fault;
  #child: ChildProcess | undefined;
  #ready: Promise<void> = Promise.resolve();
  #orders = 0;
  readonly #waiting = new Map<number, (error?: string) => void>();
  #gone: Promise<void> = Promise.resolve();

  constructor(env: Record<string, string>, startAt: number, fault: Fault = 'none') {
    this.#env = env;
    this.now = startAt;
    this.#fault = fault;
  }

  /** Starts the process; resolves when it is ready (or was killed before). */
  start(): Promise<void> {
    const child = fork(new URL('./steered-bot.ts', import.meta.url), [String(this.now), this.#fault], {
      env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: cache, ...this.#env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    this.#gone = new Promise((resolve) => child.once('exit', () => resolve()));
    this.#ready = new Promise((resolve) => {
      void this.#gone.then(resolve);
      child.on('message', (message) => {
        const said = answer.parse(message);
        if ('ready' in said) resolve();
        else this.#waiting.get(said.id)?.(said.error);
      });
    });
    return this.#ready;
  }

  /**
   * kill -9, and a new process on the same data; resolves when that is ready. With `again`, that one is
   * killed too, so many ms after it was begun: mostly before it is ready.
   */
  async killAndRestart(again?: number): Promise<void> {
    await this.#end('SIGKILL');
    this.kills += 1;
    const ready = this.start();
    if (again !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, again));
      return this.killAndRestart();
    }
    await ready;
  }

  /** It ended by itself. */
  get isGone(): boolean {
    const { exitCode, signalCode } = this.#child ?? {};
    return (exitCode ?? signalCode ?? null) !== null;
  }

  async stop(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** As `go`, once the bot has decided on an event that a platform took. */
  async heard(event: string): Promise<void> {
    await this.#order({ event });
  }

  /** Lets everything settle, then moves the clock to `to` by way of every wake-up. Survives kills. */
  async go(to?: number): Promise<void> {
    await this.#order(to === undefined ? {} : { to });
    if (to !== undefined) this.now = to;
  }

  /** The machine sleeps, and wakes up (a moment later) when its clock says `at`. */
  async sleepUntil(at: number): Promise<void> {
    this.#child?.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    this.#child?.kill('SIGCONT');
    await this.#order({ jump: at });
    this.now = at;
  }

  async #order(what: { to?: number; jump?: number; event?: string }): Promise<void> {
    this.#orders += 1;
    const id = this.#orders;
    let there = false;
    const done = new Promise<void>((resolve, reject) => {
      this.#waiting.set(id, (error) => {
        there = true;
        if (error === undefined) resolve();
        else reject(new Error(error));
      });
    });
    while (!there) {
      await this.#ready;
      const child = this.#child;
      if (child?.connected === true) {
        child.send({ id, ...what }, () => {});
        await Promise.race([done, this.#gone]);
      } else {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
    this.#waiting.delete(id);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await this.#gone;
  }
}
