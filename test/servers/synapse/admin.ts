import { createHmac } from 'node:crypto';
import { type Access, ask, logIn, path } from './client-server.ts';

/** Every account's password: nobody else can reach the server. */
export const passwordOf = (name: string): string => `password-of-${name}`;

/** What the host of a server can do. */
export class ServerAdmin {
  readonly #url: string;
  readonly #secret: string;
  #host: Promise<Access> | undefined;

  constructor(url: string, secret: string) {
    this.#url = url;
    this.#secret = secret;
  }

  /** Makes an account with `passwordOf(name)`; gives its user id. */
  async register(name: string, admin = false): Promise<string> {
    const endpoint = '/_synapse/admin/v1/register';
    const { nonce } = await ask(this.#url, undefined, 'GET', endpoint);
    const password = passwordOf(name);
    const parts = [String(nonce), name, password, admin ? 'admin' : 'notadmin'];
    const mac = createHmac('sha1', this.#secret).update(parts.join('\0')).digest('hex');
    const answer = await ask(this.#url, undefined, 'POST', endpoint, {
      nonce,
      username: name,
      password,
      admin,
      mac,
    });
    return String(answer.user_id);
  }

  /** Lifts the message limit for one account: the line that operators are told to copy. */
  async overrideRateLimit(user: string): Promise<void> {
    this.#host ??= this.register('host', true).then(() => logIn(this.#url, 'host', passwordOf('host')));
    const { token } = await this.#host;
    const endpoint = path`/_synapse/admin/v1/users/${user}/override_ratelimit`;
    await ask(this.#url, token, 'POST', endpoint, { messages_per_second: 0, burst_count: 0 });
  }
}
