import { readsExactly, withoutPrefix } from '../commands/lost-prefix.ts';
import type { CommandRead, ReadOptions } from '../commands/read-line.ts';
import type { Course } from '../domain/course.ts';
import type { ChatAdapter, MessageEvent } from '../ports/chat.ts';
import { mayHandIn } from './collecting.ts';
import type { Inbox } from './inbox.ts';
import { sceneOf, type Told } from './scenes.ts';

/**
 * The line in a private message that has no `!cours`: as if it had one where it only reads and is understood to its last
 * word, else one to be proposed; undefined where it may as well be ordinary words.
 */
export async function bareLine(
  { deps }: Inbox,
  adapter: ChatAdapter,
  told: Told,
  { text, files = [], quoted }: Pick<MessageEvent, 'text'> & Partial<Pick<MessageEvent, 'files' | 'quoted'>>,
  options: ReadOptions,
  courses: readonly Course[],
): Promise<CommandRead | undefined> {
  const bare = withoutPrefix(text, options);
  if (bare === undefined) return undefined;
  const proposed = bare.isPlain ? bare.read : undefined;
  // With files or above what is answered it may be meant to give something.
  if (files.length > 0 || quoted !== undefined) return proposed;
  const [only, ...more] = courses;
  const scene = await sceneOf(deps, adapter, told, more.length > 0 ? undefined : only, courses, false);
  const gives = courses.some((course) => mayHandIn(deps, course, told.person));
  const { prefix: _, ...typed } = bare.read;
  return readsExactly(typed, scene, gives) ? typed : proposed;
}
