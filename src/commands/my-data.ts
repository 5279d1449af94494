import type { Course } from '../domain/course.ts';
import { refuseWords } from './unread.ts';
import { verb } from './verb.ts';

interface Loaded {
  readonly courses: readonly Course[];
  readonly rooms: number;
  /** Bytes. */
  readonly files: number;
  readonly wrote: { readonly sessions: number; readonly messages: number };
}

/** `mesdonnées`, in private: what is kept about the person who asks. */
export const myDataVerb = verb<Record<string, never>, Loaded>({
  name: 'mydata',
  group: 'personal',
  words: { fr: ['mesdonnées', 'rgpd'], en: ['mydata', 'gdpr'] },
  needs: 'nothing',
  role: 'student',
  direct: true,
  help: {
    fr: {
      syntax: ['mesdonnées'],
      does: 'Dit, en message privé, ce qui est gardé à votre sujet.',
      examples: ['mesdonnées', 'rgpd'],
    },
    en: {
      syntax: ['mydata'],
      does: 'Says, in a direct message, what is kept about you.',
      examples: ['mydata', 'gdpr'],
    },
  },
  parse: (line, scene) => refuseWords(line, scene) ?? {},
  load: async (reads, scene) => ({
    courses: await reads.coursesOf(scene.person.id),
    rooms: await reads.roomsSeen(scene.person.id),
    files: (await reads.filesKept('', scene.person.id, [])).person,
    wrote: await reads.activityOf(scene.person.id),
  }),
  decide: (scene, _args, { courses, rooms, files, wrote }) => {
    const { person, house } = scene;
    const words = scene.words.personal;
    const contact = house.dpo ?? house.controller ?? house.host;
    return {
      privacy: 'mustPrivate',
      answer: words.myData({
        name: person.name,
        accounts: person.accounts.map((account) => `${account.user} (${account.platform})`),
        courses: courses.map((course) => ({
          code: course.code,
          title: course.title,
          role: course.staff.find((member) => member.person === person.id)?.role ?? 'student',
          rings: course.ringing.includes(person.id),
        })),
        rooms,
        files,
        ...wrote,
        ...(contact === undefined ? {} : { contact }),
      }),
    };
  },
});
