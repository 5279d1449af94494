import type { Course, Place } from '../domain/course.ts';
import { urgency } from '../domain/post.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Document } from '../message/document.ts';
import { type Say, say } from '../message/post.ts';
import type { House } from './scene.ts';

/**
 * Version of what the notice says. Raise it when the bot keeps or uses more than the text names: each
 * place is then told anew (`Place.notice` holds the version last posted there).
 */
export const noticeVersion = 2;

/** What the bot keeps and for whom, in the course's language; names only what the house has set. */
export function privacyNotice(language: Course['language'], house: House): Document {
  const words = wordsOf(language).course;
  return words.notice([
    ...(house.controller === undefined ? [] : [words.controller(house.controller)]),
    ...(house.host === undefined ? [] : [words.host(house.host)]),
    ...(house.dpo === undefined ? [] : [words.dpo(house.dpo)]),
  ]);
}

/** The notice as a silent post in one place, once a place and version. */
export function noticePost(course: Course, place: Place, house: House): Say {
  return say({
    key: `notice/${place.id}/${noticeVersion}`,
    subject: { kind: 'notice', id: place.id, courseId: course.id },
    audience: { kind: 'room', account: place.account, room: place.room },
    document: privacyNotice(course.language, house),
    urgency: urgency.announcement,
    ring: false,
  });
}
