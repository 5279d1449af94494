import { z } from 'zod';
import { type Course, roleIn } from '../domain/course.ts';
import { codeLifetime } from '../domain/link-code.ts';
import { urgency } from '../domain/post.ts';
import { atLeast } from '../domain/role.ts';
import { stateKeys } from '../domain/state-keys.ts';
import { wordsOf } from '../i18n/words.ts';
import { actions, concat, doc } from '../message/document.ts';
import { say } from '../message/post.ts';
import type { Reads } from '../ports/store.ts';
import { type Outcome, refuse } from '../services/decision.ts';
import { linkedPlace, type PlaceFor } from '../services/link-place.ts';
import type { Scene } from '../services/scene.ts';

/** A room that a teacher wants linked, until they confirm it in private. */
const asked = z.object({
  until: z.number(),
  course: z.string(),
  person: z.string(),
  account: z.string(),
  room: z.string(),
  place: z.union([z.enum(['class', 'staff']), z.object({ group: z.string() })]),
});

/** The room, and the course that holds it now, if one does. */
export type LinkAsked = z.output<typeof asked> & {
  readonly key: string;
  readonly heldBy: Course | undefined;
};

/** Prefix of the state that keeps them. */
const askedPrefix = stateKeys.link;

/** What was asked under this id; undefined where nothing is known of it. */
export async function loadAsked(reads: Reads, id: string): Promise<LinkAsked | undefined> {
  const key = askedPrefix + id;
  const stored = await reads.state(key);
  if (stored === undefined) return undefined;
  const found = asked.parse(JSON.parse(stored));
  return { ...found, key, heldBy: await reads.courseAt(found.account, found.room) };
}

/**
 * `lier CODE [groupe NAME|équipe]` in the room to be linked. By the course's teacher, who may moderate it: they are
 * asked in private, where nobody else answers for them.
 */
export function askToLink(scene: Scene, place: PlaceFor, course: Course | undefined, code: string): Outcome {
  const { origin, now, person, isHost } = scene;
  const { course: words, courseLink } = scene.words;
  if (origin.direct) return refuse('linkDirect', words.linkDirect());
  if (scene.course !== undefined) {
    return refuse('linkTaken', words.linkTaken(scene.course.code, scene.course.title));
  }
  if (!scene.moderator) {
    return refuse('needsModerator', scene.words.common.needsModerator(words.toLink));
  }
  // An unknown course reads like one of which somebody is no teacher: nothing is learnt by trying.
  if (course === undefined || !atLeast(roleIn(course, person.id, isHost), 'teacher')) {
    return refuse('linkUsage', courseLink.usage(code.slice(0, 20)));
  }
  const possible = linkedPlace(scene, course, origin, place);
  if ('refused' in possible) return possible;
  const id = scene.newId();
  const inCourse = wordsOf(course.language);
  const line = `${inCourse.course.linkVerb} ${course.code} ${inCourse.courseLink.confirm} ${id}`;
  const typed = lineOf(inCourse, course.code, place);
  const question = inCourse.courseLink.question({
    course: course.code,
    title: course.title,
    place,
    typed,
    line,
  });
  const offer = actions({ sign: '✅', label: inCourse.courseLink.doIt, command: line, by: person.id });
  const { account, room } = origin;
  const kept: z.output<typeof asked> = {
    until: now + codeLifetime,
    course: course.id,
    person: person.id,
    ...{ account, room, place },
  };
  return {
    answer: courseLink.asked(course.code),
    posts: [
      say({
        key: `link/${course.id}/${scene.eventId}`,
        subject: { kind: 'course', id: course.id, courseId: course.id },
        audience: { kind: 'person', person: person.id },
        document: concat(question, doc(offer)),
        urgency: urgency.urgent,
        ring: true,
      }),
    ],
    state: [{ key: askedPrefix + id, value: JSON.stringify(kept) }],
  };
}

/** The ✅ in private, or the line that it stands for. */
export function confirmLink(
  scene: Scene,
  args: { readonly course: string; readonly id: string },
  course: Course | undefined,
  found: LinkAsked | undefined,
): Outcome {
  const { course: words, courseLink } = scene.words;
  const again = courseLink.over(args.course.slice(0, 20));
  if (found === undefined || course === undefined || found.course !== course.id) {
    return refuse('linkOver', again);
  }
  if (found.person !== scene.person.id || found.until <= scene.now) return refuse('linkOver', again);
  // What held when it was asked may no longer.
  if (!atLeast(roleIn(course, scene.person.id, scene.isHost), 'teacher')) return refuse('linkOver', again);
  if (found.heldBy !== undefined) {
    return refuse('linkTaken', words.linkTaken(found.heldBy.code, found.heldBy.title));
  }
  const linked = linkedPlace(scene, course, found, found.place);
  if ('refused' in linked) return linked;
  const { said, place, posts, ...decision } = linked;
  const { account, room } = found;
  return {
    ...decision,
    answer: courseLink.linked(course.code),
    posts: [
      say({
        key: `linked/${place.id}`,
        subject: { kind: 'course', id: course.id, courseId: course.id },
        audience: { kind: 'room', account, room },
        document: said,
        urgency: urgency.answer,
        ring: false,
      }),
      ...posts,
    ],
    state: [{ key: found.key, value: undefined }],
  };
}

/** The line that the teacher typed there, as it is shown. */
function lineOf({ course: words }: ReturnType<typeof wordsOf>, code: string, place: PlaceFor): string {
  const kind =
    place === 'class' ? [] : [place === 'staff' ? words.staffOption : words.groupOption(place.group)];
  return [words.linkVerb, code, ...kind].join(' ');
}
