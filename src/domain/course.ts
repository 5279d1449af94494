import type { Role, StaffRole } from './role.ts';
import type { Rooms } from './room.ts';
import type { Settings } from './settings.ts';
import type { Language } from './time/types.ts';

/** A course with its staff, places and groups: one aggregate, versioned as a whole. */
export interface Course {
  readonly id: string;
  /** 2–20 letters, digits, `-` `.` `_`; unique in the installation, compared without case. */
  readonly code: string;
  /** Codes that it had before, the newest last: what is typed with them still means it, unless another course has them. */
  readonly formerCodes?: readonly string[];
  readonly title: string;
  readonly zone: string;
  readonly language: Language;
  readonly settings: Settings;
  readonly staff: readonly StaffMember[];
  readonly places: readonly Place[];
  readonly groups: readonly Group[];
  /** Persons who asked to be mentioned in openings, reminders and changes (`rappel oui`). */
  readonly ringing: readonly string[];
  /** The number that the next planned session takes; never goes back, so a name is never reused. */
  readonly nextNumber: number;
  readonly linkCodes: readonly LinkCode[];
  /** Requests and rooms that belong to no session. */
  readonly rooms: Rooms;
  readonly createdBy: string;
  readonly createdAt: number;
  /** `gone`: its creation was undone; kept so that undo can be told, never shown. */
  readonly status: 'active' | 'gone';
  /** The sample course alone may use the example Jitsi instance. */
  readonly sample: boolean;
  readonly version: number;
}

export interface StaffMember {
  readonly person: string;
  readonly role: StaffRole;
}

/** A group of the class (TD1): sessions may be meant for it alone. */
export interface Group {
  readonly id: string;
  readonly name: string;
}

/** A chat room linked to the course. `account` and `room` are the platform's own, opaque. */
export interface Place {
  readonly id: string;
  readonly account: string;
  readonly room: string;
  readonly kind: 'class' | 'group' | 'staff';
  /** Set when `kind` is 'group'. */
  readonly group?: string;
  readonly linkedAt: number;
  /** Version of the privacy notice last posted here; posted anew when it grows. */
  readonly notice: number;
}

/** A one-time code of `lier`; only a SHA-256 of it is stored. */
export interface LinkCode {
  readonly hash: string;
  readonly expiresAt: number;
}

/** The role that a person has in a course; everyone else in a place is a student. */
export function roleIn(course: Course | undefined, person: string, isHost: boolean): Role {
  if (isHost) return 'host';
  return course?.staff.find((member) => member.person === person)?.role ?? 'student';
}

/** The places that a session or notice meant for `group` (undefined: the whole class) is posted in. */
export function classPlaces(course: Course, group?: string): readonly Place[] {
  return course.places.filter(
    (place) =>
      (place.kind === 'class' && group === undefined) ||
      (place.kind === 'group' && (group === undefined || place.group === group)),
  );
}

/**
 * The places in which a session is held. One of the whole class is held once a platform account: where the class has a
 * place, those of groups have a link to it (`linkPlaces`), unless the course wants it whole there.
 */
export function heldPlaces(course: Course, group?: string): readonly Place[] {
  const places = classPlaces(course, group);
  if (group !== undefined || course.settings.groups === 'whole') return places;
  const ofClass = new Set(places.filter(({ kind }) => kind === 'class').map(({ account }) => account));
  return places.filter(({ kind, account }) => kind === 'class' || !ofClass.has(account));
}

/** The places that show no more of a session than where it is held. */
export function linkPlaces(course: Course, group?: string): readonly Place[] {
  const held = new Set(heldPlaces(course, group));
  return classPlaces(course, group).filter((place) => !held.has(place));
}
