import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { CallOrder } from '../../src/ports/calls.ts';
import { presentable } from './documents.ts';
import { kept } from './seats.ts';
import { welcomeOf } from './welcome.ts';

/**
 * What a reference holds: the meeting's id and what it was made with, so that the same meeting can be made
 * again after the server forgot it (nobody came for a while) and after a restart of ours.
 */
export interface Room {
  readonly id: string;
  readonly call: string;
  readonly name: string;
  readonly medium: 'audio' | 'video';
  /** Epoch ms. */
  readonly until: number;
  readonly documents: readonly { readonly url: string; readonly name: string }[];
  /** What people read in the chat when they come in. */
  readonly welcome?: string | undefined;
}

const minute = 60_000;
/** Of a meeting's name: 64 characters in BigBlueButton 2.4 (docs/development/api.md), more later. */
const longestName = 64;
/** A room that people are in may outlast its session by two hours; the server ends it a little later, in minutes. */
const overtime = 130;
/** How long a meeting stays with nobody in it, in minutes: longer than Cours waits itself. */
const emptyFor = 15;

const held = z.object({
  call: z.string(),
  name: z.string(),
  medium: z.enum(['audio', 'video']),
  until: z.number(),
  documents: z.array(z.object({ url: z.string(), name: z.string() })),
  welcome: z.string().optional(),
});

/** The room of an order; its id cannot be guessed and is the same for the same key. */
export function roomOf(order: CallOrder, key: string, instance: string, installation: string): Room {
  return {
    id: `cours-${secretly(installation, 'meeting', instance, key)}`,
    call: order.id,
    name: nameOf(order),
    medium: order.medium,
    until: order.until,
    documents: presentable(order.documents ?? []),
    welcome: welcomeOf(order),
  };
}

/** The room as the port's opaque reference. */
export function referenceOf({ id, ...rest }: Room): string {
  return `${id}.${Buffer.from(JSON.stringify(rest)).toString('base64url')}`;
}

/** The room of a reference; undefined if it is none of ours. */
export function roomBehind(reference: string): Room | undefined {
  const [, id, rest] = /^(cours-[\w-]{24})\.([\w-]+)$/.exec(reference) ?? [];
  if (id === undefined || rest === undefined) return undefined;
  try {
    const read = held.safeParse(JSON.parse(Buffer.from(rest, 'base64url').toString('utf8')));
    return read.success ? { id, ...read.data } : undefined;
  } catch {
    return undefined;
  }
}

/** Until when the room may be made again (epoch ms). */
export function lastEnd({ until }: Room): number {
  return until + overtime * minute;
}

/** What this installation's meetings of this server carry, by which the sweep knows them. */
export function marker(instance: string, installation: string): string {
  return secretly(installation, 'marker', instance);
}

/**
 * The passwords of a meeting, which servers before 3.0 go by. They follow from the id: repeating `create`
 * with others would be refused (idNotUnique), and `end` needs the moderators' one.
 */
export function passwords(id: string, installation: string): { moderator: string; attendee: string } {
  return {
    moderator: secretly(installation, 'moderator', id),
    attendee: secretly(installation, 'attendee', id),
  };
}

/**
 * The parameters of `create` (bigbluebutton, docs/data/create.tsx). `now` is epoch ms: the duration counts
 * from the creation; `places` are those of the class, staff have theirs beside them.
 *
 * An audio room has its viewers' cameras locked. Locks do not hold moderators, so of theirs one may be on;
 * no cap at all would be unlimited (`meetingCameraCap=0`).
 */
export function creation(
  room: Room,
  options: { instance: string; installation: string; places: number | undefined; now: number },
): Record<string, string> {
  const { instance, installation, now, places } = options;
  const { attendee, moderator } = passwords(room.id, installation);
  const duration = Math.max(overtime, Math.ceil((lastEnd(room) - now) / minute));
  return {
    name: room.name,
    meetingID: room.id,
    attendeePW: attendee,
    moderatorPW: moderator,
    record: 'false',
    duration: String(duration),
    meetingExpireIfNoUserJoinedInMinutes: String(emptyFor),
    meetingExpireWhenLastUserLeftInMinutes: String(emptyFor),
    muteOnStart: 'true',
    ...(room.medium === 'audio'
      ? { lockSettingsDisableCam: 'true', lockSettingsLockOnJoin: 'true', meetingCameraCap: '1' }
      : {}),
    ...(room.welcome === undefined ? {} : { welcome: room.welcome }),
    ...(places === undefined ? {} : { maxParticipants: String(places + kept) }),
    'meta_cours-installation': marker(instance, installation),
    'meta_cours-call': room.call,
  };
}

/** 24 characters, 144 bits. */
function secretly(installation: string, ...about: readonly string[]): string {
  const text = JSON.stringify(['bigbluebutton', ...about]);
  return createHmac('sha256', installation).update(text).digest('base64url').slice(0, 24);
}

/** Tags are taken out of a name and control characters refused (ParamsUtil.java), and it has two characters. */
function nameOf({ path, subject }: CallOrder): string {
  const plain = (text: string) =>
    text
      .replace(/[\p{Cc}<>]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  const name = [plain(subject), plain(path.join(' ')), 'Cours'].find((text) => text.length >= 2) ?? 'Cours';
  const letters = Array.from(name);
  return letters.length <= longestName ? name : `${letters.slice(0, longestName - 1).join('')}…`;
}
