import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { accountList } from './config-accounts.ts';
import { type MatrixConfig, matrixVariables, namesMatrix, needs, readMatrix } from './config-matrix.ts';
import type { AccountList } from './domain/account-list.ts';
import type { Language, Vacation } from './domain/time/types.ts';
import { parseVacations } from './domain/time/vacations.ts';
import { isZone } from './domain/time/zone.ts';
import { wordsOf } from './i18n/words.ts';
import { faultText, keepSecret } from './ports/fault-text.ts';
import { isWebAddress } from './web-address.ts';

/** The value of COURS_VACANCES as of a moment; undefined if it is not read. */
export function hostVacations(text: string, now: number): readonly Vacation[] | undefined {
  return parseVacations(text, { now, zone: 'UTC', language: 'fr' });
}

/** A number of megabytes, at least that of one small file. */
const megabytes = (fallback: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,6}$/)
    .transform(Number)
    .default(fallback);

/**
 * The environment as data: one entry a variable. `says` is its line in .env.example (generated),
 * `example` a value that works, `secret` keeps the value out of every message. What a value should look
 * like is said in words.host.expects, in the language of the reader.
 */
const variables = {
  COURS_LOCALE: {
    schema: z.enum(['fr', 'en']).default('fr'),
    says: 'Language of what belongs to no course (hello, refusals, the command line): fr or en.',
    example: 'fr',
  },
  COURS_TIMEZONE: {
    schema: z.string().refine(isZone).default('Europe/Paris'),
    says: 'Zone of a new course, an IANA name.',
    example: 'Europe/Paris',
  },
  COURS_VACANCES: {
    schema: z
      .string()
      .refine((text) => hostVacations(text, Date.now()) !== undefined)
      .optional(),
    says: 'Vacations that every series leaves out, of courses that set none of their own: spans of dates, the day before the month; without a year the next ones.',
    example: '19/12-3/1, 13/2-1/3',
  },
  COURS_DATA_DIR: {
    schema: z.string().default('./data'),
    says: 'Folder of everything that lasts: databases and files.',
    example: './data',
  },
  COURS_DATABASE_URL: {
    schema: z
      .string()
      .regex(/^sqlite:(?!\/\/).+/)
      .optional(),
    says: 'Database; without it SQLite in the data folder. SQLite is the only one so far.',
    example: 'sqlite:./data/cours.sqlite',
    secret: true,
  },
  COURS_HTTP_HOST: {
    schema: z
      .string()
      .regex(/^[A-Za-z0-9._:-]+$/)
      .default('127.0.0.1'),
    says: 'Address that the web server listens on. The local chat serves this machine only.',
    example: '127.0.0.1',
  },
  COURS_HTTP_PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535)
      .default(8080),
    says: 'Port of the web server; 0 takes any free one.',
    example: '8080',
  },
  COURS_PUBLIC_URL: {
    schema: z.string().refine(isWebAddress).optional(),
    says: 'Address under which people reach the web server from outside, if there is one: rooms then have pages, with the material.',
    example: 'https://cours.example.org',
  },
  COURS_CALLS_FILE: {
    schema: z.string().optional(),
    says: 'YAML file that lists the audio and video servers; ./calls.yaml is read if it is there.',
    example: './calls.yaml',
  },
  COURS_LOG_LEVEL: {
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    says: 'How much is logged: trace, debug, info, warn, error or silent.',
    example: 'info',
  },
  COURS_ADMINS: {
    schema: z
      .string()
      .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
      .default([]),
    says: 'User ids of the hosts, who may do everything in every course; commas between them.',
    example: '@ana:example.org,@bo:example.org',
  },
  COURS_COURSE_FILES: {
    schema: megabytes(1024),
    says: 'Files that one course may keep, all together, in MB.',
    example: '1024',
  },
  COURS_PERSON_FILES: {
    schema: megabytes(200),
    says: 'Files that one person may give, over all courses, in MB.',
    example: '200',
  },
  COURS_CREATORS: {
    schema: accountList('all'),
    says: 'Who may create courses: all, or a list of user ids and servers; the hosts always may.',
    example: 'all',
  },
  COURS_CONTROLLER: {
    schema: z.string().max(200).optional(),
    says: 'Who is responsible for the data, for the privacy notice.',
    example: 'Université de Technologie, dpo@example.org',
  },
  COURS_HOST: {
    schema: z.string().max(200).optional(),
    says: 'Who runs this bot, for the privacy notice.',
    example: 'Association Exemple, contact@example.org',
  },
  COURS_DPO: {
    schema: z.string().max(200).optional(),
    says: 'Data protection officer, for the privacy notice.',
    example: 'dpo@example.org',
  },
  COURS_LOCAL: {
    schema: z.enum(['auto', 'on', 'off']).default('auto'),
    says: 'Local chat: auto (runs when no platform is configured), on or off.',
    example: 'auto',
  },
  ...matrixVariables,
} satisfies Record<string, { schema: z.ZodType; says: string; example: string; secret?: true }>;

