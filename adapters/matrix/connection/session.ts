import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { z } from 'zod';
import type { Language } from '../../../src/domain/time/types.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import { isDeadToken } from './faults.ts';
import { HostProblem } from './host-problem.ts';
import { HomeserverError, type Http } from './http.ts';
import type { AdapterState } from './types.ts';

/** How the host lets the bot in: a token, or a user and password; with both, the password when the token is dead. */
export interface Credentials {
  readonly homeserver: string;
  readonly token?: string;
  readonly login?: { readonly user: string; readonly password: string };
}

export interface SessionOptions extends Credentials {
  readonly state: AdapterState;
  readonly encryption: boolean;
  /** Folder of the crypto store: it belongs to the session's device. */
  readonly folder: string;
  readonly now: () => number;
  readonly language: Language;
}

const kept = z.object({
  user: z.string(),
  device: z.string(),
  token: z.string(),
  /** Of the credentials that it was made with: others mean another session. */
  madeWith: z.string(),
  /** The crypto store holds this device's keys, and the server has them. */
  keysMade: z.boolean(),
});
export type Session = z.output<typeof kept>;

const stateKey = 'session';
const identified = z.object({ user_id: z.string(), device_id: z.string() });
const loggedIn = identified.extend({ access_token: z.string() });

export type LoginFault = 'tokenDead' | 'passwordWrong' | 'noPasswordLogin' | 'keysLost' | 'deviceTaken';

/** Only the host can help; the message says how. */
export class LoginProblem extends HostProblem {
  readonly code: LoginFault;
  constructor(code: LoginFault, language: Language) {
    super(wordsOf(language).matrixLogin[code]);
    this.name = 'LoginProblem';
    this.code = code;
  }
}

/** The session of the last start, if the credentials are still the same. */
export async function storedSession(
  options: Credentials & { readonly state: Pick<AdapterState, 'get'> },
): Promise<Session | undefined> {
  const text = await options.state.get(stateKey);
  if (text === undefined) return undefined;
  const session = kept.parse(JSON.parse(text));
  return session.madeWith === fingerprint(options) ? session : undefined;
}

/**
 * A session that works. `fresh`: the old device's keys are unusable, a new device is needed. A device's
 * keys and the crypto folder go together: whenever the device changes, the folder is moved aside.
 */
export async function openSession(http: Http, options: SessionOptions, fresh = false): Promise<Session> {
  const stored = await storedSession(options);
  const lost = fresh || (options.encryption && stored?.keysMade === true && !hasCryptoStore(options.folder));
  const token = stored?.token ?? options.token;
  if (!lost && token !== undefined) {
    const alive = await whoIs(http, token);
    if (alive !== undefined) return stored ?? adopt({ ...alive, token }, options);
  }
  const device = lost ? undefined : stored?.device;
  if (options.login === undefined) throw new LoginProblem(lost ? 'keysLost' : 'tokenDead', options.language);
  const again = await logIn(http, options, device);
  // A server that deleted the device deleted its keys: they cannot be given to it twice.
  if (stored?.keysMade === true && device !== undefined && !(await hasKeys(http, again))) {
    await http.json('POST', '/_matrix/client/v3/logout', { body: {} });
    return adopt(await logIn(http, options, undefined), options);
  }
  if (stored !== undefined && device === again.device) return save({ ...stored, ...again }, options);
  return adopt(again, options);
}

/** The device's keys are made and known to the server: from now on the folder must not get lost. */
export async function markKeysMade(session: Session, options: SessionOptions): Promise<Session> {
  return session.keysMade ? session : save({ ...session, keysMade: true }, options);
}

type Access = Pick<Session, 'user' | 'device' | 'token'>;

/** A session of a device that has no keys here. */
async function adopt(access: Access, options: SessionOptions): Promise<Session> {
  const { folder, now } = options;
  if (hasCryptoStore(folder)) renameSync(folder, `${folder}.${now()}`);
  return save({ ...access, madeWith: fingerprint(options), keysMade: false }, options);
}

async function save(session: Session, { state }: SessionOptions): Promise<Session> {
  await state.put([{ key: stateKey, value: JSON.stringify(session) }]);
  return session;
}

/** Undefined when the token is dead. */
async function whoIs(http: Http, token: string): Promise<Pick<Access, 'user' | 'device'> | undefined> {
  http.token = token;
  try {
    const who = identified.parse(await http.json('GET', '/_matrix/client/v3/account/whoami'));
    return { user: who.user_id, device: who.device_id };
  } catch (error) {
    if (isDeadToken(error)) return undefined;
    throw error;
  }
}

async function logIn(http: Http, options: SessionOptions, device: string | undefined): Promise<Access> {
  const { login, language } = options;
  http.token = undefined;
  try {
    const body = {
      type: 'm.login.password',
      identifier: { type: 'm.id.user', user: login?.user },
      password: login?.password,
      initial_device_display_name: 'Cours',
      ...(device === undefined ? {} : { device_id: device }),
    };
    const answer = loggedIn.parse(await http.json('POST', '/_matrix/client/v3/login', { body }));
    http.token = answer.access_token;
    return { user: answer.user_id, device: answer.device_id, token: answer.access_token };
  } catch (error) {
    if (!(error instanceof HomeserverError)) throw error;
    if (error.status === 403) throw new LoginProblem('passwordWrong', language);
    if (error.errcode === 'M_UNKNOWN' || error.errcode === 'M_UNRECOGNIZED')
      throw new LoginProblem('noPasswordLogin', language);
    throw error;
  }
}

async function hasKeys(http: Http, { user, device }: Access): Promise<boolean> {
  const answer = z
    .object({ device_keys: z.record(z.string(), z.record(z.string(), z.unknown())).default({}) })
    .parse(
      await http.json('POST', '/_matrix/client/v3/keys/query', { body: { device_keys: { [user]: [] } } }),
    );
  return answer.device_keys[user]?.[device] !== undefined;
}

function hasCryptoStore(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}

function fingerprint({ homeserver, token, login }: Credentials): string {
  const parts = JSON.stringify([homeserver, token ?? '', login?.user ?? '']);
  return createHash('sha256').update(parts).digest('hex').slice(0, 16);
}
