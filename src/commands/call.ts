import { voicesNeeded } from '../domain/call-policy.ts';
import { fold } from '../domain/fold.ts';
import { type Holder, roomsOf, withRooms } from '../domain/holder.ts';
import { atLeast } from '../domain/role.ts';
import type { Call, Medium } from '../domain/room.ts';
import { currentCall, putCall, waitingRequest, wantedCall } from '../domain/rooms.ts';
import type { Session } from '../domain/session.ts';
import { type Block, concat, doc, line } from '../message/document.ts';
import { answerKey } from '../message/post.ts';
import type { CallInstance } from '../ports/calls.ts';
import { voteForAnother } from '../services/another-room.ts';
import { waysIn } from '../services/call-posts.ts';
import { closeForGood, endRequest } from '../services/close-call.ts';
import { type Decision, type Outcome, refuse } from '../services/decision.ts';
import { holdersFor, loadNear, written } from '../services/holders.ts';
import { refuseRole } from '../services/names.ts';
import { choiceFor, openCall, roomFault } from '../services/open-call.ts';
import { decisionOf, followedBy, noStep } from '../services/room-step.ts';
import type { CourseScene } from '../services/scene.ts';
import { bySign, readsPost } from '../services/seen-here.ts';
import { type CallArgs, parseCall } from './call-args.ts';
import { verb } from './verb.ts';

/** `salle`: which room is open; `salle autre`: another one; `salle INSTANCE|https://…`: a chosen one. */
export const callVerb = verb<CallArgs, readonly Session[]>({
  name: 'call',
  group: 'rooms',
  words: { fr: ['salle', 'salles'], en: ['call', 'room'] },
  needs: 'course',
  role: 'student',
  urgent: true,
  help: {
    fr: {
      syntax: ['salle', 'salle autre', 'salle SERVEUR', 'salle [vidéo] https://… [tél NUMÉRO [code CODE]]'],
      does: "Dit quelle salle est ouverte. Si elle ne marche pas : `salle autre` (l'équipe, ou le quorum). L'équipe peut choisir un serveur de l'hébergeur ou donner un lien.",
      examples: ['salle', 'salle autre', 'salle https://visio.example.org/lo21'],
    },
    en: {
      syntax: ['call', 'call other', 'call SERVER', 'call [video] https://… [phone NUMBER [code CODE]]'],
      does: 'Says which room is open. If it does not work: `call other` (staff, or the quorum). Staff can choose a server of the host or give a link.',
      examples: ['call', 'call other', 'call https://visio.example.org/lo21'],
    },
  },
  reads: ({ raw }) => raw === '',
  parse: parseCall,
  load: async (reads, scene) =>
    scene.course === undefined ? [] : loadNear(reads, scene.course.id, scene.now),
  decide: (scene, args, near): Outcome => {
    const holders = holdersFor(scene.course, near, scene.place);
    switch (args.kind) {
      case 'show':
        return { answer: concat(...shown(scene, holders)) };
      case 'other':
        return another(scene, holders, args.call);
      case 'link':
      case 'instance':
        return chosen(scene, holders, args);
    }
  },
});

/** What is open or asked for, why that one (to staff), and where those meet who meet. */
function shown(scene: CourseScene, holders: readonly Holder[]) {
  const words = scene.words.rooms;
  const isStaff = atLeast(scene.role, 'assistant');
  const rooms = holders.map(roomsOf);
  const open = rooms.flatMap(({ calls }) => calls.filter(({ status }) => status === 'open'));
  const coming = rooms.flatMap(({ calls }) => calls.filter(({ status }) => status === 'wanted'));
  const waiting = rooms.flatMap(({ requests }) => requests.filter(({ status }) => status === 'waiting'));
  const session = holders.find((holder) => holder.session !== undefined)?.session;
  const blocks: Block[] = waiting.map(({ medium, voters }) =>
    words.waiting(medium, voters.length, {
      needed: voicesNeeded(medium, scene.course),
      linkOnly: roomFault(scene, scene.course, medium) !== undefined,
    }),
  );
  if (open.length + coming.length + waiting.length === 0) {
    blocks.push(words.noneOpen());
    if (isStaff) blocks.push(...wouldBe(scene));
  }
  if (session?.location !== undefined) blocks.push(words.location(session.number, session.location));
  return [
    ...open.map((call) =>
      concat(
        words.isOpen(call.medium, waysIn(call)),
        doc(
          isStaff ? words.whyLine(call.why) : undefined,
          staffEntry(scene, call, isStaff),
          words.doesNotWork(),
        ),
      ),
    ),
    ...coming.map(({ medium }) => words.isComing(medium)),
    { blocks },
  ];
}