/** A variable of the environment that this version knows. */
type VariableName = keyof typeof variables;

const names = Object.keys(variables) as VariableName[];
type Values = { [Name in VariableName]: z.output<(typeof variables)[Name]['schema']> };

/** The whole configuration, frozen. Paths are absolute. */
export interface Config {
  readonly language: Language;
  /** IANA name. */
  readonly zone: string;
  /** Spans of dates, which `hostVacations` reads. */
  readonly vacations?: string;
  readonly dataDir: string;
  readonly database: { readonly kind: 'sqlite'; readonly file: string };
  readonly http: { readonly host: string; readonly port: number };
  /** Without a slash at its end. */
  readonly publicUrl?: string;
  /** `given`: named by the host, so that it must exist. */
  readonly callsFile: { readonly path: string; readonly given: boolean };
  readonly logLevel: Values['COURS_LOG_LEVEL'];
  readonly admins: readonly string[];
  /** Bytes of files that a course and a person may keep. */
  readonly fileQuota: { readonly course: number; readonly person: number };
  /** Who may create courses besides; absent: everybody. */
  readonly creators?: AccountList;
  readonly controller?: string;
  readonly host?: string;
  readonly dpo?: string;
  readonly localChat: boolean;
  readonly matrix?: MatrixConfig;
  /** What is odd but stops nothing, in sentences: unknown variables, a homeserver reached in clear. */
  readonly warnings: readonly string[];
}

/** One thing wrong: which variable (none of a file that cannot be read), and a sentence with an example that works. */
export interface ConfigFault {
  readonly variable?: VariableName;
  readonly sentence: string;
}

/** Thrown with every fault at once; its message has one line a fault. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];
  constructor(faults: readonly ConfigFault[]) {
    const shown = faults.map((fault) => ({ ...fault, sentence: faultText(fault.sentence) }));
    super(shown.map((fault) => fault.sentence).join('\n'));
    this.name = 'ConfigError';
    this.faults = shown;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `.env` of the working directory into `process.env`, if it is there; what is already set stays.
 * Throws a ConfigError where it is there and cannot be read.
 */
export function loadDotEnv(): void {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    const { envUnreadable } = wordsOf(process.env.COURS_LOCALE === 'en' ? 'en' : 'fr').host;
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ConfigError([{ sentence: envUnreadable(why) }]);
  }
}

/**
 * The environment as a Config. An empty variable counts as unset. Throws ConfigError with every fault,
 * said in COURS_LOCALE (French where that is itself wrong).
 */
