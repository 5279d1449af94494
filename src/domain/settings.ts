import type { Quiet, ReminderRule, ShowBefore, Vacation } from './time/types.ts';

/** Who may open a room at once: staff only, a quorum of anyone, everyone, nobody (video only). */
export type RoomPolicy = 'staff' | 'quorum' | 'all' | 'never';

/** The settings of a course (COMMANDS.md, "Settings"); language and zone live on the course itself. */
export interface Settings {
  /** Default length of a session, in minutes. */
  readonly minutes: number;
  readonly reminders: readonly ReminderRule[];
  /** When `reminders` was last set (epoch ms): a moment already past then is not made up. */
  readonly remindersSince?: number;
  readonly quiet: Quiet;
  readonly mention: 'none' | 'room';
  readonly opening: 'auto' | 'hand';
  /** When the material is shown: at the opening or so long before the start. */
  readonly showMaterial: ShowBefore;
  readonly audio: RoomPolicy;
  readonly video: RoomPolicy;
  /** How many persons open a room together, 2–50. */
  readonly quorum: number;
  /** Expected headcount, if somebody said. */
  readonly headcount?: number;
  /** Ids of call instances, in the order to try; empty: the host's order. */
  readonly rooms: readonly string[];
  /** date-holidays region ('FR', 'FR-67') or 'none'. */
  readonly holidays: string;
  /** Left out of every series; absent: those of the host (COURS_VACANCES), whichever they are then. */
  readonly vacations?: readonly Vacation[];
  /** An https link of the course's own for video. */
  readonly videoLink?: string;
  /** Is a video room on a Jitsi shown inside the chat rooms too, where they can? */
  readonly widget?: boolean;
  /** What a group's place shows of a session of the whole class: a link to where it is held (absent: so), or all of it. */
  readonly groups?: 'link' | 'whole';
}

/** What a new course starts with. */
export const defaultSettings: Settings = {
  minutes: 120,
  reminders: [
    { kind: 'eve', at: '18:00' },
    { kind: 'before', minutes: 10 },
  ],
  quiet: { from: '21:00', to: '07:00' },
  mention: 'none',
  opening: 'auto',
  showMaterial: 'opening',
  audio: 'quorum',
  video: 'staff',
  quorum: 3,
  rooms: [],
  holidays: 'FR',
};
