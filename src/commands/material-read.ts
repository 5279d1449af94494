import { urgencyOfAnswer } from '../domain/post.ts';
import { atLeast } from '../domain/role.ts';
import { hasMaterial, type Material, type Session } from '../domain/session.ts';
import { ofCourse } from '../message/course-code.ts';
import { concat, type Document, doc, markdown } from '../message/document.ts';
import { type Audience, type Say, say } from '../message/post.ts';
import type { Reads } from '../ports/store.ts';
import type { Asker, Sight } from '../services/asker.ts';
import type { Decision, Refusal } from '../services/decision.ts';
import { whenShown } from '../services/material-shown.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { loadLast } from '../services/sessions-ahead.ts';
import { isSheltered, type KnownMaterial, keptAnswer } from './material-give.ts';
import type { SessionWish } from './session-choice.ts';

/** Why the person cannot read the post where they are, and the room of their conversation with the bot. */
export interface Apart {
  readonly why: Exclude<Sight, 'here'>;
  readonly room?: string;
}

interface ToRead extends KnownMaterial {
  readonly last?: Session | undefined;
  readonly apart?: Apart | undefined;
}

/** Nothing named, and nothing to come or to read of it yet: the last session with something to read is meant too. */
export async function lastToRead(
  reads: Reads,
  scene: Scene,
  { number, title }: SessionWish,
  chosen: Session | Refusal,
): Promise<Session | undefined> {
  if (scene.course === undefined || number !== undefined || title !== undefined) return undefined;
  if (!('refused' in chosen) && chosen.material.state === 'shown') return undefined;
  return loadLast(reads, scene.course.id, scene, ({ material }) => material.state === 'shown');
}

/** Is what shows the material closed to whoever asks for it? In private, among staff and until it is shown, no. */
export async function apartFrom(asker: Asker, scene: Scene, session: Session): Promise<Apart | undefined> {
  const { state, post } = session.material;
  if (scene.origin.direct || scene.place?.kind === 'staff') return undefined;
  if (state !== 'shown' || post === undefined) return undefined;
  const why = await asker.sees(post);
  if (why === 'here') return undefined;
  const room = await asker.conversation();
  return { why, ...(room === undefined ? {} : { room }) };
}

/**
 * `support [S3]` for all: a link in the class's places; in private the text and files again. Before it is
 * shown, when it will be, and nothing of it (staff in private or in their place excepted).
 */
export function readAgain(scene: CourseScene, { session, material, last, apart }: ToRead): Decision {
  const words = scene.words.material;
  const { number, title } = session;
  const sheltered = isSheltered(scene);
  if (!hasMaterial(session) || material === undefined) {
    const give = sheltered && atLeast(scene.role, 'assistant') ? doc(words.giveIt(number)) : undefined;
    return { answer: concat(words.notThere(number, title), give, lastOne(scene, last)) };
  }
  const { state, post } = session.material;
  if (state !== 'shown' || post === undefined) {
    const isStaff = atLeast(scene.role, 'assistant');
    return {
      answer:
        sheltered && isStaff
          ? keptAnswer(scene, { session, material })
          : concat(later(scene, session), lastOne(scene, last)),
    };
  }
  if (sheltered) return again(scene, session, material);
  return apart === undefined
    ? { answer: words.here(number, title, post) }
    : aside(scene, session, material, apart);
}

function lastOne({ words }: CourseScene, last: Session | undefined): Document | undefined {
  return last && doc(words.material.lastOne(last.number));
}

/** Never a link to what the person cannot read: the text in their conversation with the bot, or the way to it. */
function aside(scene: CourseScene, session: Session, material: Material, { why, room }: Apart): Decision {
  const { number, title } = session;
  const about = { number, title, code: scene.course.code, why };
  if (room === undefined) return { answer: scene.words.material.readApart(about), besideThread: true };
  const { account } = scene.origin;
  const post = textAndFiles(scene, session, material, { kind: 'room', account, room });
  // That conversation may be about several courses.
  const named = { ...post, document: ofCourse(post.document, scene.course.code) };
  return { posts: [named], answer: scene.words.material.sentApart(about) };
}

function later(scene: CourseScene, session: Session): Document {
  const words = scene.words.material;
  const { number, title } = session;
  const shown = whenShown(scene.course, session);
  const { now } = scene;
  switch (shown.when) {
    case 'at':
      return words.notYet(number, title, { now, at: shown.at, when: shown.moment, since: shown.moment });
    case 'opening': {
      const when = words.atOpening(shown.moment);
      return shown.byHand
        ? words.notYetByHand(number, title)
        : words.notYet(number, title, { now, at: shown.at, when, since: when });
    }
    case 'soon':
      return words.notYet(number, title, { now, at: shown.at, ...words.inAMinute });
    case 'now':
    case 'never':
      return words.notThere(number, title);
  }
}

/** The text, and the files as messages of their own, in this conversation. */
function again(scene: CourseScene, session: Session, material: Material): Decision {
  if (material.files.length === 0) return { answer: textOf(scene, session, material) };
  const { account, room, thread } = scene.origin;
  const here = { kind: 'room', account, room, ...(thread === undefined ? {} : { thread }) } as const;
  return { posts: [textAndFiles(scene, session, material, here)] };
}

function textAndFiles(scene: CourseScene, session: Session, material: Material, audience: Audience): Say {
  return say({
    key: `session/${session.id}/again/${scene.origin.account}/${scene.eventId}`,
    subject: { kind: 'command', id: scene.eventId, courseId: scene.course.id },
    audience,
    document: textOf(scene, session, material),
    files: material.files,
    urgency: urgencyOfAnswer(scene.role),
    ring: false,
  });
}

function textOf(scene: CourseScene, { number, title }: Session, { body }: Material): Document {
  return doc(scene.words.material.again(number, title), body === '' ? undefined : markdown(body));
}
