import { refuse } from '../services/decision.ts';
import { lostState } from '../services/lost-place.ts';
import { isConfirm } from './confirm-word.ts';
import { meantWords, refuseWords } from './unread.ts';
import { verb } from './verb.ts';

/** « délier ce salon ». */
const known = new Set('ce salon this room'.split(' '));

/** `délier`: lets the room it is typed in go; the last one of a course only with `confirmer`. */
export const unlinkVerb = verb<{ readonly confirmed: boolean }, undefined>({
  name: 'unlink',
  group: 'course',
  words: { fr: ['délier'], en: ['unlink'] },
  needs: 'course',
  role: 'teacher',
  listed: (scene) => scene.place !== undefined,
  purpose: { fr: 'délier ce salon', en: 'unlink this room' },
  help: {
    fr: {
      syntax: ['délier', 'délier confirmer'],
      does: "Délie ce salon du cours : plus rien n'y est annoncé.",
      examples: ['délier', 'délier confirmer'],
    },
    en: {
      syntax: ['unlink', 'unlink confirm'],
      does: 'Unlinks this room from the course: nothing more is announced here.',
      examples: ['unlink', 'unlink confirm'],
    },
  },
  parse: (line, scene) => {
    const confirmed = isConfirm(meantWords(line.raw));
    return (confirmed ? undefined : refuseWords(line, scene, known)) ?? { confirmed };
  },
  load: async () => undefined,
  decide: (scene, { confirmed }) => {
    const words = scene.words.course;
    const { course, place } = scene;
    if (place === undefined) return refuse('unlinkWhere', words.unlinkWhere());
    if (course.places.length === 1 && !confirmed) return refuse('unlinkLast', words.unlinkLast(course.code));
    return {
      course: { ...course, places: course.places.filter((each) => each.id !== place.id) },
      answer: words.unlinked(course.code),
      unlinked: [{ account: place.account, room: place.room }],
      state: lostState(course, place, 'unlinked', scene.now),
    };
  },
});
