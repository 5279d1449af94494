import { faultText, keepSecret } from '../../../src/ports/fault-text.ts';
import type { Method } from './types.ts';

/** The homeserver (or what stands before it) said no. */
export class HomeserverError extends Error {
  readonly status: number;
  /** Its code for it (M_FORBIDDEN), '' when the answer was not Matrix's. */
  readonly errcode: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Milliseconds that it asked to wait. */
  readonly retryAfter: number | undefined;
  constructor(status: number, body: Readonly<Record<string, unknown>>, retryAfter?: number) {
    const errcode = typeof body.errcode === 'string' ? body.errcode : '';
    const said = typeof body.error === 'string' ? `: ${body.error}` : '';
    super(faultText(`The homeserver answered ${status} ${errcode}${said}`));
    this.name = 'HomeserverError';
    this.status = status;
    this.errcode = errcode;
    this.body = body;
    this.retryAfter = retryAfter;
  }
}

export type Query = Readonly<Record<string, string | number | undefined>>;

export interface RequestOptions {
  readonly query?: Query | undefined;
  /** Bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown;
  /** Of a body of bytes. */
  readonly type?: string | undefined;
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const patience = 60_000;

/**
 * Requests to one homeserver. matrix-bot-sdk's own go through the abandoned `request`, which costs a
 * second and 30 MB at the start, and lose the headers of an answer.
 */
export class Http {
  base: string;
  #token: string | undefined;

  constructor(base: string, token?: string) {
    this.base = base;
    this.token = token;
  }

  get token(): string | undefined {
    return this.#token;
  }

  set token(token: string | undefined) {
    keepSecret(token);
    this.#token = token;
  }

  /** The JSON answer; throws a HomeserverError, or what fetch throws when nobody answers. */
  async json(method: Method, path: string, options: RequestOptions = {}): Promise<unknown> {
    const response = await this.open(method, path, options);
    const text = await response.text();
    const body = parsed(text);
    if (body === undefined) throw new HomeserverError(502, { error: 'not JSON' });
    return body;
  }

  /** The answer with its body unread. */
  async open(method: Method, path: string, options: RequestOptions = {}): Promise<Response> {
    const { body, query } = options;
    const timeout = AbortSignal.timeout(options.timeout ?? patience);
    const headers: Record<string, string> = {};
    if (this.token !== undefined) headers.authorization = `Bearer ${this.token}`;
    const bytes = body instanceof Uint8Array;
    if (body !== undefined) headers['content-type'] = bytes ? (options.type ?? '') : 'application/json';
    const response = await fetch(`${this.base}${path}${search(query)}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
      // A redirect would carry what is sent, the password too, to another server; only discovery asks without.
      redirect: this.token === undefined && body === undefined ? 'follow' : 'manual',
      signal: options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]),
    });
    if (response.ok) return response;
    const said = parsed(await response.text());
    const refusal = typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {};
    throw new HomeserverError(response.status, refusal, retryAfter(response, refusal));
  }
}

/** A path whose parts are escaped: room and user ids hold `!`, `:` and `@`. */
export function path(strings: TemplateStringsArray, ...parts: readonly string[]): string {
  return strings.reduce((whole, text, at) => whole + encodeURIComponent(parts[at - 1] ?? '') + text);
}

function search(query: Query = {}): string {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as [string, string]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The header (seconds or a date) replaces `retry_after_ms` since Matrix 1.10; servers still send both. */
function retryAfter(response: Response, body: Readonly<Record<string, unknown>>): number | undefined {
  const header = response.headers.get('retry-after');
  const milliseconds = body.retry_after_ms;
  if (typeof milliseconds === 'number' && milliseconds >= 0) return milliseconds;
  if (header === null || header === '') return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
