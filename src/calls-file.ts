import { existsSync, readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Medium } from './domain/room.ts';
import type { Language } from './domain/time/types.ts';
import { type Words, wordsOf } from './i18n/words.ts';
import type { CallInstance } from './ports/calls.ts';

/** A server of the calls file: what the engine knows of it, and the address its provider needs. */
export interface CallServer {
  readonly instance: CallInstance;
  readonly url: string;
  /** What the file says of who runs it; for `check`. */
  readonly about?: ServerFacts;
}

/** Who runs a server and on what terms, as the file states it. */
export interface ServerFacts {
  readonly host?: string;
  readonly country?: string;
  readonly free?: boolean;
  readonly collects?: string;
  readonly login?: boolean;
  /** Day of the last look ('yyyy-MM-dd'). */
  readonly checked?: string;
}

/** Thrown with every fault at once, one line a fault, each with its line in the file. */
export class CallsFileError extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'CallsFileError';
  }
}

/** Ids that the verb `salle` reads otherwise, and the one that a link given by staff has. */
const reserved = new Set(['autre', 'other', 'link', 'lien', 'exemple', 'http', 'https']);

const server = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  provider: z.enum(['jitsi', 'link']),
  url: z.string().refine((url) => URL.canParse(url) && new URL(url).protocol === 'https:'),
  media: z
    .array(z.enum(['audio', 'video']))
    .nonempty()
    .default(['audio', 'video']),
  capacity: z
    .strictObject({ total: z.int().positive().optional(), room: z.int().positive().optional() })
    .optional(),
  enabled: z.boolean().default(true),
  label: z.string().trim().min(1).max(80).optional(),
  /** For whom: everyone, people with an account there (login), or an institution's own; `no` with its reason. */
  welcome: z.enum(['everyone', 'login', 'own', 'no']).default('everyone'),
  reason: z.string().trim().min(1).max(200).optional(),
  group: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .optional(),
  weight: z.number().positive().max(100).default(1),
  host: z.string().trim().min(1).max(80).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  free: z.boolean().optional(),
  collects: z.string().trim().min(1).max(200).optional(),
  /** When somebody last looked whether all this is so. */
  checked: z.iso.date().optional(),
});
const shape = z.strictObject({ servers: z.array(server).nullable() });
type Entry = z.output<typeof server>;
type Path = readonly PropertyKey[];

/**
 * The enabled servers of the calls file, in its order. A file that nobody named may be missing: no
 * servers. Throws CallsFileError.
 */
export function readCallsFile(file: { path: string; given: boolean }, language: Language): CallServer[] {
  const words = wordsOf(language).host;
  if (!existsSync(file.path)) {
    if (!file.given) return [];
    throw new CallsFileError([words.calls.fault(file.path, undefined, words.calls.missing)]);
  }
  let text: string;
  try {
    text = readFileSync(file.path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CallsFileError([words.calls.fault(file.path, undefined, words.calls.unreadable(why))]);
  }
  return parseCalls(text, file.path, language);
}

/** The same from the file's text; `name` is how faults call it. */
export function parseCalls(text: string, name: string, language: Language): CallServer[] {
  const words = wordsOf(language).host;
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const said = (offset: number | undefined, what: string) =>
    words.calls.fault(name, offset === undefined ? undefined : counter.linePos(offset).line, what);
  if (document.errors.length > 0)
    throw new CallsFileError(
      document.errors.map((error) => said(error.pos[0], words.calls.syntax(error.message))),
    );
  if (document.contents === null) return [];

  /** Where the node at `path` begins; a key that is missing is looked for at what should hold it. */
  const offsetOf = (path: Path): number | undefined => {
    const node = document.getIn(path, true) as { range?: readonly number[] } | undefined;
    if (node?.range !== undefined) return node.range[0];
    return path.length === 0 ? undefined : offsetOf(path.slice(0, -1));
  };
  const parsed = shape.safeParse(document.toJS());
  if (!parsed.success)
    throw new CallsFileError(
      parsed.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => said(offsetOf([...issue.path, key]), words.calls.unknownKey(key)))
          : [said(offsetOf(issue.path), expectation(words, issue.path))],
      ),
    );
  const entries = parsed.data.servers ?? [];
  const faults = entries.flatMap((entry, index) => {
    const first = entries.findIndex((other) => other.id === entry.id);
    const at = (key: string) => offsetOf(['servers', index, key]);
    return [
      ...(first < index ? [said(at('id'), words.calls.twice(entry.id))] : []),
      ...(reserved.has(entry.id) ? [said(at('id'), words.calls.reserved(entry.id))] : []),
      ...(entry.provider === 'jitsi' && /[?#]/.test(entry.url) ? [said(at('url'), words.calls.bareUrl)] : []),
      ...(entry.welcome === 'no' && entry.reason === undefined
        ? [said(at('welcome'), words.calls.noReason)]
        : []),
    ];
  });
  if (faults.length > 0) throw new CallsFileError(faults);
  return entries.filter((entry) => entry.enabled).map((entry) => toServer(entry, words));
}

/**
 * The one server that the sample course has without a calls file; nobody has checked it. It is the Jitsi
 * project's own, which outlives most lists; who opens a room there may be asked to sign in.
 */
export function exampleServer(language: Language): CallServer {
  const url = 'https://meet.jit.si';
  const label = wordsOf(language).host.instanceLabel('jitsi', new URL(url).hostname);
  const media: readonly Medium[] = ['audio', 'video'];
  return { url, instance: { id: 'exemple', provider: 'jitsi', label, media, example: true } };
}

function toServer({ capacity, label, ...entry }: Entry, words: Words['host']): CallServer {
  const hostname = new URL(entry.url).hostname;
  const { host, country, free, collects, checked, welcome, reason, group, weight } = entry;
  const about: ServerFacts = {
    ...(host === undefined ? {} : { host }),
    ...(country === undefined ? {} : { country }),
    ...(free === undefined ? {} : { free }),
    ...(collects === undefined ? {} : { collects }),
    ...(welcome === 'everyone' ? {} : { login: welcome === 'login' || welcome === 'own' }),
    ...(checked === undefined ? {} : { checked }),
  };
  return {
    url: entry.url,
    ...(Object.keys(about).length === 0 ? {} : { about }),
    instance: {
      id: entry.id,
      provider: entry.provider,
      label: label ?? words.instanceLabel(entry.provider, hostname),
      media: [...new Set(entry.media)],
      ...(capacity === undefined ? {} : { capacity: defined(capacity) }),
      ...(welcome === 'no' ? { notForClasses: reason ?? '' } : {}),
      ...(group === undefined ? {} : { group }),
      ...(weight === 1 ? {} : { weight }),
      example: false,
    },
  };
}

function defined(capacity: NonNullable<Entry['capacity']>): { total?: number; room?: number } {
  return {
    ...(capacity.total === undefined ? {} : { total: capacity.total }),
    ...(capacity.room === undefined ? {} : { room: capacity.room }),
  };
}

/** What is expected at `servers.<index>.<key>`, or of the file as a whole. */
function expectation(words: Words['host'], path: Path): string {
  const { shape, ...keys } = words.calls;
  const known: Readonly<Record<string, unknown>> = keys;
  const expected = known[String(path[2])];
  return typeof expected === 'string' ? expected : shape;
}
