import { z } from 'zod';

const level = z.number().int();
const levels = z.record(z.string(), level);

/** m.room.power_levels; what is not a whole number counts as not given. */
const powerLevels = z.object({
  users: levels.catch({}).default({}),
  users_default: level.catch(0).default(0),
  events: levels.catch({}).default({}),
  events_default: level.catch(0).default(0),
  state_default: level.catch(50).default(50),
});

/** m.room.create; before room version 11 the creator is its sender, too. */
const creation = z.object({
  room_version: z.string().catch('1').default('1'),
  additional_creators: z.array(z.string()).catch([]).default([]),
});

/** Who may do what in a room. */
export interface RoomPower {
  /** The level of a user; infinite for the creators of a room of version 12 or newer. */
  of(user: string): number;
  /** What it takes to send an event of this type. */
  needed(type: string, kind: 'message' | 'state'): number;
}

/** What "moderator" means in Matrix's clients. */
export const moderatorLevel = 50;

/**
 * Reads the power levels (spec, "m.room.power_levels"; creators: room version 12). `levels` is undefined
 * where a room has none: then its creator alone has any power.
 */
export function powerOf(
  create: { readonly sender: string; readonly content: unknown },
  given: unknown,
): RoomPower {
  const made = creation.parse(create.content ?? {});
  const creators = new Set([create.sender, ...made.additional_creators]);
  const infinite = Number(made.room_version) >= 12;
  const read = given === undefined ? undefined : powerLevels.parse(given);
  return {
    of(user) {
      if (infinite && creators.has(user)) return Number.POSITIVE_INFINITY;
      if (read === undefined) return user === create.sender ? 100 : 0;
      return read.users[user] ?? read.users_default;
    },
    needed(type, kind) {
      if (read === undefined) return 0;
      return read.events[type] ?? (kind === 'state' ? read.state_default : read.events_default);
    },
  };
}
