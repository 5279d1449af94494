import { readFileSync } from 'node:fs';
import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Language } from '../domain/time/types.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { faultText } from '../ports/fault-text.ts';
import { accessOf } from './access.ts';
import { callsFile, keysOf, ownKeys, type ServerEntry } from './schema.ts';
import type { SecretSource } from './secret.ts';
import { type CallServer, callServer } from './server.ts';

/** Thrown with every fault at once, one line a fault, each with its line in the file. */
export class CallsFileError extends Error {
  constructor(faults: readonly string[]) {
    super(faults.map(faultText).join('\n'));
    this.name = 'CallsFileError';
  }
}

/** Ids that the verb `salle` reads otherwise, and the one that a link given by staff has. */
const reserved = new Set(['autre', 'other', 'link', 'lien', 'exemple', 'http', 'https']);

type Path = readonly PropertyKey[];
type Env = Readonly<Record<string, string | undefined>>;

/**
 * The enabled servers of the calls file, in its order, with their secrets. A file that nobody named may
 * be missing: no servers. `readFrom` is told of every file of a secret. Throws CallsFileError.
 */
export function readCallsFile(
  file: { path: string; given: boolean },
  language: Language,
  env: Env = process.env,
  readFrom?: SecretSource['readFrom'],
): CallServer[] {
  const words = wordsOf(language).host;
  let text: string;
  try {
    text = readFileSync(file.path, 'utf8');
  } catch (error) {
    // One that is there and cannot be read is a fault also where it may be missing.
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing && !file.given) return [];
    const why = error instanceof Error ? error.message : String(error);
    const what = isMissing ? words.calls.missing : words.calls.unreadable(why);
    throw new CallsFileError([words.calls.fault(file.path, undefined, what)]);
  }
  return parseCalls(text, file.path, language, env, readFrom);
}

/** The same from the file's text; `name` is how faults call it, and where `file:` secrets are looked for. */
export function parseCalls(
  text: string,
  name: string,
  language: Language,
  env: Env = {},
  readFrom?: SecretSource['readFrom'],
): CallServer[] {
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
  let content: unknown;
  try {
    content = document.toJS();
  } catch (error) {
    // Aliases are followed only now: of a name that nothing has, or so often that it is an attack.
    const why = error instanceof Error ? error.message : String(error);
    throw new CallsFileError([said(faultyAlias(document), words.calls.syntax(why))]);
  }
  const parsed = callsFile.safeParse(content);
  if (!parsed.success)
    throw new CallsFileError(
      parsed.error.issues.flatMap((issue) =>
        shapeFaults(issue, words).map(([at, what]) => said(offsetOf(at), what)),
      ),
    );
  const entries = parsed.data.servers ?? [];
  const secrets = { env, callsFile: name, ...(readFrom === undefined ? {} : { readFrom }) };
  const faults = entries.flatMap((entry, index) =>
    entryFaults(entry, index, entries, words).map(([key, what]) =>
      said(offsetOf(['servers', index, key]), what),
    ),
  );
  const servers: CallServer[] = [];
  for (const [index, entry] of entries.entries()) {
    if (!entry.enabled) continue;
    const found = accessOf(entry, secrets, words.calls);
    if ('access' in found) servers.push(callServer(entry, found.access, words));
    else
      faults.push(...found.faults.map(({ key, what }) => said(offsetOf(['servers', index, ...key]), what)));
  }
  if (faults.length > 0) throw new CallsFileError(faults);
  return servers;
}

/** Where the first alias begins that stands for nothing, else the first of all. */
function faultyAlias(document: Document.Parsed): number | undefined {
  let first: number | undefined;
  let unknown: number | undefined;
  visit(document, {
    Alias: (_, alias) => {
      first ??= alias.range?.[0];
      if (alias.resolve(document) === undefined) unknown ??= alias.range?.[0];
    },
  });
  return unknown ?? first;
}

function shapeFaults(issue: z.core.$ZodIssue, words: Words['host']): readonly [Path, string][] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => [[...issue.path, key], words.calls.unknownKey(key)])
    : [[issue.path, expectation(words, issue.path)]];
}

/** What is wrong with a line beyond its shape: the key at fault, and why. */
function entryFaults(
  entry: ServerEntry,
  index: number,
  entries: readonly ServerEntry[],
  words: Words['host'],
): readonly [keyof ServerEntry, string][] {
  const first = entries.findIndex((other) => other.id === entry.id);
  const foreign = ownKeys.filter((key) => entry[key] !== undefined && !keysOf[entry.provider].includes(key));
  return [
    ...(first < index ? [['id', words.calls.twice(entry.id)] as const] : []),
    ...(reserved.has(entry.id) ? [['id', words.calls.reserved(entry.id)] as const] : []),
    ...(entry.welcome === 'no' && entry.reason === undefined
      ? [['welcome', words.calls.noReason] as const]
      : []),
    ...foreign.map((key) => [key, words.calls.foreignKey(key, entry.provider)] as const),
  ].map(([key, what]) => [key, what]);
}

/** What is expected at `servers.<index>.<key>`, or of the file as a whole. */
function expectation(words: Words['host'], path: Path): string {
  const { shape, ...keys } = words.calls;
  const known: Readonly<Record<string, unknown>> = keys;
  const expected = known[String(path[2])];
  const deeper =
    path[2] === 'jwt' && (path[3] === 'secret' || path[3] === 'key') ? words.calls.secret : undefined;
  return deeper ?? (typeof expected === 'string' ? expected : shape);
}
