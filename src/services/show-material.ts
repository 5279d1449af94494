import type { Course } from '../domain/course.ts';
import { urgency } from '../domain/post.ts';
import { hasMaterial, type Material, type Session } from '../domain/session.ts';
import { formatSession } from '../domain/time/format.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Document, doc, markdown } from '../message/document.ts';
import { type PostOp, revise, say } from '../message/post.ts';
import type { Decision } from './decision.ts';
import { readersOf } from './holders.ts';
import { openingDocument } from './opening-posts.ts';
import type { Moment } from './scene.ts';

/** The material is shown before the opening: silently, with its files. */
export function showMaterial(
  moment: Moment,
  course: Course,
  session: Session,
  material: Material | undefined,
): Decision {
  if (session.status !== 'planned' || session.material.state !== 'hidden') return {};
  if (!hasMaterial(session) || material === undefined) return {};
  const key = `session/${session.id}/material/${moment.now}`;
  const { showAt: _, ...state } = session.material;
  const post = say({
    key,
    subject: { kind: 'session', id: session.id, courseId: course.id },
    audience: readersOf(course, session),
    document: earlyDocument(course, session, material),
    ...(material.files.length === 0 ? {} : { files: material.files }),
    urgency: urgency.announcement,
    ring: false,
  });
  return { sessions: [{ ...session, material: { ...state, state: 'shown', post: key } }], posts: [post] };
}

/**
 * The post that shows a session's material, made to say what the material is now; nothing while it is
 * not shown. Files already posted stay. Also for `défaire`: an opening without material says so again.
 */
export function reviseShown(course: Course, session: Session, material: Material): readonly PostOp[] {
  const { state, post } = session.material;
  const { opening } = session;
  if (state === 'shown' && post !== undefined && post !== opening) {
    return [revise(post, earlyDocument(course, session, material), 'repost')];
  }
  if (opening === undefined || (state !== 'shown' && session.status !== 'open')) return [];
  const missed = session.openedAt !== undefined && session.openedAt === session.closedAt;
  const lateness = missed ? 'missed' : 'inTime';
  return [revise(opening, openingDocument(course, session, material, opening, lateness), 'repost')];
}

function earlyDocument(course: Course, session: Session, material: Material): Document {
  const { language } = course;
  const when = formatSession(session.start, session.minutes, language);
  return doc(
    wordsOf(language).material.early(session.number, session.title, when),
    material.body === '' ? undefined : markdown(material.body),
  );
}
