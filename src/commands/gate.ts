import { concat, doc, line } from '../message/document.ts';
import { type Refusal, refuse } from '../services/decision.ts';
import { refuseRole } from '../services/names.ts';
import type { Scene } from '../services/scene.ts';
import type { AnyVerb } from './verb.ts';

/**
 * May this person run this verb here at all? Checked before a verb's own reading: the conversation
 * (direct only), the course, the role. Undefined if nothing is in the way. `typed` is the person's own
 * line without prefix and code: asked which course, they are given it back with one.
 */
export function gate(verb: AnyVerb, scene: Scene, typed?: string): Refusal | undefined {
  const { common } = scene.words;
  const example = verb.help[scene.language].examples[0] ?? verb.words[scene.language][0] ?? verb.name;
  if (verb.direct === true && !scene.origin.direct) return refuse('directOnly', common.directOnly(example));
  if (verb.needs === 'course' && scene.course === undefined) return refuseNoCourse(scene, typed ?? example);
  if (verb.role !== 'assistant' && verb.role !== 'teacher') return undefined;
  const purpose = verb.purpose?.[scene.language] ?? verb.words[scene.language][0] ?? '';
  const refused = refuseRole(scene, purpose, verb.role);
  const instead = verb.instead?.[scene.language];
  // In private nobody reads what is suggested « ici ».
  if (refused === undefined || instead === undefined || scene.origin.direct) return refused;
  return refuse(refused.refused, concat(refused.answer, doc(line`${instead}`)));
}

/** No course is meant here: how to create one, or which of theirs the person means (`example` with its code). */
export function refuseNoCourse(scene: Scene, example: string): Refusal {
  const { common } = scene.words;
  if (!scene.origin.direct) return refuse('noCourse', common.noCourseHere());
  // Their own courses before the sample one: that is what they mean.
  const own = scene.courses.toSorted((a, b) => Number(a.sample) - Number(b.sample));
  const codes = own.map((course) => course.code);
  if (codes.length === 0) return refuse('noCourse', common.noCourseDirect());
  return refuse('whichCourse', common.whichCourse(codes, `${codes[0]} ${example}`));
}
