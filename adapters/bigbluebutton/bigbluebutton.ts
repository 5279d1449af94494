import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import {
  CallFault,
  type CallInstance,
  type CallOrder,
  type CallProvider,
  type CallRoom,
  type RoomStatus,
  type Visitor,
} from '../../src/ports/calls.ts';
import { created, type MeetingInfo, meetingInfo } from './answer.ts';
import type { Hash } from './checksum.ts';
import { Client } from './client.ts';
import { preUpload } from './documents.ts';
import { MeetingGone } from './faults.ts';
import { joinParameters } from './join.ts';
import { probeServer } from './probe.ts';
import { creation, lastEnd, passwords, type Room, referenceOf, roomBehind, roomOf } from './room.ts';
import { Seats } from './seats.ts';
import { sweepServer } from './sweep.ts';

export interface BigBlueButtonOptions {
  readonly instance: CallInstance;
  /** The server's address as `bbb-conf --secret` prints it, with or without `api` at its end. */
  readonly url: string;
  /** The server's shared secret. */
  readonly secret: string;
  /** sha256 unless the server's host wants another; Scalelite knows no sha384. */
  readonly hash?: Hash;
  /** The server's address for browsers, if Cours reaches it by another one than they do. */
  readonly joinUrl?: string;
  /** The secret of this installation of Cours, from which ids and passwords of its meetings follow. */
  readonly installation: string;
  readonly log: Pick<Logger, 'warn'>;
  /** How long between two looks whether a meeting has ended, in ms; ten seconds are waited in all. */
  readonly pollEvery?: number;
}

/** How long the end of a meeting is waited for, in looks. */
const looks = 20;
/** What a meeting's links are made of is asked once for all who come within this time, in ms. */
const freshFor = 5_000;

/**
 * A BigBlueButton server, 2.x or 3.0, or a Scalelite or b3lb before several. A meeting is made by one call;
 * people get a signed link each, with their role in it.
 *
 * A server ends and forgets a meeting that nobody entered (after 15 minutes; 5 before BigBlueButton 2.5).
 * As long as the room was not closed by us, nobody was seen in it and its time is not over, the next link
 * makes it again from what the reference holds: it counts as empty meanwhile. A meeting that people were in
 * and that is gone was ended by its moderators or left by all: it stays ended.
 */
export function bigBlueButtonProvider(options: BigBlueButtonOptions): CallProvider {
  return new BigBlueButton(options).provider();
}

class BigBlueButton {
  readonly #options: BigBlueButtonOptions;
  readonly #client: Client;
  /** Ids of meetings that were asked for since the start, which a sweep leaves alone. */
  readonly #ordered = new Set<string>();
  /** Ids of meetings that we ended, and of those that people were seen in. */
  readonly #closed = new Set<string>();
  readonly #entered = new Set<string>();
  /** What was asked of a meeting last, by its id. */
  readonly #asked = new Map<string, { readonly at: number; readonly info: Promise<MeetingInfo> }>();
  /** Places taken in a meeting, by its id. */
  readonly #seats = new Map<string, Seats>();
  /** Meetings being made again, by id, with their time of creation to come. */
  readonly #returning = new Map<string, Promise<string>>();

