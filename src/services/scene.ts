import type { AccountList } from '../domain/account-list.ts';
import type { PoolView } from '../domain/choose-room.ts';
import type { Course, Place } from '../domain/course.ts';
import type { Person } from '../domain/person.ts';
import type { Role } from '../domain/role.ts';
import type { Language, Vacation } from '../domain/time/types.ts';
import type { Words } from '../i18n/words.ts';
import type { CallInstance } from '../ports/calls.ts';

/** What every decision may rely on: the moment, fresh ids and the installation's facts. */
export interface Moment {
  /** When it is decided (epoch ms). */
  readonly now: number;
  /** A fresh unguessable id, 128 bits as 26 characters of [0-9a-z]. */
  readonly newId: () => string;
  readonly house: House;
}

/** The pages of rooms, which need a public address. */
export interface RoomPages {
  /** For everybody. */
  address(callId: string): string;
  /** Of a file of its session's material, which counts from 1, as long as the room is there. */
  fileAddress(callId: string, number: number, name: string): string;
  /** For staff: for an hour it makes a moderator of whoever has it. */
  staffAddress(callId: string, now: number): string;
}

/** Facts of the installation, from its configuration. */
export interface House {
  readonly language: Language;
  readonly zone: string;
  /** What courses leave out of a series that have no vacations of their own; absent: nothing. */
  readonly vacations?: (now: number) => readonly Vacation[];
  /** Call instances in the host's order, the sample course's example included (`example`). */
  readonly instances: readonly CallInstance[];
  /** What is held on them now, and which are set aside; absent: nothing is known. */
  readonly pool?: PoolView;
  /** How many are in an open room, where its provider tells. */
  readonly persons?: (callId: string) => number | undefined;
  /** Where rooms have a page of their own; absent without a public address (COURS_PUBLIC_URL). */
  readonly roomPages?: RoomPages;
  /** Bytes of files that a course and a person may keep here; absent: as by default. */
  readonly fileQuota?: { readonly course: number; readonly person: number };
  /** Who may create courses, besides the hosts; absent: everybody. */
  readonly creators?: AccountList;
  /** For the privacy notice; each may be unset. */
  readonly controller?: string;
  readonly host?: string;
  readonly dpo?: string;
}

/** How people know a server; by its id where it was taken out of the calls file. */
export function labelOf({ instances }: House, instance: string): string {
  return instances.find(({ id }) => id === instance)?.label ?? instance;
}

/** A command as it reaches a verb: who says it, where, in which course. */
export interface Scene extends Moment {
  /** When the message was written (epoch ms): what relative dates count from. */
  readonly at: number;
  /** Id of the event decided. */
  readonly eventId: string;
  readonly person: Person;
  readonly isHost: boolean;
  readonly role: Role;
  /** May moderate the room (Matrix power ≥ 50 …); in a direct conversation always true. */
  readonly moderator: boolean;
  readonly origin: Origin;
  /** The course that the command is about, if one is known here. */
  readonly course?: Course;
  /** The linked place that it was written in; undefined in private and in unlinked rooms. */
  readonly place?: Place;
  /** Key of the post in whose thread it was written, if it is one of ours. */
  readonly threadRoot?: string;
  /** The staff of the course, as persons. */
  readonly staff: readonly Person[];
  /** Courses of the person, when in private. */
  readonly courses: readonly Course[];
  readonly language: Language;
  readonly words: Words;
}

/** Where the command stands. */
export interface Origin {
  readonly account: string;
  readonly platform: string;
  readonly room: string;
  readonly user: string;
  readonly thread?: string;
  readonly direct: boolean;
  /** Reference of the message, to answer to; undefined for a reaction or button. */
  readonly message?: string;
}

/** A scene with its course: what a verb that needs one gets. */
export type CourseScene = Scene & { readonly course: Course };
