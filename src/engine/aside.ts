import type { Course } from '../domain/course.ts';
import type { Say } from '../message/post.ts';
import { readsHere } from '../services/holders.ts';
import type { Deps } from './deps.ts';

/** Where somebody asked. */
interface Asked {
  readonly account: string;
  readonly room: string;
  readonly thread?: string;
}

/**
 * How one person is answered where the class is held, without covering its words: for them alone where the platform
 * can, else, what they read, in the session's thread (`mayThread`). A refusal stands under what it refuses: who waits
 * for something to happen looks there. Nothing where no session is open, among staff and in private.
 */
export async function asideOf(
  deps: Pick<Deps, 'store' | 'adapters'>,
  course: Course | undefined,
  { account, room, thread }: Asked,
  person: string,
  mayThread: boolean,
): Promise<Pick<Say, 'only' | 'under'>> {
  const place = course?.places.find((each) => each.account === account && each.room === room);
  if (course === undefined || place === undefined || place.kind === 'staff') return {};
  const open = (await deps.store.openSessions(course.id)).filter((session) => readsHere(place, session));
  const session = open.find(({ group }) => group === place.group) ?? open[0];
  if (session === undefined) return {};
  if (deps.adapters.get(account)?.ephemeral !== undefined) return { only: person };
  return !mayThread || thread !== undefined || session.opening === undefined
    ? {}
    : { under: session.opening };
}
