import { afterEach, beforeEach } from 'vitest';
import type { Course, Place } from '../../../src/domain/course.ts';
import type { Person } from '../../../src/domain/person.ts';
import { type Target, urgency } from '../../../src/domain/post.ts';
import { noRooms } from '../../../src/domain/room.ts';
import type { Material, Session } from '../../../src/domain/session.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { type Document, doc, line } from '../../../src/message/document.ts';
import type { OutPart } from '../../../src/ports/chat.ts';
import type { Commit, OutboxRow, PostWrite, Store } from '../../../src/ports/store.ts';

/** A store with fresh data, and the ways to end it. */
export interface OpenStore {
  readonly store: Store;
  /** Closes it and opens the same data again. */
  reopen(): Promise<Store>;
  /** Closes what is open and forgets the data. */
  close(): Promise<void>;
}

export type OpenFresh = () => Promise<OpenStore>;

/** A moment to count from (epoch ms), well in the past of any clock. */
export const start = Date.UTC(2026, 11, 1, 13, 15);
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A fresh store for each test of the suite; `current.store` is the one in use. */
export function freshStore(open: OpenFresh): { store: Store; reopen(): Promise<void> } {
  let opened: OpenStore | undefined;
  let store: Store | undefined;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(async () => {
    await opened?.close();
  });
  return {
    get store(): Store {
      if (store === undefined) throw new Error('No store is open outside a test.');
      return store;
    },
    async reopen() {
      store = await opened?.reopen();
    },
  };
}

export function place(room: string, more: Partial<Place> = {}): Place {
  return { id: `place-${room}`, account: 'local', room, kind: 'class', linkedAt: start, notice: 1, ...more };
}

export function course(more: Partial<Course> = {}): Course {
  return {
    id: 'course-1',
    code: 'LO21',
    title: 'Algorithmes et structures',
    zone: 'Europe/Paris',
    language: 'fr',
    settings: defaultSettings,
    staff: [{ person: 'teacher', role: 'teacher' }],
    places: [place('room')],
    groups: [],
    ringing: [],
    nextNumber: 1,
    linkCodes: [],
    rooms: noRooms,
    createdBy: 'teacher',
    createdAt: start,
    status: 'active',
    sample: false,
    version: 0,
    ...more,
  };
}

/** Session `number` of course-1, a week after the one before. */
export function session(number: number, more: Partial<Session> = {}): Session {
  const startsAt = start + (number - 1) * 7 * day;
  return {
    id: `session-${number}`,
    courseId: 'course-1',
    number,
    title: 'Les arbres',
    titleFrom: 'staff',
    start: { local: new Date(startsAt + hour).toISOString().slice(0, 16), zone: 'Europe/Paris' },
    startsAt,
    minutes: 120,
    status: 'planned',
    reminded: [],
    material: { characters: 0, files: 0, state: 'hidden' },
    rooms: noRooms,
    version: 0,
    ...more,
  };
}

export function material(more: Partial<Material> = {}): Material {
  return {
    sessionId: 'session-1',
    courseId: 'course-1',
    body: '# Les arbres',
    files: [],
    version: 0,
    ...more,
  };
}

export function person(id: string, more: Partial<Person> = {}): Person {
  return {
    id,
    name: `Name of ${id}`,
    accounts: [{ platform: 'local', user: `@${id}` }],
    version: 0,
    ...more,
  };
}

export function text(words: string): Document {
  return doc(line`${words}`);
}

export function part(words: string): OutPart {
  return { kind: 'text', document: text(words) };
}

export function file(name: string, blob = 'f'.repeat(64)): OutPart {
  return { kind: 'file', file: { blob, name, type: 'application/pdf', size: 4 } };
}

type Say = Extract<PostWrite, { op: 'say' }>;

/** A post of one text for `room` of the local chat, announcing nothing. */
export function say(key: string, more: Partial<Say> = {}): Say {
  const targets: readonly Target[] = more.targets ?? [{ account: 'local', room: 'room' }];
  const accounts = [...new Set(targets.map((target) => target.account))];
  return {
    op: 'say',
    key,
    subject: { kind: 'command', id: key, courseId: 'course-1' },
    document: text(key),
    files: [],
    targets,
    parts: Object.fromEntries(accounts.map((account) => [account, [part(key)]])),
    urgency: urgency.urgent,
    ring: false,
    mention: [],
    mentionRoom: false,
    signs: [],
    ...more,
  };
}

/** The revision of a post's text on the local chat. */
export function revise(key: string, words: string, withoutEdits: 'repost' | 'skip' = 'skip'): PostWrite {
  return { op: 'revise', key, document: text(words), parts: { local: part(words) }, withoutEdits };
}

/** Applies a commit that must go through. */
export async function put(store: Store, commit: Commit): Promise<void> {
  const result = await store.apply(commit);
  if (result !== 'applied') throw new Error(`The commit was not applied: ${result}.`);
}

export async function post(store: Store, ...posts: readonly PostWrite[]): Promise<void> {
  await put(store, { posts });
}

/** Heads of all lanes. */
export async function heads(store: Store, now = start): Promise<readonly OutboxRow[]> {
  return store.outbox.heads(now, { lanes: new Set(), accounts: new Map() }, 1_000);
}

/** The one head there is. */
export async function head(store: Store, now = start): Promise<OutboxRow> {
  const [row, another] = await heads(store, now);
  if (row === undefined || another !== undefined) throw new Error('There is not exactly one head.');
  return row;
}

/** A row in a few words: `opening`, `opening#1` (part), `opening@2` (revision), `thread opening` … */
export function label(row: OutboxRow): string {
  const { work } = row;
  if (work.kind === 'copy') {
    const revision = work.revision > 1 ? `@${work.revision}` : '';
    return `${work.post}${work.part > 0 ? `#${work.part}` : ''}${revision}`;
  }
  return 'post' in work ? `${work.kind} ${work.post}` : `${work.kind} ${work.key}`;
}

/** Attempts and settles one row as sent, with a reference made from its label. */
export async function send(store: Store, row: OutboxRow, at = start): Promise<void> {
  await store.outbox.attempt([row.id], at);
  await store.outbox.settle({ row: row.id, ok: true, at, reference: `$${label(row)}` });
}

/** Attempts one row and settles it as refused. */
export async function refuse(store: Store, row: OutboxRow, code = 'forbidden', at = start): Promise<void> {
  await store.outbox.attempt([row.id], at);
  await store.outbox.settle({ row: row.id, ok: false, at, code, reason: 'refused by the platform' });
}

/** Sends heads, one lane after the other, until nothing is left; the labels in the order of sending. */
export async function sendAll(store: Store, now = start): Promise<string[]> {
  const sent: string[] = [];
  for (;;) {
    const [row] = await heads(store, now);
    if (row === undefined) return sent;
    sent.push(label(row));
    await send(store, row, now);
  }
}

/** Sends until the head of the only lane has this label, and returns that head. */
export async function sendUntil(store: Store, wanted: string): Promise<OutboxRow> {
  for (;;) {
    const row = await head(store);
    if (label(row) === wanted) return row;
    await send(store, row);
  }
}
