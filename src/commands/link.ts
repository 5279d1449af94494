import type { Course } from '../domain/course.ts';
import { fold } from '../domain/fold.ts';
import { limits } from '../domain/limits.ts';
import { codeLifetime, looksLikeCode, oneTimeCode, withCode, withoutCode } from '../domain/link-code.ts';
import { shownName } from '../domain/person-name.ts';
import { urgency } from '../domain/post.ts';
import { atLeast } from '../domain/role.ts';
import { commandOnce, concat } from '../message/document.ts';
import { say } from '../message/post.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import { courseCalled } from '../services/former-codes.ts';
import { linkedPlace, type PlaceFor } from '../services/link-place.ts';
import { refuseRole } from '../services/names.ts';
import type { Scene } from '../services/scene.ts';
import { refuseNoCourse } from './gate.ts';
import { askToLink, confirmLink, type LinkAsked, loadAsked } from './link-asked.ts';
import { type CommandLine, verb } from './verb.ts';

type Args =
  | { readonly kind: 'make' }
  | { readonly kind: 'ask'; readonly course: string; readonly place: PlaceFor }
  /** What a teacher asked for in another room, by the id in the private message that asks back. */
  | { readonly kind: 'confirm'; readonly course: string; readonly id: string }
  | { readonly kind: 'use'; readonly course: string; readonly oneTime: string; readonly place: PlaceFor };

interface Loaded {
  readonly course?: Course;
  readonly asked?: LinkAsked;
}

const staffWords = ['equipe', 'staff'];
const groupWords = ['groupe', 'group'];
const confirmWords = ['confirmer', 'confirm'];

/**
 * `lier CODE [groupe NAME|équipe]` by the course's teacher in the room to be linked, then ✅ in private; or `lier`,
 * which gives a one-time code for whoever may moderate that room.
 */
export const linkVerb = verb<Args, Loaded>({
  name: 'link',
  group: 'course',
  words: { fr: ['lier', 'relier'], en: ['link'] },
  needs: 'nothing',
  role: 'student',
  listed: (scene) => scene.course === undefined || atLeast(scene.role, 'teacher'),
  help: {
    fr: {
      syntax: ['lier CODE [groupe NOM|équipe]', 'lier', 'lier CODE CODE-UNIQUE [groupe NOM|équipe]'],
      does: "Lie un autre salon au cours. Son responsable tape le code du cours dans ce salon, puis confirme en privé par ✅. Pour que quelqu'un d'autre le lie : « lier », dans le cours ou en privé, donne un code unique, valable 15 minutes, à taper dans ce salon si l'on peut le modérer.",
      examples: ['lier LO21 équipe', 'lier', 'lier LO21 k7q2-m9x4-tz5a groupe TD1'],
    },
    en: {
      syntax: ['link CODE [group NAME|staff]', 'link', 'link CODE ONE-TIME [group NAME|staff]'],
      does: 'Links another room to the course. Its teacher types the course’s code in that room, then confirms in private with ✅. To have somebody else link it: “link”, in the course or in private, gives a one-time code, valid for 15 minutes, to be typed in that room by whoever may moderate it.',
      examples: ['link LO21 staff', 'link', 'link LO21 k7q2-m9x4-tz5a group TD1'],
    },
  },
  parse,
  load: async (reads, _scene, args) => {
    if (args.kind === 'make') return {};
    const course = await courseCalled(reads, args.course);
    const asked = args.kind === 'confirm' ? await loadAsked(reads, args.id) : undefined;
    return {
      ...(course === undefined ? {} : { course }),
      ...(asked === undefined ? {} : { asked }),
    };
  },
  decide: (scene, args, loaded) => {
    if (args.kind === 'make') return make(scene);
    if (args.kind === 'use') return use(scene, args, loaded.course);
    if (args.kind === 'ask') return askToLink(scene, args.place, loaded.course, args.course);
    return confirmLink(scene, args, loaded.course, loaded.asked);
  },
});

function parse(line: CommandLine, scene: Scene): Args | Refusal {
  const words = scene.words.course;
  const [course, second, third, ...more] = line.raw.normalize('NFC').split(/\s+/u).filter(Boolean);
  if (course === undefined) return { kind: 'make' };
  if (second === undefined) return { kind: 'ask', course, place: 'class' };
  const isKind = [...staffWords, ...groupWords].includes(fold(second));
  if (!isKind && confirmWords.includes(fold(second)) && third !== undefined)
    return { kind: 'confirm', course, id: third };
  const kind = isKind ? second : third;
  const name = isKind ? [third, ...more].filter((word) => word !== undefined) : more;
  const typed = isKind ? course : `${course} ${second}`;
  const place = kind === undefined ? 'class' : placeFor(kind, name);
  if (place === undefined) return refuse('linkUsage', scene.words.courseLink.usage());
  if (typeof place !== 'string') {
    const example = `${words.linkVerb} ${typed.slice(0, 40)} ${words.groupOption('TD1')}`;
    if (place.group === '') return refuse('linkGroupMissing', words.linkGroupMissing(example));
    if (place.group.length > limits.groupNameLength) {
      return refuse('groupNameTooLong', words.groupNameTooLong(limits.groupNameLength, example));
    }
  }
  return isKind ? { kind: 'ask', course, place } : { kind: 'use', course, oneTime: second, place };
}

/** For whom a room is linked, as it is typed behind the code; undefined for words that say nothing of it. */
function placeFor(kind: string, name: readonly string[]): PlaceFor | undefined {
  if (staffWords.includes(fold(kind)) && name.length === 0) return 'staff';
  if (!groupWords.includes(fold(kind))) return undefined;
  return { group: shownName(name.join(' ')).replace(/^["«“]\s*|\s*["»”]$/gu, '') };
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
  if (scene.course !== undefined) {
    return refuse('linkTaken', words.linkTaken(scene.course.code, scene.course.title));
  }
  if (!scene.moderator) {
    return refuse('needsModerator', scene.words.common.needsModerator(words.toLink));
  }
  // An unknown course and a wrong code read the same: nothing is learnt by trying.
  const left = course === undefined ? undefined : withoutCode(course.linkCodes, args.oneTime, now);
  if (course === undefined || left === undefined) {
    const { courseLink } = scene.words;
    const meant = looksLikeCode(args.oneTime)
      ? undefined
      : courseLink.groupMeant(args.course.slice(0, 20), args.oneTime.slice(0, 40));
    return refuse('linkWrong', concat(words.linkWrong(), meant));
  }
  const linked = linkedPlace(scene, course, origin, args.place);
  if ('refused' in linked) return linked;
  const { said, place, ...decision } = linked;
  return { ...decision, course: { ...linked.course, linkCodes: left }, answer: said };
}
