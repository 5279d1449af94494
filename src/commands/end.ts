import type { Session } from '../domain/session.ts';
import { type ClosingLoaded, closeSession, loadClosing } from '../services/close-session.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import type { Scene } from '../services/scene.ts';
import { readsPost } from '../services/seen-here.ts';
import { chooseSession, loadWish, mine, type SessionWish } from './session-choice.ts';
import { readOrder } from './session-order.ts';
import { meantWords } from './unread.ts';
import { verb } from './verb.ts';

interface Loaded {
  readonly session: Session | Refusal;
  readonly closing?: ClosingLoaded;
}

/** `terminer [S3]`: closes a session, its rooms with it. */
export const endVerb = verb<SessionWish, Loaded>({
  name: 'end',
  group: 'session',
  words: { fr: ['terminer', 'finir', 'clore'], en: ['end', 'finish'] },
  needs: 'course',
  role: 'assistant',
  purpose: { fr: 'terminer une séance', en: 'end a session' },
  help: {
    fr: {
      syntax: ['terminer [S3]'],
      does: "Termine la séance et ferme ses salles. Sinon, elle se termine seule après 15 minutes sans message passé l'heure, au plus tard 2 h après.",
      examples: ['terminer', 'terminer S3'],
    },
    en: {
      syntax: ['end [S3]'],
      does: 'Ends the session and closes its rooms. Otherwise it ends by itself after 15 minutes without a message past its end, 2 h later at most.',
      examples: ['end', 'end S3'],
    },
  },
  parse: (line, scene) => readOrder(line, scene, meantWords(line.raw), 'end'),
  load: async (reads, scene, wish) => {
    const session = meant(scene, wish, await loadWish(reads, scene, wish));
    if ('refused' in session || scene.course === undefined) return { session };
    return { session, closing: await loadClosing(reads, scene.course, session, scene.now) };
  },
  decide: (scene, _wish, { session, closing }): Outcome => {
    if ('refused' in session) return session;
    if (session.status !== 'open' || closing === undefined) {
      return refuse('notOpen', scene.words.session.notOpen(session.number));
    }
    const decision = closeSession(scene, closing);
    // Whoever reads the closing post needs no second message that says so.
    if (readsPost(scene, session, true)) return decision;
    return { ...decision, answer: scene.words.session.finished(session.number) };
  },
});

/** Nothing said: the open one; with several, it is asked which. */
function meant(scene: Scene, wish: SessionWish, sessions: readonly Session[]): Session | Refusal {
  if (wish.number === undefined && wish.title === undefined) {
    const running = sessions.filter(({ status }) => status === 'open');
    const here = mine(scene, running);
    const open = new Map((here.length > 0 ? here : running).map((session) => [session.id, session]));
    const [only, ...more] = open.values();
    if (only === undefined) return refuse('noneOpen', scene.words.session.noneOpen());
    if (more.length > 0) {
      const numbers = [only, ...more].map(({ number }) => number);
      return refuse('whichSession', scene.words.session.whichOpen(numbers));
    }
    return only;
  }
  return chooseSession(scene, wish, sessions, scene.language === 'fr' ? 'terminer S1' : 'end S1');
}
