import { type Holder, roomsOf } from '../domain/holder.ts';
import { atLeast } from '../domain/role.ts';
import type { Call } from '../domain/room.ts';
import { endingCall } from '../domain/rooms.ts';
import type { Session } from '../domain/session.ts';
import { closedRooms, closeForGood } from '../services/close-call.ts';
import { type Decision, type Outcome, type Refusal, refuse } from '../services/decision.ts';
import { holdersFor, loadNear, written } from '../services/holders.ts';
import { staffNames } from '../services/names.ts';
import { followedBy, noStep } from '../services/room-step.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { lackAt, refuseLack } from './lacking.ts';
import { refuseWords } from './unread.ts';
import { type CommandLine, verb } from './verb.ts';

/** « fermer la salle audio »: words that go with the verb. */
const known = new Set('le la l les salle salles audio video visio the room rooms call calls'.split(' '));

/** « fermer le sondage »: what is not here is not closed as a room. */
function refuseOther({ raw }: CommandLine, scene: Scene): Refusal | undefined {
  const lack = lackAt(raw);
  return lack === undefined ? undefined : refuseLack(scene, lack);
}

/** `fermer`: closes the room(s) at once. */
export const closeVerb = verb<undefined, readonly Session[]>({
  name: 'close',
  group: 'rooms',
  words: { fr: ['fermer', 'raccrocher'], en: ['close', 'hangup'] },
  needs: 'course',
  role: 'student',
  help: {
    fr: {
      syntax: ['fermer'],
      does: "Ferme la salle tout de suite. L'équipe le peut toujours ; la personne qui l'a demandée, si plus personne d'autre n'y est (ou ne l'a demandée, quand le serveur ne compte pas).",
      examples: ['fermer', 'raccrocher'],
    },
    en: {
      syntax: ['close'],
      does: 'Closes the room at once: staff, or whoever asked for it and is alone in it (or alone in having asked, where the server does not count).',
      examples: ['close', 'hangup'],
    },
  },
  parse: (line, scene) => refuseOther(line, scene) ?? refuseWords(line, scene, known),
  load: async (reads, scene) =>
    scene.course === undefined ? [] : loadNear(reads, scene.course.id, scene.now),
  decide: (scene, _args, near): Outcome => {
    const words = scene.words.rooms;
    const isStaff = atLeast(scene.role, 'assistant');
    const holders = holdersFor(scene.course, near, scene.place);
    const live = holders.flatMap((holder) => liveCalls(holder).map((call) => ({ holder, call })));
    const [first] = live;
    if (first === undefined) {
      const ending = holders.map((holder) => endingCall(roomsOf(holder))).find((call) => call !== undefined);
      if (ending !== undefined)
        return refuse('stillClosing', words.stillClosing(ending.medium, ending.ending === 'failed'));
      const open = holders.find(({ session }) => session?.status === 'open')?.session;
      return isStaff && open !== undefined
        ? refuse('endInstead', words.endInstead(open.number))
        : refuse('nothingToClose', words.nothingToClose());
    }
    const mine = live.filter(({ holder, call }) => isStaff || isAlone(scene, holder, call));
    if (mine.length === 0) {
      return refuse('notYours', words.notYours(first.call.medium, staffNames(scene)));
    }
    return {
      ...closed(scene, holders, new Set(mine.map(({ call }) => call.id))),
      answer: words.closing(
        closedRooms(
          scene.house,
          mine.map(({ call }) => call),
        ),
      ),
    };
  },
});

function liveCalls(holder: Holder): readonly Call[] {
  return roomsOf(holder).calls.filter(({ status }) => status === 'open' || status === 'wanted');
}

/** Who asked, while alone in it; where nobody can count, as long as nobody else asked. */
function isAlone({ house, person }: CourseScene, holder: Holder, call: Call): boolean {
  if (call.by !== person.id) return false;
  const persons = house.persons?.(call.id);
  if (persons !== undefined) return persons <= 1;
  const request = roomsOf(holder).requests.find(({ id }) => id === call.request);
  return request === undefined || request.voters.every((voter) => voter === person.id);
}

function closed(scene: CourseScene, holders: readonly Holder[], ids: ReadonlySet<string>): Decision {
  const steps = holders.flatMap((holder) => {
    const calls = liveCalls(holder).filter(({ id }) => ids.has(id));
    if (calls.length === 0) return [];
    return calls.reduce(
      (step, call) => followedBy(step, closeForGood(scene, step.holder, call)),
      noStep(holder),
    );
  });
  const writes = steps.map(({ holder }) => written(holder));
  const course = writes.find((write) => write.course !== undefined)?.course;
  return {
    ...(course === undefined ? {} : { course }),
    sessions: writes.flatMap(({ sessions }) => sessions ?? []),
    posts: steps.flatMap(({ posts }) => posts),
    outside: steps.flatMap(({ outside }) => outside),
  };
}
