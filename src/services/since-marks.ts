import type { Course } from '../domain/course.ts';
import type { Session } from '../domain/session.ts';
import { formatSession } from '../domain/time/format.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Block, Document } from '../message/document.ts';
import { type Revise, revise } from '../message/post.ts';
import type { StoredPost } from '../ports/store.ts';

/** Keys of the posts that showed the date of a session: what told it, its material shown early, its opening. */
export function shownDate(session: Session): readonly string[] {
  const { told, material, opening } = session;
  const keys = [...(told?.posts ?? []), material.post, opening].filter((key) => key !== undefined);
  return [...new Set(keys)];
}

/**
 * Revisions of older posts: before their text stands how each changed session is now. A mark replaces
 * the session's earlier one, so a post never holds two dates that are both past.
 */
export function markSince(
  course: Course,
  changed: readonly Session[],
  posts: readonly StoredPost[],
): readonly Revise[] {
  return posts.flatMap((post) => {
    const own = changed.filter((session) => shownDate(session).includes(post.key));
    if (own.length === 0 || post.withdrawn) return [];
    const document = own.reduce((so, session) => marked(so, course, session), post.document);
    return [revise(post.key, document)];
  });
}

function marked(document: Document, course: Course, session: Session): Document {
  const { number, status, start, minutes } = session;
  const mark = wordsOf(course.language).changes.since({
    number,
    status: status === 'cancelled' || status === 'removed' ? status : 'planned',
    when: formatSession(start, minutes, course.language),
  });
  const older = document.blocks.filter((block) => !isMark(block, number));
  return { blocks: [mark, ...older] };
}

/** Also one made while the course spoke the other language. */
function isMark(block: Block, number: number): boolean {
  if (block.kind !== 'line') return false;
  const [first] = block.inlines;
  if (typeof first !== 'object' || first.kind !== 'strong') return false;
  return [wordsOf('fr'), wordsOf('en')].some(({ changes }) => changes.sinceMark(number) === first.text);
}
