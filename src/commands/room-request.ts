import { roomRight, voicesNeeded } from '../domain/call-policy.ts';
import { fold, withoutLast } from '../domain/fold.ts';
import { type Holder, roomsOf } from '../domain/holder.ts';
import { limits } from '../domain/limits.ts';
import { atLeast } from '../domain/role.ts';
import type { CallRequest, Medium } from '../domain/room.ts';
import { currentCall, waitingRequest, wantedCall, wasTried } from '../domain/rooms.ts';
import type { Session } from '../domain/session.ts';
import { stateKeys } from '../domain/state-keys.ts';
import type { Document } from '../message/document.ts';
import type { Reads } from '../ports/store.ts';
import { waysIn } from '../services/call-posts.ts';
import { type Decision, type Outcome, type Refusal, refuse } from '../services/decision.ts';
import { holdersFor, loadNear } from '../services/holders.ts';
import { refuseRole } from '../services/names.ts';
import { type NoRoom, openCall, roomFault } from '../services/open-call.ts';
import { grantRequest, joinRequest, requestRoom } from '../services/request-room.ts';
import { decisionOf, type RoomStep } from '../services/room-step.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { bySign, readsPost } from '../services/seen-here.ts';
import type { CommandLine } from './verb.ts';

export interface RoomArgs {
  /** `oui`, `non`; undefined: asks, with or without a reason. */
  readonly voice?: 'yes' | 'no';
  /** The request that a 👍 stands on. */
  readonly request?: string;
  readonly reason?: string;
}

export interface RoomLoaded {
  readonly near: readonly Session[];
  /** When this person last asked for video and was proposed audio (epoch ms). */
  readonly insistedAt?: number;
}

/** Staff who ask for video again within this time mean it. */
const insisting = 15 * 60_000;
const insistKey = (scene: Scene) => `${stateKeys.insist}${scene.course?.id ?? ''}/${scene.person.id}`;

/** Reads `audio`, `audio REASON`, `audio oui [ID]`, `audio non [ID]`. */
export function parseRoom(line: CommandLine, scene: Scene): RoomArgs | Refusal {
  const text = line.raw.trim();
  const [first = '', id, ...more] = text.split(/\s+/u);
  const word = withoutLast(fold(first), '.!,');
  const voice = ['oui', 'yes'].includes(word) ? 'yes' : ['non', 'no'].includes(word) ? 'no' : undefined;
  if (voice !== undefined && more.length === 0)
    return { voice, ...(id === undefined ? {} : { request: id }) };
  const reason = [text, line.body ?? ''].join(' ').trim();
  if (reason.length > limits.reasonLength) {
    return refuse('reasonTooLong', scene.words.common.reasonTooLong(limits.reasonLength, reason.length));
  }
  return reason === '' ? {} : { reason };
}

/** Reads the sessions that the room can belong to. */
export async function loadRoom(reads: Reads, scene: Scene): Promise<RoomLoaded> {
  if (scene.course === undefined) return { near: [] };
  const near = await loadNear(reads, scene.course.id, scene.now);
  const insisted = await reads.state(insistKey(scene));
  return { near, ...(insisted === undefined ? {} : { insistedAt: Number(insisted) }) };
}

/**
 * `audio` and `vidéo`: opens at once for who may, else asks or joins. One request and one room a medium,
 * wherever they were asked for.
 */
export function decideRoom(medium: Medium, scene: CourseScene, args: RoomArgs, loaded: RoomLoaded): Outcome {
  const words = scene.words.rooms;
  const isStaff = atLeast(scene.role, 'assistant');
  const holders = holdersFor(scene.course, loaded.near, scene.place);
  if (args.voice !== undefined && args.request !== undefined) {
    return onSign(medium, scene, args.request, args.voice === 'yes', [
      ...loaded.near.map((session) => ({ course: scene.course, session })),
      { course: scene.course },
    ]);
  }
  const asked = holders.find((holder) => waitingRequest(roomsOf(holder), medium) !== undefined);
  const request = asked && waitingRequest(roomsOf(asked), medium);
  if (args.voice === 'no') {
    if (asked === undefined || request === undefined) {
      return { answer: words.noneAsked(medium) };
    }
    return voiced(scene, asked, request, false);
  }
  const there = alreadyThere(medium, scene, holders);
  if (there !== undefined) return { answer: there };
  const right = rightHere(medium, scene);
  if (right === 'never') return refuse('never', words.never());
  if (right === 'staffOnly') {
    return refuseRole(scene, words.purpose(medium), 'assistant') ?? {};
  }
  if (asked !== undefined && request !== undefined) {
    if (right === 'request') return voiced(scene, asked, request, true);
    return outcomeOf(medium, scene, asked, grantRequest(scene, asked, request));
  }
  const first = audioFirst(medium, scene, holders, loaded, isStaff);
  if (first !== undefined) return first;
  const [holder] = holders;
  if (holder === undefined) return {};
  if (right === 'open') {
    return outcomeOf(medium, scene, holder, openCall(scene, holder, { medium, by: scene.person.id }));
  }
  const { reason } = args;
  const ask = { medium, by: scene.person.id, ...(reason === undefined ? {} : { reason }) };
  const linkOnly = roomFault(scene, scene.course, medium) !== undefined;
  const { step, request: made } = requestRoom(scene, holder, ask);
  const { course, session } = holder;
  const kept = {
    id: made.id,
    courseId: course.id,
    ...(session === undefined ? {} : { sessionId: session.id }),
  };
  return {
    ...told(scene, holder, step, words.asked(made, voicesNeeded(medium, course), linkOnly)),
    request: kept,
  };
}

