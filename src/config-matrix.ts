import { z } from 'zod';
import { accountList, type Listed } from './config-accounts.ts';
import { isWebAddress } from './web-address.ts';

/** Who may invite the bot to a room: people of its own server, everybody, or those listed. */
export type InvitePolicy = Listed<'server' | 'all'>;

/** How the bot is connected to a Matrix homeserver. */
export interface MatrixConfig {
  /** Without a slash at its end. */
  readonly homeserver: string;
  /** With both, the token is used, and the password where the server asks for it again. */
  readonly token?: string;
  readonly login?: { readonly user: string; readonly password: string };
  readonly encryption: boolean;
  readonly invites: InvitePolicy;
  /** Of an account that another client has set up: opens its identity. */
  readonly recoveryKey?: string;
}

/** 35 bytes in base58; clients show it in groups of four. */
const recoveryKey = /^[1-9A-HJ-NP-Za-km-z]{48}$/;
const withoutSpaces = (text: string) => text.replace(/\s+/g, '');

/** The MATRIX_ variables, as `variables` in config.ts has the others. */
export const matrixVariables = {
  MATRIX_HOMESERVER_URL: {
    schema: z.string().refine(isWebAddress).optional(),
    says: 'Matrix: address of the homeserver where the bot has its account.',
    example: 'https://matrix.example.org',
  },
  MATRIX_ACCESS_TOKEN: {
    schema: z.string().regex(/^\S+$/).optional(),
    says: "Matrix: access token of the bot's account; or its user and password below.",
    example: 'syt_Y291cnM_abcdefghijklmnopqrst_1a2b3c',
    secret: true,
  },
  MATRIX_USER: {
    schema: z
      .string()
      .regex(/^[^\s:@]+$|^@[^\s:]+:[^\s:]+(:\d+)?$/)
      .optional(),
    says: "Matrix: the bot's user name, if it logs in with a password.",
    example: '@cours:example.org',
  },
  MATRIX_PASSWORD: {
    schema: z.string().optional(),
    says: 'Matrix: its password; used once, the session is kept in the data folder.',
    example: 'correct-horse-battery-staple',
    secret: true,
  },
  MATRIX_ENCRYPTION: {
    schema: z.enum(['on', 'off']).default('on'),
    says: 'Matrix: on (the bot reads and writes in encrypted rooms) or off (it leaves them aside).',
    example: 'on',
  },
  MATRIX_INVITES: {
    schema: accountList('server', 'all'),
    says: 'Matrix: whose invitations the bot accepts: server (people of its own), all, or a list of user ids and servers.',
    example: 'server',
  },
  MATRIX_RECOVERY_KEY: {
    schema: z.string().transform(withoutSpaces).pipe(z.string().regex(recoveryKey)).optional(),
    says: 'Matrix: recovery key of the account, if it was set up in another client before.',
    example: 'EsTC LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d',
    secret: true,
  },
} as const;

type Values = { [Name in keyof typeof matrixVariables]: z.output<(typeof matrixVariables)[Name]['schema']> };

/** What is missing beside what is given, in the words of words.host.matrixNeeds. */
export type MatrixNeed = 'homeserver' | 'credentials' | 'user' | 'password';

/** The variable that each need is said about. */
export const needs = {
  homeserver: 'MATRIX_HOMESERVER_URL',
  credentials: 'MATRIX_ACCESS_TOKEN',
  user: 'MATRIX_USER',
  password: 'MATRIX_PASSWORD',
} as const satisfies Record<MatrixNeed, keyof typeof matrixVariables>;

/** Is Matrix meant: does the environment name a homeserver or an account there? */
export function namesMatrix(given: (name: keyof typeof matrixVariables) => boolean): boolean {
  return Object.values(needs).some(given);
}

/** The connection, or what it still needs. */
export function readMatrix(read: Values): { matrix?: MatrixConfig; missing: readonly MatrixNeed[] } {
  const { MATRIX_HOMESERVER_URL: homeserver, MATRIX_ACCESS_TOKEN: token } = read;
  const { MATRIX_USER: user, MATRIX_PASSWORD: password, MATRIX_RECOVERY_KEY: key } = read;
  const missing: MatrixNeed[] = [];
  if (homeserver === undefined) missing.push('homeserver');
  if (token === undefined && user === undefined && password === undefined) missing.push('credentials');
  if (token === undefined && user !== undefined && password === undefined) missing.push('password');
  if (user === undefined && password !== undefined) missing.push('user');
  if (homeserver === undefined || missing.length > 0) return { missing };
  const matrix = Object.freeze({
    homeserver: homeserver.replace(/\/+$/, ''),
    ...(token === undefined ? {} : { token }),
    ...(user === undefined || password === undefined ? {} : { login: Object.freeze({ user, password }) }),
    encryption: read.MATRIX_ENCRYPTION === 'on',
    invites: Object.freeze(read.MATRIX_INVITES),
    ...(key === undefined ? {} : { recoveryKey: key }),
  });
  return { matrix, missing };
}
