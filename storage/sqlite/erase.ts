import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { JournalEntry } from '../../src/domain/journal.ts';
import { stateKeys } from '../../src/domain/state-keys.ts';
import type { OutPart } from '../../src/ports/chat.ts';
import type { EventRecord, PostWrite } from '../../src/ports/store.ts';

/** Posts read at once. */
const page = 200;
/** An erased name, where it stood as text. */
const nobody = '…';

interface PostRow {
  readonly id: number;
  readonly key: string;
  readonly revision: number;
  readonly document: string;
  readonly manner: string;
}

/**
 * Erases a person from everything that is kept. Whatever holds their id holds nobody's ('') afterwards; the texts that
 * were theirs (refused commands, reasons of requests, names in answers) go; the bot's messages that named them are
 * revised. `write` brings posts to what they say from now on.
 */
export function eraser(
  db: Database,
  write: (posts: readonly PostWrite[], now: number) => void,
): (person: string, now: number) => void {
  const accountsOf = db.prepare<[string], string>('SELECT user FROM person_account WHERE person = ?').pluck();
  const nameOf = db.prepare<[string], string>('SELECT name FROM person WHERE id = ?').pluck();
  const events = db.prepare<[string], { account: string; id: string; body: string }>(
    'SELECT account, id, body FROM event WHERE instr(body, ?) > 0',
  );
  const setEvent = db.prepare('UPDATE event SET body = ? WHERE account = ? AND id = ?');
  const aggregates = (['course', 'session'] as const).map((table) => ({
    find: db.prepare<[string], { id: string; body: string }>(
      `SELECT id, body FROM ${table} WHERE instr(body, ?) > 0`,
    ),
    set: db.prepare(
      `UPDATE ${table} SET version = version + 1, body = json_set(?, '$.version', version + 1) WHERE id = ?`,
    ),
  }));
  const entries = db.prepare<[string], { sequence: number; body: string }>(
    'SELECT sequence, body FROM journal WHERE instr(body, ?) > 0',
  );
  const setEntry = db.prepare('UPDATE journal SET body = ? WHERE sequence = ?');
  const posts = db.prepare<[number, string], PostRow>(
    `SELECT id, key, revision, document, manner FROM post
     WHERE id > ? AND withdrawn = 0 AND EXISTS (
       SELECT 1 FROM json_each(?) named WHERE instr(document, named.value) > 0 OR instr(manner, named.value) > 0)
     ORDER BY id LIMIT ${page}`,
  );
  const setPost = db.prepare('UPDATE post SET manner = ? WHERE id = ?');
  const accounts = db
    .prepare<[number], string>(
      'SELECT DISTINCT l.account FROM copy c JOIN lane l ON l.id = c.lane WHERE c.post = ? AND l.account IS NOT NULL',
    )
    .pluck();
  const shown = db
    .prepare<[number, number, string], string>(
      'SELECT body FROM content WHERE post = ? AND part = 0 AND revision = ? AND account = ? AND blob IS NULL',
    )
    .pluck();
  const rename = db.prepare('UPDATE post SET key = ?, subject = ? WHERE id = ?');
  const keyed = db.prepare<[string], { id: number; subject: string }>(
    'SELECT id, subject FROM post WHERE instr(key, ?) > 0',
  );
  const plain = [
    'DELETE FROM membership WHERE person = ?',
    'DELETE FROM journal WHERE person = ?',
    `UPDATE course SET created_by = '' WHERE created_by = ?`,
    'DELETE FROM staff WHERE person = ?',
    'DELETE FROM state WHERE instr(key, ?) > 0',
    // Questions that they marked.
    `DELETE FROM state WHERE key LIKE '${stateKeys.asked}%' AND instr(value, ?) > 0`,
    `UPDATE OR IGNORE blob_owner SET person = '' WHERE person = ?`,
    'DELETE FROM blob_owner WHERE person = ?',
    'DELETE FROM person WHERE id = ?',
  ].map((sql) => db.prepare<[string]>(sql));
  // How much was written in a session stays, of nobody who is known.
  const unlink = db.prepare('UPDATE activity SET person = ? WHERE person = ?');

  return (person, now) => {
    const users = accountsOf.all(person);
    const name = nameOf.get(person) ?? '';
    const reasons = new Set<string>();
    for (const { find, set } of aggregates) {
      for (const { id, body } of find.all(person)) {
        const whole = JSON.parse(body) as { rooms?: { requests?: readonly Request[] } };
        set.run(JSON.stringify(without(withoutReasons(whole, person, reasons), person)), id);
      }
    }
    const refused = new Set<string>();
    for (const { account, id, body } of events.all(person)) {
      const event = JSON.parse(body) as EventRecord;
      const { command, reaction, ...rest } = event;
      if (command?.person === person && command.outcome === 'refused' && command.answer !== undefined)
        refused.add(command.answer);
      const kept = {
        ...rest,
        ...(command === undefined || command.person === person ? {} : { command }),
        ...(reaction === undefined || reaction.person === person ? {} : { reaction }),
      };
      setEvent.run(JSON.stringify(kept), account, id);
    }
    for (const { sequence, body } of entries.all(person)) {
      const entry = JSON.parse(body) as JournalEntry;
      // What was done with the person (`staff.ID`) cannot be taken back any more.
      const writes = entry.writes.filter(({ field }) => !field.endsWith(`.${person}`));
      setEntry.run(JSON.stringify(without({ ...entry, writes }, person)), sequence);
    }
    write(
      [...refused].map((key) => ({ op: 'withdraw', key })),
      now,
    );
    for (const post of postsNaming([person, ...[name, ...users, ...reasons].map(inJson)]))
      revise(post, { person, texts: textsIn(post, { name, users, reasons }) }, now);
    for (const user of users) {
      for (const { id, subject } of keyed.all(`/${user}`)) {
        const key = `erased/${id}`;
        rename.run(key, JSON.stringify({ ...JSON.parse(subject), id: key }), id);
      }
    }
    unlink.run(randomBytes(13).toString('hex'), person);
    for (const statement of plain) statement.run(person);
  };

  /** Posts in which one of these stands, a page at a time: all of them would not fit into memory. */
  function* postsNaming(named: readonly string[]): Iterable<PostRow> {
    const wanted = JSON.stringify(named.filter((text) => text !== ''));
    for (let after: number | undefined = 0; after !== undefined; ) {
      const found: readonly PostRow[] = posts.all(after, wanted);
      yield* found;
      after = found.at(-1)?.id;
    }
  }

  /** Says the post anew where it names the person. What was sent is taken as it was cut for its platform. */
  function revise(post: PostRow, about: About, now: number): void {
    const manner = scrubbed(post.manner, about);
    if (manner !== post.manner) setPost.run(manner, post.id);
    const document = scrubbed(post.document, about);
    if (document === post.document) return;
    const parts: Record<string, OutPart> = {};
    for (const account of accounts.all(post.id)) {
      const sent = shown.get(post.id, post.revision, account);
      parts[account] =
        sent === undefined
          ? { kind: 'text', document: JSON.parse(document) }
          : (JSON.parse(scrubbed(sent, about)) as OutPart);
    }
    write(
      [{ op: 'revise', key: post.key, document: JSON.parse(document), parts, withoutEdits: 'skip' }],
      now,
    );
  }
}

