import type { Course } from '../domain/course.ts';
import { urgency } from '../domain/post.ts';
import { type FileRef, hasMaterial, type Material, type Session } from '../domain/session.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Block, type Document, doc } from '../message/document.ts';
import { say, withdraw } from '../message/post.ts';
import type { FilesKept } from '../ports/store.ts';
import { type Outcome, refuse } from '../services/decision.ts';
import { whenShown } from '../services/material-shown.ts';
import { givenState } from '../services/offer-files.ts';
import type { CourseScene } from '../services/scene.ts';
import { beforeShowing, type Replaced, storeMaterial } from '../services/store-material.ts';
import { previewOf } from './material-preview.ts';

export interface KnownMaterial {
  readonly course: Course;
  readonly session: Session;
  readonly material?: Material;
  /** What course and person keep already. */
  readonly kept?: FilesKept;
}

interface Kept {
  readonly session: Session;
  readonly material: Material;
  /** The title that the material gave the session, if it did. */
  readonly named?: string | undefined;
  readonly replaced?: Replaced | undefined;
}

/** Staff give text and files. Previewed only in private or in a staff place. */
export function giveMaterial(
  scene: CourseScene,
  known: KnownMaterial,
  given: { readonly body?: string; readonly files: readonly FileRef[] },
  from: 'message' | 'private' = 'message',
): Outcome {
  const kept = storeMaterial(scene, known, given);
  if ('refused' in kept) return kept;
  const sheltered = isSheltered(scene);
  const unseen = sheltered || from === 'private';
  const { session, material, named, replaced } = kept;
  const read = scene.words.material.readByClass(session.number, scene.course.code);
  const answer = storedAnswer(scene, { session, material, named, replaced }, sheltered);
  const { material: forStaff } = wordsOf(scene.course.language);
  // The rest of the staff is told in its own place; who wrote reads it in the answer.
  const told = say({
    key: `session/${session.id}/in-class/${scene.eventId}`,
    subject: { kind: 'session', id: session.id, courseId: scene.course.id },
    audience: { kind: 'staff', courseId: scene.course.id },
    document: doc(
      forStaff.stored(figures({ session, material, named })),
      replaced && forStaff.replaced(replaced, 'byOther'),
      forStaff.readByClass(session.number, scene.course.code),
    ),
    urgency: urgency.answer,
    ring: false,
  });
  const staffPlace = scene.course.places.some(({ kind }) => kind === 'staff');
  return {
    sessions: [session],
    materials: [material],
    given: given.files,
    posts: unseen || !staffPlace ? kept.posts : [...kept.posts, told],
    answer: unseen ? answer : { blocks: [...answer.blocks, read] },
    ...(scene.origin.direct ? { state: givenState(scene.person.id, session, scene.now) } : {}),
    undoable: true,
  };
}

/** `support S3 publier`: shown 60 s later, unless undone. */
export function publishMaterial(scene: CourseScene, session: Session): Outcome {
  const words = scene.words.material;
  const { number, material } = session;
  if (!hasMaterial(session)) return refuse('noMaterial', words.nothingToShow(number, scene.course.code));
  if (material.state === 'shown' && material.post !== undefined) {
    return { answer: words.alreadyShown(number, material.post) };
  }
  if (session.status !== 'planned') return refuse('notPlanned', words.notToBeShown(number));
  const showAt = scene.now + beforeShowing;
  return {
    sessions: [{ ...session, material: { ...material, state: 'hidden', showAt } }],
    answer: words.willShow(number, { now: scene.now, at: showAt }),
    undoable: true,
  };
}

/** `support S3 retirer`: held until `publier` or the opening; taken out of the rooms if it was shown. */
export function holdMaterial(scene: CourseScene, session: Session): Outcome {
  const words = scene.words.material;
  const { number } = session;
  if (!hasMaterial(session)) return refuse('noMaterial', words.nothingToShow(number, scene.course.code));
  if (session.status === 'open' || session.status === 'closed') {
    return refuse('partOfOpening', words.partOfOpening(number));
  }
  const { showAt: _, post, ...material } = session.material;
  const held: Session = { ...session, material: { ...material, state: 'held' } };
  if (post === undefined) return { sessions: [held], answer: words.held(number, false), undoable: true };
  // A deleted message cannot come back: `publier` posts it anew, undo could not.
  return { sessions: [held], posts: [withdraw(post)], answer: words.held(number, true) };
}

/** « Support … enregistré », when the class reads it and, where nobody else reads along, its beginning. */
export function storedAnswer(scene: CourseScene, kept: Kept, preview: boolean): Document {
  return doc(
    scene.words.material.stored(figures(kept)),
    kept.replaced && scene.words.material.replaced(kept.replaced, 'now'),
    shownLine(scene, kept.session),
    ...(preview ? previewOf(scene, kept.session, kept.material) : []),
  );
}

/** What is kept, when the class reads it, its beginning, and how staff replace it. */
export function keptAnswer(scene: CourseScene, kept: Kept): Document {
  const words = scene.words.material;
  return doc(
    words.kept(figures(kept)),
    shownLine(scene, kept.session),
    ...previewOf(scene, kept.session, kept.material),
    words.toReplace(kept.session.number, scene.origin.direct ? undefined : scene.course.code),
  );
}

function figures(kept: Kept) {
  return {
    number: kept.session.number,
    characters: kept.session.material.characters,
    files: kept.material.files,
    ...(kept.named === undefined ? {} : { title: kept.named }),
  };
}

/** When the class reads it, and how that is changed. */
export function shownLine(scene: CourseScene, session: Session): Block {
  const words = scene.words.material;
  const shown = whenShown(scene.course, session);
  const { now } = scene;
  switch (shown.when) {
    case 'now':
      return words.shownNow();
    case 'soon':
      return words.shownSoon(session.number, { now, at: shown.at });
    case 'never':
      return words.keptOnly();
    case 'at':
      return words.shownOn(session.number, shown.moment, { now, at: shown.at });
    case 'opening':
      return shown.held
        ? words.heldUntilOpening(session.number, shown.moment, { now, at: shown.at })
        : words.shownAtOpening(session.number, shown.moment, { now, at: shown.at });
  }
}

/** May the material be seen here: a direct conversation or a staff place. */
export function isSheltered({ origin, place }: CourseScene): boolean {
  return origin.direct || place?.kind === 'staff';
}
