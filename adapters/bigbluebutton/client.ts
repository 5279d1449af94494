import type { z } from 'zod';
import { boundedText } from '../../src/ports/bounded-text.ts';
import { CallFault } from '../../src/ports/calls.ts';
import { fetchFault } from '../../src/ports/fetch-fault.ts';
import { type Answer, readAnswer } from './answer.ts';
import { type Hash, signedQuery } from './checksum.ts';
import { CallMissing, refusal } from './faults.ts';

/** How long a call may take, its answer included, in ms. */
const patience = 4_000;
/** Of an answer, at most: a list of meetings has some 400 bytes for each person in them. */
const mostBytes = 4_000_000;

/** What stands before a server says of a call that its host switched off. */
const missing: ReadonlySet<number> = new Set([404, 405, 410, 501]);

export interface Server {
  /** For messages: which server of the calls file. */
  readonly id: string;
  /** As `bbb-conf --secret` prints it (`…/bigbluebutton/`), with or without `api`. */
  readonly url: string;
  /** The shared secret. It stays in here and in checksums. */
  readonly secret: string;
  readonly hash: Hash;
  /** Where browsers reach the server, if that is not `url`. */
  readonly joinUrl?: string;
}

export interface CallOptions {
  /** XML to send by POST; the parameters stay in the URL, which alone is hashed. */
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/**
 * Calls of the API (bigbluebutton, docs/development/api.md). What is thrown names the server, the call and
 * a code: never a URL, whose query holds passwords and the checksum, and never text of the answer.
 */
export class Client {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Makes a call and reads its answer. Throws CallFault, MeetingGone if the meeting is not there. */
  async call<Shape extends z.ZodType>(
    name: string,
    parameters: Readonly<Record<string, string>>,
    shape: Shape,
    options: CallOptions = {},
  ): Promise<z.output<Shape>> {
    const read = shape.safeParse(await this.#ask(name, parameters, options));
    if (!read.success) throw this.#fault('unexpected', name, 'another answer than documented');
    return read.data;
  }

  /** Makes a call of whose answer nothing is needed but that it succeeded. Throws as `call` does. */
  async act(
    name: string,
    parameters: Readonly<Record<string, string>>,
    options: CallOptions = {},
  ): Promise<void> {
    await this.#ask(name, parameters, options);
  }

  /** The address that a browser opens for a call, signed. */
  address(name: string, parameters: Readonly<Record<string, string>>): string {
    const { hash, joinUrl, secret, url } = this.#server;
    return `${endpoint(joinUrl ?? url)}/${name}?${signedQuery(hash, name, parameters, secret)}`;
  }

  async #ask(
    name: string,
    parameters: Readonly<Record<string, string>>,
    options: CallOptions,
  ): Promise<Answer> {
    const { hash, secret, url } = this.#server;
    const address = `${endpoint(url)}/${name}?${signedQuery(hash, name, parameters, secret)}`;
    const { status, text } = await this.#fetch(name, address, options);
    const answer = readAnswer(text);
    if (answer !== undefined) {
      if (answer.returncode.toUpperCase() === 'SUCCESS') return answer;
      throw refusal(answer, `${this.#server.id}: ${name}`);
    }
    // b3lb refuses a wrong checksum so, without an answer of the API (b3lb/rest/classes/api.py).
    if (status === 401 || status === 403) throw this.#fault('secret', name, `HTTP ${status}`);
    if (missing.has(status)) throw new CallMissing(`${this.#server.id}: ${name}: HTTP ${status}`);
    throw this.#fault('unexpected', name, status === 200 ? 'no answer of the API' : `HTTP ${status}`);
  }

  async #fetch(
    name: string,
    address: string,
    { body, signal }: CallOptions,
  ): Promise<{ status: number; text: string }> {
    const timeout = AbortSignal.timeout(patience);
    let begun = false;
    try {
      const response = await fetch(address, {
        signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
        // A redirect would carry the query to another server.
        redirect: 'manual',
        ...(body === undefined
          ? {}
          : { method: 'POST', body, headers: { 'Content-Type': 'application/xml' } }),
      });
      begun = true;
      const text = await boundedText(response, mostBytes);
      if (text === undefined) throw this.#fault('unexpected', name, 'an answer without an end');
      return { status: response.status, text };
    } catch (error) {
      if (error instanceof CallFault) throw error;
      const { reason, detail = '' } = fetchFault(error);
      const code = begun && reason === 'refused' ? 'gone' : reason;
      throw this.#fault(code, name, detail);
    }
  }

  #fault(code: CallFault['code'], call: string, detail: string): CallFault {
    return new CallFault(code, `${this.#server.id}: ${call}: ${code}${detail === '' ? '' : ` (${detail})`}`);
  }
}

function endpoint(url: string): string {
  const plain = url.replace(/\/+$/, '');
  return plain.endsWith('/api') ? plain : `${plain}/api`;
}
