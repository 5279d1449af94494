import type { Medium } from '../domain/room.ts';

/** A call provider: one instance of Jitsi, Mumble, BigBlueButton or a plain link. */
export interface CallProvider {
  readonly instance: CallInstance;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Makes the room. Twice with the same key gives the same room. Throws CallFault. */
  create(call: CallOrder, key: string): Promise<CallRoom>;
  /** Ends the room; safe to repeat. */
  close(reference: string): Promise<void>;
}

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
}

export interface CallOrder {
  readonly id: string;
  readonly medium: Medium;
  /** Course, session and title, for the room's subject. */
  readonly subject: string;
  readonly language: 'fr' | 'en';
}

export interface CallRoom {
  /** The provider's own reference, opaque. */
  readonly reference: string;
  /** An https link that the whole class may have. */
  readonly link: string;
}

export class CallFault extends Error {
  readonly code: 'refused' | 'temporary' | 'full' | 'configuration';
  constructor(code: CallFault['code'], message: string) {
    super(message);
    this.name = 'CallFault';
    this.code = code;
  }
}
