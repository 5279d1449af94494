import type { Medium, RoomEntry } from '../domain/room.ts';
import { faultText } from './fault-text.ts';

/**
 * A call provider: one instance of Jitsi, Mumble, BigBlueButton or a plain link. What not every one can
 * do is a capability, present or absent, never a method that throws.
 */
export interface CallProvider {
  readonly instance: CallInstance;
  /** A room that is not made by then has failed (ms); absent: 5 s. One that is longer gives up by itself what is dead. */
  readonly patience?: number;
  start(): Promise<void>;
  stop(): Promise<void>;
  /**
   * Makes the room. Twice with the same key gives the same room. Throws CallFault. Once `signal` is aborted
   * nobody waits for it any more: what is made of it after that goes again.
   */
  create(call: CallOrder, key: string, signal?: AbortSignal): Promise<CallRoom>;
  /**
   * Ends the room; safe to repeat. Resolves once it has ended (or is none of ours), for people are then told so,
   * and throws CallFault where it does not. `leaving`: it ends by itself once the people in it have had a moment
   * to leave; asked again, it tells how that went. Nothing is done where nothing can be ended (a Jitsi, a link).
   */
  close(reference: string): Promise<'leaving' | undefined>;
  /** Asks whether the server is fit for a room, without making one; never throws. */
  readonly probe?: (signal: AbortSignal) => Promise<Probe>;
  readonly personal?: PersonalLinks;
  readonly presence?: Presence;
  /**
   * Ends rooms that are ours (made by this installation), not among `known` references, and not ordered since
   * the start: `known` cannot name a room that is being made. Gives how many; rejects where it
   * has to be tried again.
   */
  readonly sweep?: (known: ReadonlySet<string>) => Promise<number>;
}

/** A provider whose people get a link each, with their role in it (/salle/ID hands them out). */
export interface PersonalLinks {
  /** A link into the room made of this order, for this visitor alone. Throws CallFault. */
  link(reference: string, call: CallOrder, visitor: Visitor): Promise<string>;
}

/** Who asks for a personal link. Staff enter as moderators. */
export interface Visitor {
  /** '' where they give none. */
  readonly name: string;
  readonly staff: boolean;
  /** Until when the link lets them in (epoch ms). */
  readonly until: number;
}

/** What the tokens of a Jitsi are made with: a secret shared with it, or our key that it finds by `kid`. */
export type TokenAccess = {
  /** `app_id` of the server, or another issuer that it accepts. */
  readonly issuer: string;
  readonly audience: string;
  /** The server's XMPP domain, or `*`. */
  readonly domain: string;
} & ({ readonly secret: string } | { readonly key: string; readonly kid: string });

/** A provider that can tell who is in a room. */
export interface Presence {
  status(reference: string): Promise<RoomStatus>;
  /** Told at each change of the count, for as long as the provider runs; may be told the same twice. */
  watch?(changed: (reference: string, persons: number) => void): void;
}

/** `unknown`: nobody can tell now. `ended`: the room is no more. */
export type RoomStatus =
  | { readonly kind: 'live'; readonly persons: number }
  | { readonly kind: 'empty' | 'ended' | 'unknown' };

/** How a server answered a probe; `reason` is for the host, without a secret. */
export type Probe =
  | {
      readonly ok: true;
      readonly latency: number;
      readonly loginNeeded?: boolean;
      /** Places in all and free just then, where the server tells. */
      readonly places?: { readonly total: number; readonly free: number };
    }
  | { readonly ok: false; readonly reason: ProbeReason; readonly detail?: string };

/** `refused`: nobody answers; `denied`: it answers, and does not let the bot in or make rooms. */
export type ProbeReason = 'refused' | 'denied' | 'timeout' | 'tls' | 'secret' | 'unexpected' | 'full';

/** What the host's calls file says of an instance. */
export interface CallInstance {
  readonly id: string;
  readonly provider: 'jitsi' | 'mumble' | 'bigbluebutton' | 'link';
  /** How people know it: « Jitsi chez example.org ». */
  readonly label: string;
  readonly media: readonly Medium[];
  readonly capacity?: { readonly total?: number; readonly room?: number };
  /** The example that only the sample course may use, marked as not checked. */
  readonly example: boolean;
  /** Its host does not want classes there, and why. */
  readonly notForClasses?: string;
  /** Machines behind one name, which share out by what is free of them; `weight` is a machine's part. */
  readonly group?: string;
  readonly weight?: number;
  /** People get a link each, with their role in it. */
  readonly personal?: boolean;
  /** What the host has still to set for this server: COURS_PUBLIC_URL, where people get a link each. */
  readonly missing?: 'publicUrl';
  /** It is one room and no more, as a plain link is: one course at a time has it. */
  readonly single?: boolean;
  /** Is its software free? Said with the room. */
  readonly free?: boolean;
}

export interface CallOrder {
  readonly id: string;
  readonly medium: Medium;
  /** Course, session and title, for the room's subject. */
  readonly subject: string;
  readonly language: 'fr' | 'en';
  /** Names of the room from the outside in, where rooms nest: course code, then session (`LO21`, `S1`). */
  readonly path: readonly string[];
  /** When it is closed at the latest (epoch ms). */
  readonly until: number;
  /** How many are expected, if the course says so. */
  readonly persons?: number;
  /** The address of the room's page, where there is one: for who looks for it from inside the room. */
  readonly link?: string;
  /** Material of the session to have on screen, in its order, where the server can show any. */
  readonly documents?: readonly CallDocument[];
}

/** A document with a public https address; its name has the file's ending. */
export interface CallDocument {
  readonly url: string;
  readonly name: string;
}

export interface CallRoom {
  /** The provider's own reference, opaque. */
  readonly reference: string;
  /** How the class comes in; with neither, people get a link each (`personal`). */
  readonly entry: RoomEntry;
}

/**
 * What a call can fail of. `medium`: not offered there; `configuration`: no such server in the calls file
 * (any more); `busy`: too many rooms were asked for before it; `gone`: the room or the server went away in the middle; the others as for a probe.
 */
export type CallFaultCode = ProbeReason | 'medium' | 'configuration' | 'gone' | 'busy';

/** The message is for the log and holds no secret; what people read is i18n's, by the code. */
export class CallFault extends Error {
  readonly code: CallFaultCode;
  constructor(code: CallFaultCode, message: string) {
    super(faultText(message));
    this.name = 'CallFault';
    this.code = code;
  }
}