interface Request {
  readonly by: string;
  readonly reason?: string;
}

interface About {
  readonly person: string;
  readonly texts: readonly string[];
}

/** The requests of a body without the reasons of this person, which are told to `found`. */
function withoutReasons<T extends { rooms?: { requests?: readonly Request[] } }>(
  body: T,
  person: string,
  found: Set<string>,
): T {
  const { rooms } = body;
  if (rooms?.requests === undefined) return body;
  const requests = rooms.requests.map((request) => {
    if (request.by !== person || request.reason === undefined) return request;
    found.add(request.reason);
    const { reason: _, ...bare } = request;
    return bare;
  });
  return { ...body, rooms: { ...rooms, requests } };
}

/** Accounts are looked for everywhere, a name in answers alone, where it can be nothing else; a reason where it was said. */
function textsIn(
  { key }: PostRow,
  about: { readonly name: string; readonly users: readonly string[]; readonly reasons: ReadonlySet<string> },
): readonly string[] {
  const answers = key.startsWith('answer/') || key.startsWith('unreadable/');
  return [
    ...about.users.filter((user) => user.length >= shortest),
    ...(answers && about.name.length >= shortest ? [about.name] : []),
    ...(key.startsWith('request/') ? about.reasons : []),
  ];
}

/** A shorter name is a part of too many words. */
const shortest = 3;

function scrubbed(json: string, { person, texts }: About): string {
  if (!json.includes(person) && !texts.some((text) => json.includes(inJson(text)))) return json;
  return JSON.stringify(
    walked(JSON.parse(json), (value) => {
      if (value === person) return '';
      return texts.reduce((text, each) => text.replaceAll(wholeWords(each), nobody), value);
    }),
  );
}

/** As it stands within a text of JSON. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function wholeWords(text: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)}(?![\\p{L}\\p{N}])`,
    'gu',
  );
}

function without<T>(value: T, person: string): T {
  return walked(value, (text) => (text === person ? '' : text)) as T;
}

/** The same value with every text in it changed. */
function walked(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => walked(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walked(each, change)]));
}
