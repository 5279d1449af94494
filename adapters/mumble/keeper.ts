import type { Logger } from 'pino';
import { CallFault } from '../../src/ports/calls.ts';
import type { Connection } from './connection.ts';
import { delay, within } from './waiting.ts';

/**
 * Ms before a connection is tried anew. Servers ban an address for ten connections in two minutes, good
 * ones included (`autobanAttempts`), and a class may share the bot's address.
 */
const leastWait = 15_000;
/** So many attempts at that beat, then each wait is twice the last, up to eight times the first. */
const steadyAttempts = 4;
const most = 8;

export interface KeeperOptions {
  /** A new connection, ready for use; `ended` is told when it is over. Throws CallFault, also when aborted. */
  readonly open: (ended: (why: CallFault) => void, signal: AbortSignal) => Promise<Connection>;
  /** Told of each connection once it is the one. */
  readonly opened: (connection: Connection) => void;
  /** Least wait between two attempts, in ms. */
  readonly leastWait?: number | undefined;
  readonly log: Logger;
}

/** Keeps a connection: tries again and again until it is stopped. */
export class Keeper {
  readonly #options: KeeperOptions;
  #connection: Connection | undefined;
  #attempt: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #nextAt = 0;
  #fault = new CallFault('refused', 'not connected yet');
  #failures = 0;
  #since = 0;
  #running = false;
  #stopping = new AbortController();

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Why there is no connection now, as far as known. */
  get fault(): CallFault {
    return this.#fault;
  }

  /** The connection, if there is one now. */
  get connection(): Connection | undefined {
    return this.#connection;
  }

  /** Begins, and waits for the end of the first attempt, good or bad. */
  async start(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    this.#failures = 0;
    this.#stopping = new AbortController();
    await this.#try();
  }

  async stop(): Promise<void> {
    this.#running = false;
    this.#stopping.abort();
    clearTimeout(this.#timer);
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close();
    await this.#attempt;
  }

  /**
   * The connection, now or within `patience` ms if an attempt is under way or due by then. Throws the
   * CallFault of the last attempt.
   */
  async ready(patience: number): Promise<Connection> {
    const until = performance.now() + patience;
    while (this.#connection === undefined) {
      const left = until - performance.now();
      const due = this.#nextAt - performance.now();
      if (!this.#running || left <= 0 || (this.#attempt === undefined && due > left)) throw this.#fault;
      await within(this.#attempt ?? delay(Math.max(1, due)), left);
    }
    return this.#connection;
  }

  #try(): Promise<void> {
    this.#attempt ??= this.#connect().finally(() => {
      this.#attempt = undefined;
    });
    return this.#attempt;
  }

  async #connect(): Promise<void> {
    let opened: Connection | undefined;
    try {
      opened = await this.#options.open((why) => this.#lost(opened, why), this.#stopping.signal);
    } catch (error) {
      const fault =
        error instanceof CallFault
          ? error
          : new CallFault('unexpected', error instanceof Error ? error.message : 'unknown');
      this.#later(fault);
      return;
    }
    if (!this.#running) opened.close();
    else if (opened.ended !== undefined) this.#later(opened.ended);
    else {
      this.#connection = opened;
      this.#since = performance.now();
      this.#options.log.info('connected to the Mumble server');
      this.#options.opened(opened);
    }
  }

  #lost(connection: Connection | undefined, why: CallFault): void {
    if (connection === undefined || connection !== this.#connection) return;
    this.#connection = undefined;
    // One that did not last is a failure too: two bots with one certificate throw each other out in turn.
    if (performance.now() - this.#since > steadyAttempts * this.#least) this.#failures = 0;
    this.#later(why);
  }

  #later(fault: CallFault): void {
    const news = this.#failures === 0 || fault.message !== this.#fault.message;
    this.#fault = fault;
    if (!this.#running) return;
    this.#failures += 1;
    const wait = waitBefore(this.#failures, this.#least) * (1 + Math.random() / 5);
    const about = { code: fault.code, reason: fault.message, seconds: Math.round(wait / 1000) };
    // One line a trouble, not one an attempt.
    this.#options.log[news ? 'warn' : 'debug'](about, 'no Mumble server; it is tried again');

    this.#nextAt = performance.now() + wait;
    this.#timer = setTimeout(() => void this.#try(), wait).unref();
  }

  get #least(): number {
    return this.#options.leastWait ?? leastWait;
  }
}

/** Ms before the next attempt, after so many failures in a row (1 or more). */
export function waitBefore(failures: number, least: number = leastWait): number {
  return least * Math.min(most, 2 ** Math.max(0, failures - steadyAttempts));
}
