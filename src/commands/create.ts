import { isListed } from '../domain/account-list.ts';
import { type Course, type Place, roleIn } from '../domain/course.ts';
import { fromLikelyCode, isCourseCode, withoutColon } from '../domain/course-code.ts';
import { limits } from '../domain/limits.ts';
import { shownName } from '../domain/person-name.ts';
import { atLeast } from '../domain/role.ts';
import { noRooms } from '../domain/room.ts';
import { defaultSettings } from '../domain/settings.ts';
import { dayFromText, weekdayOf } from '../domain/time/days.ts';
import { weekdayNames, zoneName } from '../domain/time/format.ts';
import type { Language } from '../domain/time/types.ts';
import { fromInstant } from '../domain/time/zone.ts';
import { wordsOf } from '../i18n/words.ts';
import { concat, doc } from '../message/document.ts';
import { type Decision, type Refusal, refuse } from '../services/decision.ts';
import { noticePost, noticeVersion } from '../services/privacy-notice.ts';
import type { Scene } from '../services/scene.ts';
import { readOptions } from './create-options.ts';
import { proposed } from './did-you-mean.ts';
import { type CommandLine, verb } from './verb.ts';

interface Args {
  readonly code: string;
  readonly title: string;
  readonly zone?: string;
  readonly language?: Language;
  /** Language of the verb's word. */
  readonly typedIn?: Language;
}

interface Loaded {
  readonly sameCode: Course | undefined;
  readonly created: number;
}

/** `créer CODE TITLE [fuseau ZONE] [langue fr|en]`: a course, linked here or, in private, later. */
export const createVerb = verb<Args, Loaded>({
  name: 'create',
  group: 'course',
  words: { fr: ['créer'], en: ['create'] },
  needs: 'nothing',
  role: 'student',
  listed: (scene) => mayCreate(scene) && (scene.origin.direct || scene.course === undefined),
  help: {
    fr: {
      syntax: ['créer CODE TITRE [fuseau ZONE] [langue fr|en]'],
      does: "Crée un cours dans ce salon (il faut pouvoir le modérer) ; en message privé, on lie le salon ensuite. L'hébergeur peut réserver cela à certaines personnes.",
      examples: [
        'créer LO21 Algorithmes et structures',
        'créer GE37 Marketing fuseau America/Montreal langue en',
      ],
    },
    en: {
      syntax: ['create CODE TITLE [timezone ZONE] [language fr|en]'],
      does: 'Creates a course in this room (you have to be a moderator of it); in a direct message, the room is linked afterwards. The host may keep this for some people.',
      examples: [
        'create LO21 Algorithms and structures',
        'create GE37 Marketing timezone America/Montreal language en',
      ],
    },
  },
  parse,
  load: async (reads, scene, args) => ({
    sameCode: await reads.courseByCode(args.code),
    created: await reads.coursesCreatedBy(scene.person.id),
  }),
  decide: (scene, args, loaded) => decide(scene, args, loaded),
});

function parse(line: CommandLine, scene: Scene): Args | Refusal {
  const words = scene.words.course;
  const typedWords = line.raw.normalize('NFC').split(/\s+/u);
  const [first = '', ...rest] = typedWords;
  const code = withoutColon(first);
  if (code === '') return refuse('missing', words.createMissing());
  if (!isCourseCode(code)) {
    const meant = fromLikelyCode(typedWords);
    if (meant === undefined) return refuse('badCode', words.badCode(code.slice(0, 40), words.createExample));
    const [likely = '', ...title] = meant;
    const corrected = `${words.createVerb} ${likely} ${title.join(' ')}`;
    return proposed(scene, 'badCode', (shown) => words.codeMeant(likely, shown), corrected);
  }
  const { title: typed, zone, language, fault } = readOptions(rest);
  const title = shownName(typed);
  if (fault?.kind === 'zone') {
    return refuse('badZone', words.badZone(fault.typed, `${words.createExample} ${words.zoneOption}`));
  }
  if (fault?.kind === 'language') {
    return refuse(
      'badLanguage',
      words.badLanguage(fault.typed, `${words.createExample} ${words.languageOption}`),
    );
  }
  if (title === '') return refuse('missing', words.createMissing());
  if (title.length > limits.titleLength) {
    return refuse('titleTooLong', scene.words.common.titleTooLong(limits.titleLength, title.length));
  }
  return {
    code,
    title,
    ...(zone === undefined ? {} : { zone }),
    ...(language === undefined ? {} : { language }),
    ...(line.language === undefined ? {} : { typedIn: line.language }),
  };
}

