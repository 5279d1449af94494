import { endOf, type Session } from '../domain/session.ts';
import { formatDistance, formatHour } from '../domain/time/format.ts';
import { fromInstant } from '../domain/time/zone.ts';
import { type Block, doc } from '../message/document.ts';
import { dateOf, groupName } from '../services/change-documents.ts';
import type { Outcome } from '../services/decision.ts';
import type { CourseScene } from '../services/scene.ts';
import { loadAhead } from '../services/sessions-ahead.ts';
import { verb } from './verb.ts';

/** `prochain`: what is open, and the next session: in how long, where, what to read. */
export const nextVerb = verb<Record<string, never>, readonly Session[]>({
  name: 'next',
  group: 'planning',
  words: { fr: ['prochain', 'prochaine', 'quand'], en: ['next', 'when'] },
  needs: 'course',
  role: 'student',
  help: {
    fr: {
      syntax: ['prochain'],
      does: "La prochaine séance : dans combien de temps, où, et son support s'il est montré.",
      examples: ['prochain', 'quand'],
    },
    en: {
      syntax: ['next'],
      does: 'The next session: in how long, where, and its material if it is shown.',
      examples: ['next', 'when'],
    },
  },
  parse: () => ({}),
  load: async (reads, scene) =>
    scene.course === undefined
      ? []
      : loadAhead(reads, scene.course.id, scene, 20, (found) => nextOf(found, scene.now) !== undefined),
  decide,
});

function decide(scene: CourseScene, _args: unknown, ahead: readonly Session[]): Outcome {
  const { course, language, now } = scene;
  const words = scene.words.planning;
  const open = ahead.filter(({ status }) => status === 'open');
  const next = nextOf(ahead, now);
  if (open.length === 0 && next === undefined) {
    if (scene.role === 'student') return { answer: doc(words.noneNext(course.code)) };
    return { answer: doc(words.noneNext(course.code), words.agendaPlan()) };
  }
  const running = open.flatMap((session) => {
    const until = formatHour(fromInstant(endOf(session), course.zone), language);
    const { number, title } = session;
    return [words.openNow({ number, title, until }), ...details(scene, session)];
  });
  if (next === undefined) return { answer: doc(...running) };
  const { number, title, start } = next;
  const distance = formatDistance(now, start, language);
  const coming = words.nextOne({ number, title, when: dateOf(next, language), distance });
  return { answer: doc(...running, coming, ...details(scene, next)) };
}

function nextOf(ahead: readonly Session[], now: number): Session | undefined {
  return ahead.find(({ status, startsAt }) => status === 'planned' && startsAt > now);
}

function details(scene: CourseScene, session: Session): readonly Block[] {
  const words = scene.words.planning;
  const { location, material } = session;
  const where = words.details(groupName(scene.course, session), location);
  const read =
    material.state === 'shown' && material.post !== undefined ? words.readMaterial(material.post) : undefined;
  return [where, read].filter((block) => block !== undefined);
}