export function readConfig(env: Environment): Config {
  const words = wordsOf(env.COURS_LOCALE === 'en' ? 'en' : 'fr').host;
  const faults: ConfigFault[] = [];
  const values: Partial<Record<VariableName, unknown>> = {};
  const fault = (variable: VariableName, expected: string, example: string = variables[variable].example) => {
    const value = 'secret' in variables[variable] ? undefined : env[variable];
    faults.push({ variable, sentence: words.configFault(variable, value, expected, example) });
  };
  for (const name of names) {
    if ('secret' in variables[name]) keepSecret(env[name]?.trim());
    const parsed = variables[name].schema.safeParse(env[name]?.trim() || undefined);
    if (parsed.success) values[name] = parsed.data;
    else fault(name, words.expects[name]);
  }
  const read = values as Values;
  const meant = namesMatrix((name) => (env[name]?.trim() ?? '') !== '');
  // What is wrong in itself is said first: what is missing beside it may be that.
  const { matrix, missing } = meant && faults.length === 0 ? readMatrix(read) : { missing: [] };
  for (const need of missing) fault(needs[need], words.matrixNeeds[need]);
  const localChat = read.COURS_LOCAL === 'on' || (read.COURS_LOCAL === 'auto' && !meant);
  if (read.COURS_LOCAL === 'off' && !meant) fault('COURS_LOCAL', words.localOffAlone);
  else if (localChat && read.COURS_HTTP_HOST !== undefined && !loopback.has(read.COURS_HTTP_HOST))
    fault('COURS_HTTP_HOST', words.localNeedsLoopback);
  else if (localChat && read.COURS_PUBLIC_URL !== undefined && !isOfThisMachine(read.COURS_PUBLIC_URL))
    fault('COURS_PUBLIC_URL', words.localIsNotPublic, '');
  if (faults.length > 0) throw new ConfigError(faults);
  const warnings = unknownNames(env).map(words.unknownVariable);
  if (matrix !== undefined && isInClear(matrix.homeserver)) warnings.push(words.homeserverInClear);
  return toConfig(read, localChat, matrix, warnings);
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** An address that only this machine reaches: to try the pages of rooms beside the local chat. */
function isOfThisMachine(url: string): boolean {
  return loopback.has(new URL(url).hostname.replace(/^\[(.*)\]$/u, '$1'));
}

/** An http address of another machine: the token goes there for everybody to read. */
function isInClear(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !loopback.has(hostname.replace(/^\[|\]$/g, ''));
}

function toConfig(
  read: Values,
  localChat: boolean,
  matrix: MatrixConfig | undefined,
  warnings: readonly string[],
): Config {
  const dataDir = resolve(read.COURS_DATA_DIR);
  const file = read.COURS_DATABASE_URL?.slice('sqlite:'.length) ?? `${dataDir}/cours.sqlite`;
  return Object.freeze({
    language: read.COURS_LOCALE,
    zone: read.COURS_TIMEZONE,
    ...(read.COURS_VACANCES === undefined ? {} : { vacations: read.COURS_VACANCES }),
    dataDir,
    database: Object.freeze({ kind: 'sqlite' as const, file: resolve(file) }),
    http: Object.freeze({ host: read.COURS_HTTP_HOST, port: read.COURS_HTTP_PORT }),
    ...(read.COURS_PUBLIC_URL === undefined ? {} : { publicUrl: read.COURS_PUBLIC_URL.replace(/\/+$/, '') }),
    callsFile: Object.freeze({
      path: resolve(read.COURS_CALLS_FILE ?? './calls.yaml'),
      given: read.COURS_CALLS_FILE !== undefined,
    }),
    logLevel: read.COURS_LOG_LEVEL,
    admins: Object.freeze(read.COURS_ADMINS),
    fileQuota: Object.freeze({
      course: read.COURS_COURSE_FILES * 1024 * 1024,
      person: read.COURS_PERSON_FILES * 1024 * 1024,
    }),
    ...(read.COURS_CREATORS.from === 'all' ? {} : { creators: Object.freeze(read.COURS_CREATORS) }),
    ...(read.COURS_CONTROLLER === undefined ? {} : { controller: read.COURS_CONTROLLER }),
    ...(read.COURS_HOST === undefined ? {} : { host: read.COURS_HOST }),
    ...(read.COURS_DPO === undefined ? {} : { dpo: read.COURS_DPO }),
    localChat,
    ...(matrix === undefined ? {} : { matrix }),
    warnings: Object.freeze(warnings),
  });
}

function unknownNames(env: Environment): string[] {
  return Object.keys(env).filter((name) => /^(COURS|MATRIX)_/.test(name) && !(name in variables));
}

/** The text of .env.example, made from the table above. */
export function envExample(): string {
  const entries = names.map((name) => {
    const fallback: unknown = variables[name].schema.safeParse(undefined).data;
    // What is read into parts has its default as its example.
    const parted = typeof fallback === 'object' && !Array.isArray(fallback);
    const value = parted ? variables[name].example : String(fallback ?? '');
    const example = value === '' ? ` For example ${variables[name].example}` : '';
    return `# ${variables[name].says}${example}\n#${name}=${value}\n`;
  });
  return [
    '# Generated by `npm run generate` from src/config.ts. Copy to .env and uncomment what you change;',
    '# everything has a default. What the environment already says wins over .env.',
    '',
    ...entries,
  ].join('\n');
}
