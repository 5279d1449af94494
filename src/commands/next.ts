import { endOf, type Session } from '../domain/session.ts';
import { formatHour } from '../domain/time/format.ts';
import { fromInstant } from '../domain/time/zone.ts';
import { type Block, doc } from '../message/document.ts';
import type { Reads } from '../ports/store.ts';
import { type Asker, readsAll } from '../services/asker.ts';
import { dateOf, groupName } from '../services/change-documents.ts';
import type { Outcome } from '../services/decision.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { loadAhead, loadLast } from '../services/sessions-ahead.ts';
import { lastHeld } from './last-held.ts';
import { apartFrom } from './material-read.ts';
import { refuseWords } from './unread.ts';
import { verb } from './verb.ts';

interface Loaded {
  readonly ahead: readonly Session[];
  /** Sessions whose material stands where the person cannot read it. */
  readonly apart: ReadonlySet<string>;
  /** The last one held, where none is to come. */
  readonly last?: Session;
}

/** « quand est la prochaine séance ? »: words that go with the verb. */
const known = new Set(
  'est c ce que notre our a lieu le la l les prochain prochaine cours seance is the s next class lesson session course'.split(
    ' ',
  ),
);

/** `prochain`: what is open, and the next session: in how long, where, what to read. */
export const nextVerb = verb<Record<string, never>, Loaded>({
  name: 'next',
  group: 'planning',
  words: { fr: ['prochain', 'prochaine', 'quand'], en: ['next', 'when'] },
  needs: 'course',
  shared: true,
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
  reads: () => true,
  parse: (line, scene) => refuseWords(line, scene, known) ?? {},
  load,
  decide,
});

async function load(reads: Reads, scene: Scene, _args: unknown, asker: Asker = readsAll): Promise<Loaded> {
  const { course, now } = scene;
  if (course === undefined) return { ahead: [], apart: new Set() };
  const ahead = await loadAhead(reads, course.id, scene, 20, (found) => nextOf(found, now) !== undefined);
  const next = nextOf(ahead, now);
  const open = ahead.filter(({ status }) => status === 'open');
  const apart = new Set<string>();
  for (const session of [...open, ...(next === undefined ? [] : [next])]) {
    if ((await apartFrom(asker, scene, session)) !== undefined) apart.add(session.id);
  }
  const last = open.length > 0 || next !== undefined ? undefined : await loadLast(reads, course.id, scene);
  return { ahead, apart, ...(last === undefined ? {} : { last }) };
}

function decide(scene: CourseScene, _args: unknown, loaded: Loaded): Outcome {
  const { course, language, now } = scene;
  const words = scene.words.planning;
  const { ahead, last } = loaded;
  const open = ahead.filter(({ status }) => status === 'open');
  const next = nextOf(ahead, now);
  if (open.length === 0 && next === undefined) {
    const plan = scene.role === 'student' ? undefined : words.agendaPlan();
    return { answer: doc(words.noneNext(course.code), lastHeld(scene, last), plan) };
  }
  const running = open.flatMap((session) => {
    const until = formatHour(fromInstant(endOf(session), course.zone), language);
    const { number, title } = session;
    const open = { number, title, until, endsAt: endOf(session), now };
    return [words.openNow(open), ...details(scene, session, loaded)];
  });
  if (next === undefined) return { answer: doc(...running) };
  const { number, title, start } = next;
  const byHand = course.settings.opening === 'hand';
  const coming = words.nextOne({ number, title, when: dateOf(next, language), start, byHand, now });
  return { answer: doc(...running, coming, ...details(scene, next, loaded)) };
}

function nextOf(ahead: readonly Session[], now: number): Session | undefined {
  return ahead.find(({ status, startsAt }) => status === 'planned' && startsAt > now);
}

function details(scene: CourseScene, session: Session, { apart }: Loaded): readonly Block[] {
  const words = scene.words.planning;
  const { location, number } = session;
  const where = words.details(groupName(scene.course, session), location);
  const { state, post } = session.material;
  const read =
    state !== 'shown' || post === undefined
      ? undefined
      : apart.has(session.id)
        ? words.readMaterialApart(number, scene.course.code)
        : words.readMaterial(post);
  return [where, read].filter((block) => block !== undefined);
}
