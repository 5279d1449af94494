/** The server said no, in its own words. */
class MatrixError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'MatrixError';
    this.status = status;
    this.code = code;
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Json = Record<string, unknown>;

/** A JSON request to a homeserver; throws a MatrixError with its answer when that is a refusal. */
export async function ask(
  url: string,
  token: string | undefined,
  method: Method,
  path: string,
  body?: unknown,
): Promise<Json> {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Json;
  if (response.ok) return answer;
  const text = `${method} ${path}: ${response.status} ${JSON.stringify(answer)}`;
  throw new MatrixError(response.status, String(answer.errcode), text);
}

/** A path whose parts are escaped: room and user ids hold `!`, `:` and `@`. */
export function path(strings: TemplateStringsArray, ...parts: readonly string[]): string {
  return strings.reduce((whole, text, at) => whole + encodeURIComponent(parts[at - 1] ?? '') + text);
}

/** Somebody's session at a homeserver. */
export interface Access {
  readonly url: string;
  readonly user: string;
  readonly token: string;
  readonly device: string;
}

/** Logs in by password, as a new device. */
export async function logIn(url: string, name: string, password: string): Promise<Access> {
  const answer = await ask(url, undefined, 'POST', '/_matrix/client/v3/login', {
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user: name },
    password,
  });
  return {
    url,
    user: String(answer.user_id),
    token: String(answer.access_token),
    device: String(answer.device_id),
  };
}