/** What this person's wish leads to: where only a link of the staff can help, the others' is a request. */
function rightHere(medium: Medium, scene: CourseScene): ReturnType<typeof roomRight> {
  const isStaff = atLeast(scene.role, 'assistant');
  const right = roomRight(medium, scene.course, isStaff);
  const linkOnly = roomFault(scene, scene.course, medium) !== undefined;
  return right === 'open' && linkOnly && !isStaff ? 'request' : right;
}

/** May this person ask for such a room here? Unknown courses are asked when it comes to it. */
export function mayAsk(medium: Medium, scene: Scene): boolean {
  if (scene.course === undefined) return true;
  const right = roomRight(medium, scene.course, atLeast(scene.role, 'assistant'));
  return right === 'open' || right === 'request';
}

/** The room that people can join instead, or that is on its way. */
function alreadyThere(medium: Medium, scene: CourseScene, holders: readonly Holder[]): Document | undefined {
  const words = scene.words.rooms;
  for (const holder of holders) {
    const rooms = roomsOf(holder);
    // Who asks for audio while people see each other is shown where they are.
    const open = currentCall(rooms, medium) ?? (medium === 'audio' ? currentCall(rooms, 'video') : undefined);
    if (open !== undefined) return words.isOpen(open.medium, waysIn(open));
    if (wantedCall(rooms, medium) !== undefined) return words.isComing(medium);
  }
  return undefined;
}

/** Video is one rung up: audio is proposed first where nobody tried it; staff insist by asking again. */
function audioFirst(
  medium: Medium,
  scene: CourseScene,
  holders: readonly Holder[],
  { insistedAt }: RoomLoaded,
  isStaff: boolean,
): Decision | undefined {
  if (medium === 'audio' || holders.some((holder) => wasTried(roomsOf(holder), 'audio'))) return undefined;
  if (roomFault(scene, scene.course, 'audio') !== undefined) return undefined;
  const again = isStaff && insistedAt !== undefined && scene.now - insistedAt <= insisting;
  if (again) return undefined;
  return {
    answer: scene.words.rooms.audioFirst(isStaff),
    state: isStaff ? [{ key: insistKey(scene), value: String(scene.now) }] : [],
  };
}

/** A 👍 given or taken back on a request, or the command that it stands for. */
function onSign(
  medium: Medium,
  scene: CourseScene,
  id: string,
  wants: boolean,
  holders: readonly Holder[],
): Outcome {
  const holder = holders.find((each) => roomsOf(each).requests.some((request) => request.id === id));
  const request = holder && roomsOf(holder).requests.find((each) => each.id === id);
  if (holder === undefined || request?.status !== 'waiting') {
    // The request's own post says that it is over: a late tap is not worth a message.
    return bySign(scene) ? {} : refuse('requestGone', scene.words.rooms.requestGone(medium));
  }
  const right = rightHere(request.medium, scene);
  if (wants && right === 'open') {
    return outcomeOf(request.medium, scene, holder, grantRequest(scene, holder, request));
  }
  if (wants && (right === 'never' || right === 'staffOnly')) {
    // The setting changed while the request waited; who took part may still leave it.
    if (bySign(scene)) return {};
    const { rooms: words } = scene.words;
    return right === 'never'
      ? refuse('never', words.never())
      : (refuseRole(scene, words.purpose(request.medium), 'assistant') ?? {});
  }
  return voiced(scene, holder, request, wants);
}

function voiced(scene: CourseScene, holder: Holder, request: CallRequest, wants: boolean): Outcome {
  const { medium } = request;
  const words = scene.words.rooms;
  const step = joinRequest(scene, holder, request, { person: scene.person.id, wants });
  if ('none' in step) return noRoom(medium, scene, step);
  // A tap shows by itself in the counter; a whole class doing it must not fill the room with answers.
  if (bySign(scene)) return decisionOf(step);
  const after = roomsOf(step.holder).requests.find(({ id }) => id === request.id);
  if (after?.status === 'granted') return told(scene, holder, step, words.opening(medium));
  const count = after?.voters.length ?? 0;
  return {
    ...decisionOf(step),
    answer: wants ? words.joined(request, count, voicesNeeded(medium, scene.course)) : words.left(medium),
  };
}

function outcomeOf(medium: Medium, scene: CourseScene, holder: Holder, step: RoomStep | NoRoom): Outcome {
  if ('none' in step) return noRoom(medium, scene, step);
  return told(scene, holder, step, scene.words.rooms.opening(medium));
}

function noRoom(medium: Medium, scene: CourseScene, { none, left }: NoRoom): Outcome {
  return refuse(none, scene.words.rooms.none(medium, none, atLeast(scene.role, 'assistant'), left));
}

/** Who reads the post that follows where the command stands needs no answer besides. */
function told(scene: CourseScene, { session }: Holder, step: RoomStep, answer: Document): Decision {
  const here = bySign(scene) || readsPost(scene, session);
  return { ...decisionOf(step), ...(here ? {} : { answer }) };
}
