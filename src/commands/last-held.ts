import { heldWhen } from '../domain/held.ts';
import type { Session } from '../domain/session.ts';
import type { Block } from '../message/document.ts';
import { dateOf } from '../services/change-documents.ts';
import type { CourseScene } from '../services/scene.ts';

/** Where nothing is to come: the session that was the last, where it was held and what there is to read of it. */
export function lastHeld(scene: CourseScene, last: Session | undefined): Block | undefined {
  if (last === undefined) return undefined;
  const { number, title, location, material } = last;
  const when = dateOf({ ...last, ...heldWhen(last) }, scene.language);
  return scene.words.planning.lastWas({
    number,
    title,
    when,
    location,
    readable: material.state === 'shown',
  });
}