/** Where roles come with the link: theirs, where nobody else reads it. */
function staffEntry(scene: CourseScene, call: Call, isStaff: boolean): Block | undefined {
  const { roomPages, instances } = scene.house;
  const instance = instances.find(({ id }) => id === call.instance);
  if (!isStaff || roomPages === undefined || instance?.personal !== true) return undefined;
  const isPrivate = scene.origin.direct || scene.place?.kind === 'staff';
  return isPrivate
    ? scene.words.rooms.staffEntryLine(roomPages.staffAddress(call.id, scene.now))
    : scene.words.rooms.staffEntryInPrivate();
}

/** Where a room would open now, and why not elsewhere: so that staff see it before the class asks. */
function wouldBe(scene: CourseScene): readonly Block[] {
  const words = scene.words.roomChoice;
  if (scene.house.instances.length === 0) return [];
  const choice = choiceFor(scene, scene.course, 'audio');
  if (!('none' in choice)) return [words.wouldBe('audio', choice.why)];
  return choice.left.length === 0 ? [] : [words.wouldNotBe('audio', choice.left)];
}

/**
 * `salle autre`: a vote, where there is another one; staff or the quorum switch. The old room stays open
 * until the new one is. A 👍 counts for the room that it was given for, as long as that is open.
 */
function another(scene: CourseScene, holders: readonly Holder[], meant: string | undefined): Outcome {
  const words = scene.words.rooms;
  const isStaff = atLeast(scene.role, 'assistant');
  const signed = bySign(scene);
  const tapped = scene.origin.message === undefined && meant !== undefined;
  const callIn = (each: Holder) => {
    const { calls } = roomsOf(each);
    return tapped
      ? calls.find(({ id, status }) => id === meant && status === 'open')
      : currentCall(roomsOf(each));
  };
  const holder = holders.find((each) => callIn(each) !== undefined);
  const call = holder && callIn(holder);
  if (holder === undefined || call === undefined) {
    return signed ? {} : refuse('nothingToReplace', words.nothingToReplace());
  }
  const vote = voteForAnother(scene, holder, call, { id: scene.person.id, isStaff });
  switch (vote.kind) {
    case 'coming':
      return signed ? {} : { answer: words.isComing(call.medium) };
    case 'none':
      return isStaff
        ? refuse(vote.none, words.none(call.medium, 'allTried', true, vote.left))
        : {
            ...decisionOf(vote.step),
            ...(signed ? {} : { answer: words.none(call.medium, 'allTried', false) }),
          };
    case 'counted':
      return otherVoted(scene, vote.holder, vote.call, vote.isNew);
    case 'switching': {
      const here = signed || readsPost(scene, holder.session);
      return { ...decisionOf(vote.step), ...(here ? {} : { answer: words.opening(call.medium) }) };
    }
  }
}

/** A vote is counted; a new one offers its sign to others, until the room closes. */
function otherVoted(scene: CourseScene, holder: Holder, voted: Call, isNew: boolean): Decision {
  const signed = bySign(scene);
  const post = answerKey(scene.origin.account, scene.eventId);
  const shown = !signed && isNew ? { ...voted, votePosts: [...(voted.votePosts ?? []), post] } : voted;
  const after = written(withRooms(holder, putCall(roomsOf(holder), shown)));
  if (signed) return after;
  const { quorum } = scene.course.settings;
  const offered = isNew ? voted.id : undefined;
  return {
    ...after,
    answer: scene.words.rooms.otherVote(voted.medium, voted.otherVotes.length, quorum, offered),
  };
}

