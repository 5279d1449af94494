/** The rung of the ladder: writing, then audio, then video. */
export type Medium = 'audio' | 'video';

/** The requests and rooms (calls) of a session, or of a course where no session is near. */
export interface Rooms {
  readonly requests: readonly CallRequest[];
  readonly calls: readonly Call[];
}

export const noRooms: Rooms = { requests: [], calls: [] };

/** Someone asked for a room; others join by 👍 until the quorum. */
export interface CallRequest {
  readonly id: string;
  readonly medium: Medium;
  readonly by: string;
  readonly reason?: string;
  readonly at: number;
  /** Persons, the one who asked included; each counts once over all places. */
  readonly voters: readonly string[];
  readonly lapsesAt: number;
  /** `ended`: with its session; `dropped`: nobody wants it any more. */
  readonly status: 'waiting' | 'granted' | 'lapsed' | 'dropped' | 'ended';
  /** Key of the post that shows the request and its counter. */
  readonly post: string;
}

/** How people come into a room. */
export interface RoomEntry {
  /** An https address that the whole class may have. */
  readonly link?: string;
  /** An address for a program (`mumble://…`), which chat programs do not make clickable. */
  readonly uri?: string;
  /** The address of the room in a web client of its host, where there is one. */
  readonly web?: string;
  /** What to type by hand where a link does not help. */
  readonly byHand?: ByHand;
  /** To join by telephone: a number, and what to type then. */
  readonly phone?: { readonly number: string; readonly code?: string };
}

/**
 * A room that was closed now: `asked` to end by its server, `left` where that cannot be, or `unmade` when it was
 * still being made.
 */
export interface ClosedRoom {
  readonly medium: Medium;
  readonly how: 'asked' | 'left' | 'unmade';
}

/** What is typed into a program: the server, its password where it asks for one, and the channel's names. */
export interface ByHand {
  readonly server: string;
  readonly port: number;
  readonly password?: string;
  readonly path: readonly string[];
}

/** What people are told of how to come in. */
export type WaysIn = Pick<RoomEntry, 'link' | 'byHand' | 'phone'>;

/** `since`: when the last person left (epoch ms). The count itself is nobody's history. */
export type Occupancy = { readonly kind: 'occupied' } | { readonly kind: 'empty'; readonly since: number };

/** The instance of a link that staff, or the course's setting, gave: no server of the house. */
export const givenLink = 'link';

/** A room on demand: wanted → open → closed, or failed when every provider did. */
export interface Call {
  readonly id: string;
  readonly medium: Medium;
  readonly by: string;
  readonly request?: string;
  readonly status: 'wanted' | 'open' | 'closed' | 'failed';
  /** Id of the instance chosen, or `givenLink`. */
  readonly instance: string;
  /** Instances that failed or were left by `salle autre`. */
  readonly tried: readonly string[];
  /** What the class is shown: the room's page (/salle/ID) where there is one, else the entry's link. */
  readonly link?: string;
  readonly entry?: RoomEntry;
  /** The provider's own reference, for closing it; absent for a link that staff gave. */
  readonly reference?: string;
  /** Id of the call that this one takes the place of (`salle autre`), closed once this one is open. */
  readonly replaces?: string;
  readonly openedAt?: number;
  /** When it was closed for the class: its link was taken away. */
  readonly closedAt?: number;
  /** It is closed here, and its server was `asked` to end it but has not said so; `failed`: and never did. */
  readonly ending?: 'asked' | 'failed';
  /** Latest closing (epoch ms); one that people are in then waits once more, and is `extended`. */
  readonly closesAt: number;
  readonly extended?: boolean;
  /** Is anybody in, where the provider can tell; absent until somebody came. */
  readonly occupancy?: Occupancy;
  /** Staff were told that its server is away. */
  readonly awaySaid?: boolean;
  /** Who said « ça marche pas »: persons, and browsers on the room's page (`pageVoter`). */
  readonly otherVotes: readonly string[];
  /** Staff were told that it does not work for many, where there is no other. */
  readonly brokenSaid?: boolean;
  /** Keys of the posts whose 👍 is such a vote, to take the sign away with the room. */
  readonly votePosts?: readonly string[];
  /** How many are expected, for who shares the server. */
  readonly persons?: number;
  /** Why this instance, in a sentence for staff. */
  readonly why: string;
  /** Key of the post that announces it. */
  readonly post: string;
}
