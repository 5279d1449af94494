import { loadNextStep, nextStep } from '../commands/next-step.ts';
import { concat, type Document, doc } from '../message/document.ts';
import type { ChatAdapter, MembershipEvent } from '../ports/chat.ts';
import type { Deps } from './deps.ts';
import { sceneOf } from './scenes.ts';

/**
 * What somebody reads who has just begun a private conversation: a greeting and their next step, in the course
 * that they teach or follow, as `!cours` alone would say it. Undefined for who has no course yet.
 */
export async function greeting(
  deps: Deps,
  adapter: ChatAdapter,
  { id, at, room, inviter }: MembershipEvent,
): Promise<Document | undefined> {
  if (inviter === undefined) return undefined;
  const person = await deps.store.personByAccount(adapter.platform, inviter);
  const courses = person === undefined ? [] : await deps.store.coursesOf(person.id);
  if (person === undefined || courses.length === 0) return undefined;
  const { account, platform } = adapter;
  const origin = { account, platform, room, user: inviter, direct: true };
  const [course] = courses.length === 1 ? courses : [];
  const scene = await sceneOf(deps, adapter, { eventId: id, at, origin, person }, course, courses, false);
  const step = nextStep(scene, await loadNextStep(deps.store, scene));
  return concat(doc(scene.words.course.greeting()), step);
}
