import { endOf, type Session } from '../domain/session.ts';
import { formatSession } from '../domain/time/format.ts';
import { concat, doc } from '../message/document.ts';
import { groupName } from '../services/change-documents.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import { loadOpening, type OpeningLoaded, openSession } from '../services/open-session.ts';
import type { CourseScene } from '../services/scene.ts';
import { readsPost } from '../services/seen-here.ts';
import { isConfirm } from './confirm-word.ts';
import { chooseSession, loadWish, mine, type SessionWish } from './session-choice.ts';
import { readOrder } from './session-order.ts';
import { meantWords } from './unread.ts';
import { isRefused, verb } from './verb.ts';

/** An opening earlier than this before its start asks for `confirmer`. */
const earliest = 30 * 60_000;

interface Args extends SessionWish {
  readonly confirmed: boolean;
}

interface Loaded {
  readonly session: Session | Refusal;
  readonly opening?: OpeningLoaded;
}

/** `démarrer [S3] [confirmer]`: opens a session by hand. */
export const startVerb = verb<Args, Loaded>({
  name: 'start',
  group: 'session',
  words: { fr: ['démarrer', 'commencer', 'ouvrir', 'lancer'], en: ['start', 'begin', 'open'] },
  needs: 'course',
  role: 'assistant',
  urgent: true,
  purpose: { fr: 'démarrer une séance', en: 'start a session' },
  help: {
    fr: {
      syntax: ['démarrer [S3]', 'démarrer S3 confirmer'],
      does: "Ouvre la séance : titre, support, puis fil. Plus de 30 min avant l'heure, il faut `confirmer`.",
      examples: ['démarrer', 'démarrer S3', 'démarrer S3 confirmer'],
    },
    en: {
      syntax: ['start [S3]', 'start S3 confirm'],
      does: 'Opens the session: title, material, then the thread. More than 30 min early, `confirm` is needed.',
      examples: ['start', 'start S3', 'start S3 confirm'],
    },
  },
  parse: (line, scene) => {
    const words = meantWords(line.raw)
      .split(' ')
      .filter((word) => word !== '');
    const confirmed = isConfirm(words.at(-1) ?? '');
    const text = (confirmed ? words.slice(0, -1) : words).join(' ');
    const wish = readOrder(line, scene, text, 'start');
    return isRefused(wish) ? wish : { ...wish, confirmed };
  },
  load: async (reads, scene, args) => {
    const session = meant(scene, args, await loadWish(reads, scene, args));
    if (isRefused(session) || scene.course === undefined) return { session };
    return { session, opening: await loadOpening(reads, scene.course, session) };
  },
  decide: (scene, args, { session, opening }): Outcome => {
    if (isRefused(session)) return session;
    const ends = args.confirmed ? [] : othersOf(session, opening);
    const refused = fault(scene, args, session, ends);
    if (refused !== undefined) return refused;
    if (opening === undefined) return {};
    const decision = openSession(scene, opening, 'hand');
    // Whoever reads the opening needs no second message that says so.
    if (readsPost(scene, session)) return decision;
    const { opening: post = '' } = decision.sessions?.find(({ id }) => id === session.id) ?? {};
    return { ...decision, answer: scene.words.session.started(session.number, post) };
  },
});

/** The open sessions of other people than its own, which it would end. */
function othersOf(session: Session, opening: OpeningLoaded | undefined): readonly Session[] {
  return (opening?.others ?? []).map((other) => other.session).filter(({ group }) => group !== session.group);
}

/** Nothing said: the one about to begin (or past its hour), else the open one, else the next. */
function meant(
  scene: Parameters<typeof mine>[0],
  args: Args,
  sessions: readonly Session[],
): Session | Refusal {
  if (args.number === undefined && args.title === undefined) {
    const near = mine(scene, sessions).find(
      (session) =>
        session.status === 'planned' &&
        session.startsAt <= scene.now + earliest &&
        endOf(session) > scene.now,
    );
    if (near !== undefined) return near;
    if (!sessions.some(({ status }) => status === 'planned' || status === 'open')) {
      return refuse('noSession', scene.words.session.noneToStart());
    }
  }
  return chooseSession(scene, args, sessions, scene.language === 'fr' ? 'démarrer S1' : 'start S1');
}

function fault(
  scene: CourseScene,
  args: Args,
  session: Session,
  ends: readonly Session[],
): Refusal | undefined {
  const words = scene.words.session;
  const { number, start, minutes } = session;
  switch (session.status) {
    case 'open':
      return refuse('alreadyOpen', words.alreadyOpen(number));
    case 'closed':
      return session.openedAt === undefined
        ? refuse('neverOpened', words.reopenNeverOpened(number))
        : refuse('closed', words.startClosed(number));
    case 'cancelled':
    case 'removed':
      return refuse('cancelled', words.startCancelled(number));
    case 'planned': {
      const cost =
        ends.length === 0
          ? undefined
          : words.startEnds(
              ends.map((other) => ({ number: other.number, group: groupName(scene.course, other) })),
            );
      if (args.confirmed || session.startsAt - scene.now <= earliest) {
        return cost && refuse('endsOthers', doc(cost, words.startAnyway(number)));
      }
      const when = formatSession(start, minutes, scene.language);
      return refuse(
        'early',
        concat(words.startEarly({ number, when, start, now: scene.now }), cost && doc(cost)),
      );
    }
  }
}
