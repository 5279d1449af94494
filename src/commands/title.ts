import { limits } from '../domain/limits.ts';
import type { Material, Session } from '../domain/session.ts';
import { readSessions } from '../domain/which-session.ts';
import { doc } from '../message/document.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import { refreshShown } from '../services/refresh-shown.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { headingOf } from '../services/store-material.ts';
import { unquoted } from './plan-options.ts';
import { type CommandLine, verb } from './verb.ts';

interface Args {
  readonly number: number;
  /** '': none was typed; the material's heading becomes it, if there is one. */
  readonly title: string;
}

interface Loaded {
  readonly session?: Session;
  readonly material?: Material;
}

/** `titre S3 TITLE`. */
export const titleVerb = verb<Args, Loaded>({
  name: 'title',
  group: 'planning',
  words: { fr: ['titre', 'intituler', 'renommer'], en: ['title', 'rename'] },
  needs: 'course',
  role: 'assistant',
  takesBody: true,
  purpose: { fr: 'donner un titre', en: 'give a title' },
  help: {
    fr: {
      syntax: ['titre S3 TITRE'],
      does: 'Donne son titre à une séance. Sans titre, elle prend le premier titre en `#` de son support.',
      examples: ['titre S3 Les arbres binaires', 'titre S3 — Révisions'],
    },
    en: {
      syntax: ['title S3 TITLE'],
      does: 'Gives a session its title. Without one, it takes the first `#` heading of its material.',
      examples: ['title S3 Binary trees', 'title S3 — Revision'],
    },
  },
  parse,
  load: async (reads, scene, { number }) => {
    const [session] = await reads.sessionsByNumber(scene.course?.id ?? '', [number]);
    if (session === undefined) return {};
    const material = await reads.material(session.id);
    return { session, ...(material === undefined ? {} : { material }) };
  },
  decide,
});

function parse(line: CommandLine, scene: Scene): Args | Refusal {
  const named = readSessions(line.raw);
  const [number] = named?.numbers ?? [];
  if (named === undefined || number === undefined || named.numbers.length > 1) {
    return refuse('titleWhich', scene.words.changes.titleWhich());
  }
  const typed = [named.rest.replace(/^(?:—|–|--|-)(?=\s|$)/u, ''), line.body ?? ''].join(' ').trim();
  const title = unquoted(typed).replace(/\s+/gu, ' ');
  if (title.length > limits.titleLength) {
    return refuse('titleTooLong', scene.words.common.titleTooLong(limits.titleLength, title.length));
  }
  return { number, title };
}

function decide(scene: CourseScene, { number, title: typed }: Args, { session, material }: Loaded): Outcome {
  const words = scene.words.changes;
  if (session === undefined) {
    return refuse('noSession', scene.words.common.noSession(number, words.titleExample));
  }
  const title = typed === '' ? headingOf(material?.body ?? '') : typed;
  if (title === undefined || (typed === '' && title === session.title)) {
    return refuse('titleMissing', words.titleMissing(number, session.title));
  }
  if (title === session.title) return refuse('titleSame', words.titleSame(number, title));
  const named: Session = { ...session, title, titleFrom: typed === '' ? 'material' : 'staff' };
  return {
    sessions: [named],
    posts: refreshShown(scene.course, named, material),
    answer: doc(words.titleSet({ number, title, old: session.title }), scene.words.common.undoHint()),
    undoable: true,
  };
}
