import type { Course } from '../domain/course.ts';
import type { Material, Session } from '../domain/session.ts';
import { type PostOp, revise } from '../message/post.ts';
import { linkNow, openingDocument } from './opening-posts.ts';
import { reviseShown } from './show-material.ts';

/** The posts that show a session's title, place and material, made to say what they are now. */
export function refreshShown(
  course: Course,
  session: Session,
  material: Material | undefined,
): readonly PostOp[] {
  const { opening, status } = session;
  const shown = material === undefined ? [] : reviseShown(course, session, material);
  if (status !== 'open' || opening === undefined) return shown;
  if (shown.some(({ key }) => key === opening)) return [...shown, ...linkNow(course, session)];
  return [
    ...shown,
    revise(opening, openingDocument(course, session, material, opening)),
    ...linkNow(course, session),
  ];
}