function decide(scene: Scene, args: Args, { sameCode, created }: Loaded): Decision | Refusal {
  const words = scene.words.course;
  const { origin } = scene;
  if (!mayCreate(scene)) return refuse('notCreator', words.notCreator(scene.house.host));
  if (!origin.direct && scene.course !== undefined) {
    return refuse('roomTaken', words.roomTaken(scene.course.code, scene.course.title));
  }
  if (!origin.direct && !scene.moderator) {
    return refuse('needsModerator', scene.words.common.needsModerator(words.toCreate));
  }
  if (sameCode !== undefined) {
    const other = `${words.createVerb} ${freeCode(args.code)} ${args.title}`;
    // Only its own staff learn whose the code is.
    const role = roleIn(sameCode, scene.person.id, false);
    if (!atLeast(role, 'assistant')) return refuse('codeTaken', words.codeTaken(sameCode.code, other));
    const { code } = sameCode;
    const yours = { course: code, teacher: atLeast(role, 'teacher'), direct: origin.direct, other };
    return refuse('codeTaken', words.codeYours(yours));
  }
  if (created >= limits.coursesPerCreator) {
    return refuse('tooManyCourses', words.tooManyCourses(limits.coursesPerCreator));
  }
  const course = newCourse(scene, args);
  const place = course.places[0];
  return {
    course,
    answer: answer(scene, course, args),
    ...(place === undefined ? {} : { posts: [noticePost(course, place, scene.house)] }),
    undoable: true,
  };
}

/** Everybody, unless the host lists who; a person by any of their accounts. */
function mayCreate({ house: { creators }, isHost, person }: Scene): boolean {
  return isHost || creators === undefined || person.accounts.some(({ user }) => isListed(creators, user));
}

function newCourse(scene: Scene, args: Args): Course {
  const { origin, person, now } = scene;
  const id = scene.newId();
  const place: Place = {
    id: scene.newId(),
    account: origin.account,
    room: origin.room,
    kind: 'class',
    linkedAt: now,
    notice: noticeVersion,
  };
  return {
    id,
    code: args.code,
    title: args.title,
    zone: args.zone ?? scene.house.zone,
    language: args.language ?? scene.house.language,
    settings: defaultSettings,
    staff: [{ person: person.id, role: 'teacher' }],
    places: origin.direct ? [] : [place],
    groups: [],
    ringing: [],
    nextNumber: 1,
    linkCodes: [],
    rooms: noRooms,
    createdBy: person.id,
    createdAt: now,
    status: 'active',
    sample: false,
    version: 0,
  };
}

/** In the course's language, in private in that of who writes; whoever typed the verb of the other one reads how to change it. */
function answer(scene: Scene, course: Course, args: Args) {
  // A course of a stated language is answered in it, wherever.
  const language = scene.origin.direct && args.language === undefined ? scene.language : course.language;
  const words = wordsOf(language).course;
  const zone = zoneName(course.zone, language);
  const hint =
    args.typedIn === undefined || args.typedIn === course.language || args.language !== undefined
      ? undefined
      : doc(wordsOf(args.typedIn).course.otherLanguage());
  if (scene.origin.direct)
    return concat({ ...words.createdDirect(course.code, course.title, zone), language }, hint);
  const plan = words.planExample(exampleDay(scene.at, course));
  return concat({ ...words.createdHere(course.code, course.title, zone, plan), language }, hint);
}

/** A weekday, which is never past, and not today's, which would be asked back. `at` in epoch ms. */
function exampleDay(at: number, { zone, language }: Course): string {
  const today = weekdayOf(dayFromText(fromInstant(at, zone).local));
  return weekdayNames[language][today === 2 ? 3 : 1] ?? '';
}

/** A code like the one taken, for the example. */
function freeCode(code: string): string {
  return `${code.slice(0, 18)}-2`;
}
