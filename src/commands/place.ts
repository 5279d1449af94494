import { fold } from '../domain/fold.ts';
import { limits } from '../domain/limits.ts';
import type { Material, Session } from '../domain/session.ts';
import { currentSession, readSessions } from '../domain/which-session.ts';
import { doc } from '../message/document.ts';
import { dateOf } from '../services/change-documents.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import { refuseRole } from '../services/names.ts';
import { refreshShown } from '../services/refresh-shown.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { loadAhead, loadLast } from '../services/sessions-ahead.ts';
import { lastHeld } from './last-held.ts';
import { unquoted } from './plan-options.ts';
import { type CommandLine, verb } from './verb.ts';

interface Args {
  /** Undefined: the open session, else the next. */
  readonly number?: number;
  /** Undefined: only shown. '': taken away. */
  readonly location?: string;
}

interface Loaded {
  readonly session?: Session;
  readonly material?: Material;
  /** The last one held, where none is to come. */
  readonly last?: Session;
}

const none = new Set(['aucun', 'aucune', 'none', 'no', '-']);

/** `lieu S3 [TEXT]`: a physical place, shown or set. */
export const placeVerb = verb<Args, Loaded>({
  name: 'place',
  group: 'planning',
  words: { fr: ['lieu', 'où'], en: ['place', 'where', 'location'] },
  needs: 'course',
  role: 'student',
  takesBody: true,
  reading: {
    changes: 'assistant',
    does: {
      fr: "Montre où l'on se retrouve, si l'on se retrouve.",
      en: 'Shows where people meet, if they do.',
    },
  },
  help: {
    fr: {
      syntax: ['lieu [S3]', 'lieu S3 LIEU', 'lieu S3 aucun'],
      does: "Indique le lieu de la séance, s'il y en a un ; l'équipe peut le changer.",
      examples: ['lieu S3', 'lieu S3 B204', 'lieu S3 aucun'],
    },
    en: {
      syntax: ['place [S3]', 'place S3 PLACE', 'place S3 none'],
      does: 'Shows the place of the session, if it has one; staff can change it.',
      examples: ['place S3', 'place S3 B204', 'place S3 none'],
    },
  },
  reads: ({ raw, body }) => body === undefined && (readSessions(raw)?.rest ?? raw) === '',
  parse,
  load: async (reads, scene, { number }) => {
    const courseId = scene.course?.id ?? '';
    const session =
      number === undefined
        ? currentSession(await loadAhead(reads, courseId, scene), scene.now)
        : (await reads.sessionsByNumber(courseId, [number]))[0];
    if (session === undefined) {
      const last = number === undefined ? await loadLast(reads, courseId, scene) : undefined;
      return last === undefined ? {} : { last };
    }
    const material = await reads.material(session.id);
    return { session, ...(material === undefined ? {} : { material }) };
  },
  decide,
});

function parse(line: CommandLine, scene: Scene): Args | Refusal {
  if (line.raw === '' && line.body === undefined) return {};
  const named = readSessions(line.raw);
  const [number] = named?.numbers ?? [];
  if (named === undefined || number === undefined || named.numbers.length > 1) {
    return refuse('whichSession', scene.words.common.whichSession(scene.words.changes.locationExample));
  }
  const typed = [named.rest.replace(/^(?:—|–|--)\s+/u, ''), line.body ?? ''].join(' ').trim();
  if (typed === '') return { number };
  const location = unquoted(typed).replace(/\s+/gu, ' ');
  if (location.length > limits.locationLength) {
    const words = scene.words.planning;
    return refuse('locationTooLong', words.locationTooLong(limits.locationLength, location.length));
  }
  return { number, location: none.has(fold(location)) ? '' : location };
}

function decide(
  scene: CourseScene,
  { number, location }: Args,
  { session, material, last }: Loaded,
): Outcome {
  const words = scene.words.changes;
  if (session === undefined && last !== undefined) {
    return { answer: doc(scene.words.planning.noneNext(scene.course.code), lastHeld(scene, last)) };
  }
  if (session === undefined) {
    return number === undefined
      ? refuse('noSessionAtAll', scene.words.common.noSessionAtAll())
      : refuse('noSession', scene.words.common.noSession(number, words.locationExample));
  }
  if (location === undefined) return { answer: shown(scene, session) };
  const refused = refuseRole(scene, words.toPlace, 'assistant');
  if (refused !== undefined) return refused;
  if (location === (session.location ?? '')) return { answer: shown(scene, session) };
  const { location: old, ...rest } = session;
  const after: Session = location === '' ? rest : { ...rest, location };
  const said =
    location === ''
      ? words.locationCleared(session.number, old ?? '')
      : words.locationSet({ number: session.number, location, old });
  return {
    sessions: [after],
    posts: refreshShown(scene.course, after, material),
    answer: doc(said, scene.words.common.undoHint()),
    undoable: true,
  };
}

function shown(scene: CourseScene, session: Session) {
  const words = scene.words.changes;
  const { number, location } = session;
  const when = dateOf(session, scene.language);
  if (location !== undefined) return doc(words.locationIs({ number, when, location }));
  const how = scene.role === 'student' ? undefined : words.locationHow(number);
  return doc(words.locationNone({ number, when }), how);
}
