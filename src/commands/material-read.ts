import { urgency } from '../domain/post.ts';
import { atLeast } from '../domain/role.ts';
import { hasMaterial, type Material, type Session } from '../domain/session.ts';
import { concat, type Document, doc, markdown } from '../message/document.ts';
import { say } from '../message/post.ts';
import type { Decision } from '../services/decision.ts';
import { whenShown } from '../services/material-shown.ts';
import type { CourseScene } from '../services/scene.ts';
import { isSheltered, type KnownMaterial, keptAnswer } from './material-give.ts';

/**
 * `support [S3]` for all: a link in the class's places; in private the text and files again. Before it is
 * shown, when it will be, and nothing of it (staff in private or in their place excepted).
 */
export function readAgain(scene: CourseScene, { session, material }: KnownMaterial): Decision {
  const words = scene.words.material;
  const { number, title } = session;
  const sheltered = isSheltered(scene);
  if (!hasMaterial(session) || material === undefined) {
    const give = sheltered && atLeast(scene.role, 'assistant') ? doc(words.giveIt(number)) : undefined;
    return { answer: concat(words.notThere(number, title), give) };
  }
  const { state, post } = session.material;
  if (state !== 'shown' || post === undefined) {
    const isStaff = atLeast(scene.role, 'assistant');
    return {
      answer: sheltered && isStaff ? keptAnswer(scene, { session, material }) : later(scene, session),
    };
  }
  return sheltered ? again(scene, session, material) : { answer: words.here(number, title, post) };
}

function later(scene: CourseScene, session: Session): Document {
  const words = scene.words.material;
  const { number, title } = session;
  const shown = whenShown(scene.course, session);
  switch (shown.when) {
    case 'at':
      return words.notYet(number, title, shown.moment);
    case 'opening':
      return shown.byHand
        ? words.notYetByHand(number, title)
        : words.notYet(number, title, words.atOpening(shown.moment));
    case 'soon':
      return words.notYet(number, title, words.inAMinute());
    case 'now':
    case 'never':
      return words.notThere(number, title);
  }
}

/** The text, and the files as messages of their own, in this conversation. */
function again(scene: CourseScene, session: Session, material: Material): Decision {
  const words = scene.words.material;
  const document = doc(
    words.again(session.number, session.title),
    material.body === '' ? undefined : markdown(material.body),
  );
  if (material.files.length === 0) return { answer: document };
  const { account, room, thread } = scene.origin;
  const post = say({
    key: `session/${session.id}/again/${account}/${scene.eventId}`,
    subject: { kind: 'command', id: scene.eventId, courseId: scene.course.id },
    audience: { kind: 'room', account, room, ...(thread === undefined ? {} : { thread }) },
    document,
    files: material.files,
    urgency: urgency.answer,
    ring: false,
  });
  return { posts: [post] };
}
