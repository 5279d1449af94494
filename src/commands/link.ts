import type { Course, Group, Place } from '../domain/course.ts';
import { fold } from '../domain/fold.ts';
import { limits } from '../domain/limits.ts';
import { codeLifetime, oneTimeCode, withCode, withoutCode } from '../domain/link-code.ts';
import { shownName } from '../domain/person-name.ts';
import { urgency } from '../domain/post.ts';
import { atLeast } from '../domain/role.ts';
import { wordsOf } from '../i18n/words.ts';
import { commandOnce, type Document } from '../message/document.ts';
import { say } from '../message/post.ts';
import { type Decision, type Outcome, type Refusal, refuse } from '../services/decision.ts';
import { refuseRole } from '../services/names.ts';
import { noticePost, noticeVersion } from '../services/privacy-notice.ts';
import type { Scene } from '../services/scene.ts';
import { refuseNoCourse } from './gate.ts';
import { type CommandLine, verb } from './verb.ts';

type Args =
  | { readonly kind: 'make' }
  | {
      readonly kind: 'use';
      readonly course: string;
      readonly oneTime: string;
      readonly place: 'class' | 'staff' | { readonly group: string };
    };

const staffWords = ['equipe', 'staff'];
const groupWords = ['groupe', 'group'];

/** `lier` gives a one-time code; `lier CODE ONE-TIME [groupe NAME|équipe]` links the room it is typed in. */
export const linkVerb = verb<Args, Course | undefined>({
  name: 'link',
  group: 'course',
  words: { fr: ['lier', 'relier'], en: ['link'] },
  needs: 'nothing',
  role: 'student',
  listed: (scene) => scene.course === undefined || atLeast(scene.role, 'teacher'),
  help: {
    fr: {
      syntax: ['lier', 'lier CODE CODE-UNIQUE [groupe NOM|équipe]'],
      does: "Lie un autre salon au cours : un responsable obtient un code, valable 15 minutes, que l'on tape dans l'autre salon si l'on peut le modérer.",
      examples: ['lier', 'lier LO21 k7q2-m9x4-tz5a groupe TD1'],
    },
    en: {
      syntax: ['link', 'link CODE ONE-TIME [group NAME|staff]'],
      does: 'Links another room to the course: a teacher gets a code, valid for 15 minutes, to be typed in the other room by whoever may moderate it.',
      examples: ['link', 'link LO21 k7q2-m9x4-tz5a group TD1'],
    },
  },
  parse,
  load: async (reads, _scene, args) => (args.kind === 'use' ? reads.courseByCode(args.course) : undefined),
  decide: (scene, args, loaded) => (args.kind === 'make' ? make(scene) : use(scene, args, loaded)),
});

function parse(line: CommandLine, scene: Scene): Args | Refusal {
  const words = scene.words.course;
  const [course, oneTime, kind, ...name] = line.raw.normalize('NFC').split(/\s+/u).filter(Boolean);
  if (course === undefined) return { kind: 'make' };
  if (oneTime === undefined) return refuse('linkUsage', words.linkUsage());
  const use = { kind: 'use', course, oneTime } as const;
  if (kind === undefined) return { ...use, place: 'class' };
  if (staffWords.includes(fold(kind)) && name.length === 0) return { ...use, place: 'staff' };
  if (!groupWords.includes(fold(kind))) return refuse('linkUsage', words.linkUsage());
  const group = shownName(name.join(' ')).replace(/^["«“]\s*|\s*["»”]$/gu, '');
  const example = `${words.linkVerb} ${course.slice(0, 20)} ${oneTime.slice(0, 20)} ${words.groupOption('TD1')}`;
  if (group === '') return refuse('linkGroupMissing', words.linkGroupMissing(example));
  if (group.length > limits.groupNameLength) {
    return refuse('groupNameTooLong', words.groupNameTooLong(limits.groupNameLength, example));
  }
  return { ...use, place: { group } };
}

/** In the course, by a teacher: a code, shown where the class does not read. */
function make(scene: Scene): Outcome {
  const { course } = scene;
  if (course === undefined) return refuseNoCourse(scene, scene.words.course.linkVerb);
  const refused = refuseRole(scene, scene.words.course.toLinkAnother, 'teacher');
  if (refused !== undefined) return refused;
  const shown = oneTimeCode(scene.newId());
  const decision = { course: { ...course, linkCodes: withCode(course.linkCodes, shown, scene.now) } };
  const words = scene.words.course;
  const typed = `${words.linkVerb} ${course.code} ${shown}`;
  const once = { until: scene.now + codeLifetime, instead: words.linkVerb, gone: words.codeGone };
  const document = words.linkCode({
    forClass: commandOnce(typed, once),
    forGroup: commandOnce(`${typed} ${words.groupOption('TD1')}`, once),
    forStaff: commandOnce(`${typed} ${words.staffOption}`, once),
    now: scene.now,
    until: once.until,
  });
  if (scene.origin.direct || scene.place?.kind === 'staff') return { ...decision, answer: document };
  const post = say({
    key: `link/${course.id}/${scene.eventId}`,
    subject: { kind: 'course', id: course.id, courseId: course.id },
    audience: { kind: 'person', person: scene.person.id },
    document,
    urgency: urgency.urgent,
    ring: false,
  });
  return { ...decision, answer: words.linkCodeSent(), posts: [post] };
}

/** In the new place, by who may moderate it. */
function use(scene: Scene, args: Extract<Args, { kind: 'use' }>, course: Course | undefined): Outcome {
  const words = scene.words.course;
  const { origin, now } = scene;
  if (origin.direct) return refuse('linkDirect', words.linkDirect());
  if (scene.course !== undefined) return refuse('linkTaken', words.linkTaken(scene.course.code));
  if (!scene.moderator) {
    return refuse('needsModerator', scene.words.common.needsModerator(words.toLink));
  }
  // An unknown course and a wrong code read the same: nothing is learnt by trying.
  const left = course === undefined ? undefined : withoutCode(course.linkCodes, args.oneTime, now);
  if (course === undefined || left === undefined) return refuse('linkWrong', words.linkWrong());
  if (course.places.length >= limits.placesPerCourse) {
    return refuse('tooManyPlaces', words.tooManyPlaces(course.code, limits.placesPerCourse));
  }
  const group = typeof args.place === 'string' ? undefined : groupOf(course, args.place.group, scene);
  const place: Place = {
    id: scene.newId(),
    account: origin.account,
    room: origin.room,
    kind: typeof args.place === 'string' ? args.place : 'group',
    ...(group === undefined ? {} : { group: group.id }),
    linkedAt: now,
    notice: noticeVersion,
  };
  const linked: Course = {
    ...course,
    linkCodes: left,
    groups: group === undefined || course.groups.includes(group) ? course.groups : [...course.groups, group],
    places: [...course.places, place],
  };
  const decision: Decision = {
    course: linked,
    answer: answerFor(linked, place, group),
    posts: [noticePost(linked, place, scene.house)],
    linked: [{ account: place.account, room: place.room }],
  };
  return decision;
}

/** The group of that name, compared without case and accents; made if it is new. */
function groupOf(course: Course, name: string, scene: Scene): Group {
  const known = course.groups.find((group) => fold(group.name) === fold(name));
  return known ?? { id: scene.newId(), name };
}

function answerFor(course: Course, place: Place, group: Group | undefined): Document {
  const words = wordsOf(course.language).course;
  if (place.kind === 'staff') return words.linkedStaff(course.code, course.title);
  if (group !== undefined) return words.linkedGroup(course.code, course.title, group.name);
  return words.linkedClass(course.code, course.title);
}
