import { fold, withoutLast } from '../domain/fold.ts';
import { refuse } from '../services/decision.ts';
import { verb } from './verb.ts';

const yes = ['oui', 'yes', 'on'];
const no = ['non', 'no', 'off'];

/** `rappel oui|non`, or 🔔 on a reminder: being mentioned in this course's openings, reminders and changes. */
export const remindMeVerb = verb<{ readonly wanted: boolean | undefined }, undefined>({
  name: 'remindme',
  group: 'personal',
  words: { fr: ['rappel'], en: ['remindme', 'remind-me'] },
  needs: 'course',
  role: 'student',
  help: {
    fr: {
      syntax: ['rappel', 'rappel oui|non'],
      does: 'Vous mentionne, ou non, dans les ouvertures, rappels et changements de ce cours.',
      examples: ['rappel oui', 'rappel non'],
    },
    en: {
      syntax: ['remindme', 'remindme yes|no'],
      does: "Mentions you, or not, in this course's openings, reminders and changes.",
      examples: ['remindme yes', 'remindme no'],
    },
  },
  reads: ({ raw }) => raw === '',
  parse: (line, scene) => {
    const typed = withoutLast(fold(line.raw), '.!?').trim();
    if (typed === '') return { wanted: undefined };
    if (yes.includes(typed)) return { wanted: true };
    if (no.includes(typed)) return { wanted: false };
    return refuse('yesOrNo', scene.words.personal.yesOrNo(line.raw.slice(0, 40)));
  },
  load: async () => undefined,
  decide: (scene, { wanted }) => {
    const words = scene.words.personal;
    const { course, person } = scene;
    const rings = course.ringing.includes(person.id);
    if (wanted === undefined) return { answer: words.ringing(course.code, rings) };
    const others = course.ringing.filter((each) => each !== person.id);
    const decision =
      wanted === rings ? {} : { course: { ...course, ringing: wanted ? [...others, person.id] : others } };
    // A tap on 🔔 shows by itself; a whole class doing it must not fill the room with answers.
    if (scene.origin.message === undefined && !scene.origin.direct) return decision;
    return { ...decision, answer: wanted ? words.willRing(course.code) : words.willNotRing(course.code) };
  },
});
