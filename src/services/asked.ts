import { z } from 'zod';
import { endOf, longestAfterEnd, type Session } from '../domain/session.ts';
import { stateKeys } from '../domain/state-keys.ts';
import type { Reads } from '../ports/store.ts';

/** A message of an open session that its author or the staff marked with ❓. Its words are kept nowhere. */
export interface Asked {
  readonly account: string;
  readonly room: string;
  readonly reference: string;
  /** The root of the thread that it stands in. */
  readonly thread?: string;
  /** When it was written (epoch ms). */
  readonly at: number;
  /** Persons whose sign counts. */
  readonly by: readonly string[];
}

/** Which message, wherever it stands. */
export type AskedKey = Pick<Asked, 'account' | 'reference'>;

const stored = z.object({
  account: z.string(),
  room: z.string(),
  reference: z.string(),
  thread: z.string().exactOptional(),
  at: z.number(),
  by: z.array(z.string()),
  until: z.number(),
});

const ofSession = (id: string) => `${stateKeys.asked}${id}/`;
const named = ({ account, reference }: AskedKey) => `${account}|${reference}`;
const askedKey = (session: string, key: AskedKey) => `${ofSession(session)}${named(key)}`;
const repliedKey = (session: string, key: AskedKey) => `${stateKeys.replied}${session}/${named(key)}`;

function read(value: string): Asked {
  const { until: _, ...asked } = stored.parse(JSON.parse(value));
  return asked;
}

/** Past that nothing reopens the session: it is forgotten (`stateOver`). */
const keptUntil = (session: Session) => endOf(session) + 2 * longestAfterEnd;

/** The mark with this person's sign, or without it; without any it is none. */
export function askedState(session: Session, asked: Asked) {
  const value = asked.by.length === 0 ? undefined : JSON.stringify({ ...asked, until: keptUntil(session) });
  return { key: askedKey(session.id, asked), value };
}

/** Somebody replied to a message: should it be a question, it is answered. */
export function repliedState(session: Session, key: AskedKey) {
  return { key: repliedKey(session.id, key), value: JSON.stringify({ until: keptUntil(session) }) };
}

/** The mark on a message, in whichever session, and where it is kept. */
export async function askedOf(
  reads: Pick<Reads, 'states'>,
  key: AskedKey,
): Promise<{ readonly key: string; readonly session: string; readonly asked: Asked } | undefined> {
  const found = (await reads.states(stateKeys.asked)).find((each) => each.key.endsWith(`/${named(key)}`));
  if (found === undefined) return undefined;
  return { key: found.key, session: found.key.split('/')[1] ?? '', asked: read(found.value) };
}

/** The questions of a session that nobody replied to, the oldest first. */
export async function unanswered(
  reads: Pick<Reads, 'states' | 'state'>,
  session: Session,
): Promise<readonly Asked[]> {
  const all = (await reads.states(ofSession(session.id))).map(({ value }) => read(value));
  const replied = await Promise.all(all.map((each) => reads.state(repliedKey(session.id, each))));
  return all.filter((_, index) => replied[index] === undefined).toSorted((a, b) => a.at - b.at);
}