/** A server or link that staff choose: it takes the place of the open room, or grants what was asked. */
function chosen(
  scene: CourseScene,
  holders: readonly Holder[],
  args: Extract<CallArgs, { kind: 'link' | 'instance' }>,
): Outcome {
  const words = scene.words.rooms;
  const refused = refuseRole(scene, words.purpose(args.medium ?? 'audio'), 'assistant');
  if (refused !== undefined) return refused;
  const instance = args.kind === 'instance' ? instanceNamed(scene, args.name) : undefined;
  if (args.kind === 'instance' && instance === undefined) {
    const known = usable(scene).map(({ id }) => id);
    return refuse('unknownInstance', words.unknownInstance(args.name.slice(0, 60), known));
  }
  if (instance?.missing !== undefined) {
    return refuse(
      'missing',
      doc(line`${scene.words.roomChoice.leftOut(instance.label, { why: instance.missing }, '')}`),
    );
  }
  const medium = args.medium ?? mediumMeant(holders, instance);
  const there =
    instance &&
    holders.map((each) => currentCall(roomsOf(each), medium)).find((call) => call?.instance === instance.id);
  if (there !== undefined) return { answer: words.isOpen(medium, waysIn(there)) };
  if (instance !== undefined && isTaken(scene, holders, instance)) {
    return refuse(
      'taken',
      doc(line`${scene.words.roomChoice.leftOut(instance.label, { why: 'taken' }, '')}`),
    );
  }
  if (instance !== undefined && !instance.media.includes(medium)) {
    return refuse('badMedium', words.badMedium(medium, instance.label));
  }
  if (scene.course.settings[medium] === 'never') return refuse('never', words.never());
  const holder = holders.find((each) => isBusy(each, medium)) ?? holders[0];
  if (holder === undefined) return {};
  const cleared = withoutPending(scene, holder, medium);
  const request = waitingRequest(roomsOf(holder), medium);
  const replaces = currentCall(roomsOf(holder), medium);
  const step = openCall(scene, cleared.holder, {
    medium,
    by: request?.by ?? replaces?.by ?? scene.person.id,
    ...(request === undefined ? {} : { request: request.id }),
    ...(replaces === undefined ? {} : { replaces }),
    ...(instance === undefined ? {} : { instance }),
    ...(args.kind === 'link' ? { link: args.link } : {}),
    ...(args.kind === 'link' && args.phone !== undefined ? { phone: args.phone } : {}),
  });
  if ('none' in step) return refuse(step.none, words.none(medium, step.none, true));
  const given = args.kind === 'link' ? currentCall(roomsOf(step.holder), medium) : undefined;
  const answer = given === undefined ? words.opening(medium) : words.linkGiven(medium, given.post);
  const here = readsPost(scene, holder.session, given !== undefined && holder.session?.status === 'open');
  return { ...decisionOf(followedBy(cleared, step)), ...(here ? {} : { answer }) };
}

/** What waited is granted by the chosen room, what a provider was still making is let go. */
function withoutPending(scene: CourseScene, holder: Holder, medium: Medium) {
  const request = waitingRequest(roomsOf(holder), medium);
  const granted =
    request === undefined ? noStep(holder) : endRequest(holder, { ...request, status: 'granted' });
  const pending: Call | undefined = wantedCall(roomsOf(granted.holder), medium);
  return pending === undefined ? granted : followedBy(granted, closeForGood(scene, granted.holder, pending));
}

function isBusy(holder: Holder, medium: Medium): boolean {
  const rooms = roomsOf(holder);
  return [currentCall(rooms, medium), wantedCall(rooms, medium), waitingRequest(rooms, medium)].some(
    (each) => each !== undefined,
  );
}

/** Unsaid, the medium is that of the room in use, else of what is asked for, else the first it can. */
function mediumMeant(holders: readonly Holder[], instance: CallInstance | undefined): Medium {
  for (const holder of holders) {
    const rooms = roomsOf(holder);
    const busy = currentCall(rooms) ?? wantedCall(rooms) ?? waitingRequest(rooms);
    if (busy !== undefined) return busy.medium;
  }
  return instance === undefined || instance.media.includes('audio') ? 'audio' : 'video';
}

/** Its one room is another course's just now. */
function isTaken({ house }: CourseScene, holders: readonly Holder[], { id, single }: CallInstance): boolean {
  if (single !== true || (house.pool?.held(id) ?? 0) === 0) return false;
  const ours = (call: Call) => call.instance === id && (call.status === 'open' || call.status === 'wanted');
  return !holders.some((each) => roomsOf(each).calls.some(ours));
}

function usable({ house, course }: CourseScene): readonly CallInstance[] {
  return house.instances.filter((instance) => course.sample || !instance.example);
}

/** By id, else the first instance of a provider of that name. */
function instanceNamed(scene: CourseScene, typed: string): CallInstance | undefined {
  const wanted = fold(typed);
  const known = usable(scene);
  return known.find(({ id }) => fold(id) === wanted) ?? known.find(({ provider }) => provider === wanted);
}
