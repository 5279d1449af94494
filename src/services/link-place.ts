import type { Course, Group, Place } from '../domain/course.ts';
import { fold } from '../domain/fold.ts';
import { limits } from '../domain/limits.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Document } from '../message/document.ts';
import type { Say } from '../message/post.ts';
import { type Refusal, refuse } from './decision.ts';
import { noticePost, noticeVersion } from './privacy-notice.ts';
import type { Moment, Scene } from './scene.ts';

/** For whom a room is linked. */
export type PlaceFor = 'class' | 'staff' | { readonly group: string };

/** A room linked to a course: what changes, what is posted there, and what is said of it in the room. */
export interface LinkedPlace {
  readonly course: Course;
  readonly place: Place;
  readonly posts: readonly Say[];
  readonly linked: readonly { readonly account: string; readonly room: string }[];
  readonly said: Document;
}

/** Links a room that is free; whoever may was looked at before. Refuses where the course has rooms enough. */
export function linkedPlace(
  scene: Scene,
  course: Course,
  at: { readonly account: string; readonly room: string },
  wanted: PlaceFor,
): LinkedPlace | Refusal {
  if (course.places.length >= limits.placesPerCourse) {
    const words = scene.words.course;
    return refuse('tooManyPlaces', words.tooManyPlaces(course.code, limits.placesPerCourse));
  }
  const group = typeof wanted === 'string' ? undefined : groupOf(course, wanted.group, scene);
  const { account, room } = at;
  const place: Place = {
    id: scene.newId(),
    account,
    room,
    kind: typeof wanted === 'string' ? wanted : 'group',
    ...(group === undefined ? {} : { group: group.id }),
    linkedAt: scene.now,
    notice: noticeVersion,
  };
  const linked: Course = {
    ...course,
    groups: group === undefined || course.groups.includes(group) ? course.groups : [...course.groups, group],
    places: [...course.places, place],
  };
  return {
    course: linked,
    place,
    posts: [noticePost(linked, place, scene.house)],
    linked: [{ account, room }],
    said: saidOf(linked, place, group),
  };
}

/** The group of that name, compared without case and accents; made if it is new. */
function groupOf(course: Course, name: string, { newId }: Moment): Group {
  const known = course.groups.find((group) => fold(group.name) === fold(name));
  return known ?? { id: newId(), name };
}

function saidOf(course: Course, place: Place, group: Group | undefined): Document {
  const words = wordsOf(course.language).course;
  if (place.kind === 'staff') return words.linkedStaff(course.code, course.title);
  if (group !== undefined) return words.linkedGroup(course.code, course.title, group.name);
  return words.linkedClass(course.code, course.title);
}