  constructor(options: BigBlueButtonOptions) {
    const { hash = 'sha256', instance, joinUrl, secret, url } = options;
    this.#options = options;
    this.#client = new Client({
      id: instance.id,
      url,
      secret,
      hash,
      ...(joinUrl === undefined ? {} : { joinUrl }),
    });
  }

  provider(): CallProvider {
    const { installation, instance, log } = this.#options;
    return {
      instance,
      async start() {},
      async stop() {},
      create: (order, key) => this.#create(order, key),
      close: (reference) => this.#close(reference),
      probe: (signal) => probeServer(this.#client, signal),
      personal: { link: (reference, { language }, visitor) => this.#link(reference, language, visitor) },
      presence: { status: (reference) => this.#status(reference) },
      sweep: (known) =>
        sweepServer(this.#client, known, {
          ordered: this.#ordered,
          instance: instance.id,
          installation,
          log,
        }),
    };
  }

  async #create(order: CallOrder, key: string): Promise<CallRoom> {
    const { installation, instance } = this.#options;
    if (!instance.media.includes(order.medium))
      throw new CallFault('medium', `${instance.id} offers no ${order.medium}`);
    const room = roomOf(order, key, instance.id, installation);
    await this.#make(room);
    return { reference: referenceOf(room), entry: {} };
  }

  /** Makes the meeting if it is not there; gives its time of creation. */
  async #make(room: Room): Promise<string> {
    const { installation, instance } = this.#options;
    this.#ordered.add(room.id);
    const parameters = creation(room, {
      instance: instance.id,
      installation,
      places: instance.capacity?.room,
      now: Date.now(),
    });
    const body = preUpload(room.documents);
    const { createTime } = await this.#client.call(
      'create',
      parameters,
      created,
      body === undefined ? {} : { body },
    );
    this.#closed.delete(room.id);
    this.#entered.delete(room.id);
    this.#asked.delete(room.id);
    this.#seats.delete(room.id);
    return createTime;
  }

  async #link(reference: string, language: CallOrder['language'], visitor: Visitor): Promise<string> {
    const { installation, instance } = this.#options;
    const room = roomBehind(reference);
    if (room === undefined || this.#closed.has(room.id)) throw new MeetingGone(`${instance.id}: link: ended`);
    const createTime = await this.#createTimeOf(room, visitor.staff);
    return this.#client.address(
      'join',
      joinParameters(room.id, createTime, { ...visitor, language }, installation),
    );
  }

  /** Of the meeting as it is there, with a place in it for whoever asks; made again where it may be. */
  async #createTimeOf(room: Room, staff: boolean): Promise<string> {
    const { capacity, id } = this.#options.instance;
    const info = await this.#meetingOf(room);
    if (!this.#seatsIn(room.id).take(staff, info, capacity?.room, Date.now()))
      throw new CallFault('full', `${id}: link: full`);
    return info.createTime;
  }

  #seatsIn(meetingID: string): Seats {
    const seats = this.#seats.get(meetingID) ?? new Seats();
    this.#seats.set(meetingID, seats);
    return seats;
  }

  async #meetingOf(room: Room): Promise<Pick<MeetingInfo, 'createTime' | 'maxUsers' | 'participantCount'>> {
    try {
      const info = await this.#infoOf(room.id, freshFor);
      if (hasEnded(info)) throw new MeetingGone(`${this.#options.instance.id}: link: ended`);
      return info;
    } catch (error) {
      if (!(error instanceof MeetingGone) || !this.#mayReturn(room)) throw error;
      return { createTime: await this.#remake(room), participantCount: 0 };
    }
  }

  /** A whole class that clicks at once has the meeting made once: each repeat adds to a Scalelite's load. */
  #remake(room: Room): Promise<string> {
    const going = this.#returning.get(room.id);
    if (going !== undefined) return going;
    const made = this.#make(room).finally(() => this.#returning.delete(room.id));
    this.#returning.set(room.id, made);
    return made;
  }

  /** Whether a meeting that the server does not have is only not there yet again. */
  #mayReturn(room: Room): boolean {
    return !this.#closed.has(room.id) && !this.#entered.has(room.id) && Date.now() < lastEnd(room);
  }

  /** Asks for a meeting, unless that was done within `age` ms. */
  #infoOf(meetingID: string, age = 0): Promise<MeetingInfo> {
    const last = this.#asked.get(meetingID);
    if (last !== undefined && Date.now() - last.at < age) return last.info;
    const info = this.#client.call('getMeetingInfo', { meetingID }, meetingInfo).then(
      (answer) => {
        this.#seatsIn(meetingID).counted(answer);
        if (answer.hasUserJoined === 'true' || answer.participantCount > 0) this.#entered.add(meetingID);
        return answer;
      },
      (error: unknown) => {
        this.#asked.delete(meetingID);
        throw error;
      },
    );
    this.#asked.set(meetingID, { at: Date.now(), info });
    return info;
  }

  async #status(reference: string): Promise<RoomStatus> {
    const room = roomBehind(reference);
    if (room === undefined) return { kind: 'ended' };
    try {
      const info = await this.#infoOf(room.id);
      if (hasEnded(info)) return { kind: this.#mayReturn(room) ? 'empty' : 'ended' };
      return info.participantCount > 0 ? { kind: 'live', persons: info.participantCount } : { kind: 'empty' };
    } catch (error) {
      if (!(error instanceof MeetingGone)) return { kind: 'unknown' };
      return { kind: this.#mayReturn(room) ? 'empty' : 'ended' };
    }
  }

  /** Throws CallFault, of code `timeout` if the meeting is still there after ten seconds. */
  async #close(reference: string): Promise<undefined> {
    const { installation, instance, pollEvery = 500 } = this.#options;
    const room = roomBehind(reference);
    if (room === undefined) return undefined;
    this.#closed.add(room.id);
    const password = passwords(room.id, installation).moderator;
    try {
      await this.#client.act('end', { meetingID: room.id, password });
      // The server only takes the request; the end comes when everyone was sent out.
      for (let look = 0; look < looks; look += 1) {
        if (hasEnded(await this.#infoOf(room.id))) return undefined;
        await sleep(pollEvery);
      }
    } catch (error) {
      if (error instanceof MeetingGone) return undefined;
      throw error;
    } finally {
      this.#asked.delete(room.id);
    }
    throw new CallFault('timeout', `${instance.id}: end: the meeting is still there`);
  }
}

/** An ended meeting stays in the server's memory for a while. */
function hasEnded({ endTime = 0, hasBeenForciblyEnded }: MeetingInfo): boolean {
  return hasBeenForciblyEnded === 'true' || endTime > 0;
}
