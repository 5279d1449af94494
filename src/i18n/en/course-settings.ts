import { code, command, type Document, doc, inlines, line, list } from '../../message/document.ts';
import type { courseSettings as french } from '../fr/course-settings.ts';
import { planning } from './planning.ts';

const rooms = 'staff (only they), quorum (several people together) or all';

const keys: (typeof french)['keys'] = {
  title: {
    about: 'title of the course',
    accepts: 'a text of 200 characters at most',
    example: 'settings title Algorithms and structures',
  },
  code: {
    about: 'code of the course',
    accepts: '2 to 20 letters, digits, hyphens, dots or “_”, without spaces',
    example: 'settings code LO21',
  },
  language: { about: 'language of the course', accepts: 'fr or en', example: 'settings language en' },
  zone: {
    about: 'time zone',
    accepts: 'an IANA zone name, like Europe/Paris or America/Montreal',
    example: 'settings timezone Europe/Paris',
  },
  holidays: {
    about: 'public holidays',
    accepts: 'a country or a region, like FR, FR-67 or GB, or none',
    example: 'settings holidays FR',
  },
  vacations: {
    about: 'vacations, left out of every series',
    accepts: "spans like 19 December to 3 January, 13 February to 1 March, or none, or auto (the host's)",
    example: 'settings vacations 19 December to 3 January',
  },
  headcount: {
    about: 'number of people expected',
    accepts: 'a number from 1 to 10,000, or none',
    example: 'settings headcount 40',
  },
  length: {
    about: 'length of a session',
    accepts: 'a length from 5 minutes to 12 hours',
    example: 'settings duration 1h30',
  },
  reminders: {
    about: 'before each session',
    accepts: 'up to five times, separated by commas (day before 18h, 1d, 1h, 10min), or none',
    example: 'settings reminders day before 18h, 10min',
  },
  quiet: {
    about: 'hours in which reminders wait',
    accepts: 'two hours, like 21h-7h, or none',
    example: 'settings quiet 21h-7h',
  },
  mention: { about: 'notify the whole room', accepts: 'none or room', example: 'settings mention none' },
  opening: {
    about: 'how sessions open: on time, or by hand',
    accepts: 'auto or hand',
    example: 'settings opening auto',
  },
  groups: {
    about: "a class session in the groups' rooms: a link to the class's, or all of it",
    accepts: 'link or whole',
    example: 'settings groups link',
  },
  material: {
    about: 'when the material is shown',
    accepts: 'opening, or how long before the session, like 2d or 3h',
    example: 'settings material 2d',
  },
  audio: { about: 'who opens an audio room', accepts: rooms, example: 'settings audio quorum' },
  quorum: {
    about: 'people needed to open a room',
    accepts: 'a number from 2 to 50',
    example: 'settings quorum 3',
  },
  video: { about: 'who opens a video room', accepts: `${rooms}, or never`, example: 'settings video staff' },
  rooms: {
    about: "the host's room servers, in order",
    accepts: "auto (the host's order), or a list of servers",
    example: 'settings rooms auto',
  },
  widget: {
    about: 'show a Jitsi video room inside the Matrix room',
    accepts: 'yes or no',
    example: 'settings widget yes',
  },
  videoLink: {
    about: "the course's own video link",
    accepts: 'an https link, or none',
    example: 'settings video-link https://visio.example.org/lo21',
  },
};

export const courseSettings: typeof french = {
  toChange: 'change the settings',
  keys,
  values: {
    link: 'link',
    whole: 'whole',
    none: 'none',
    noMention: 'none',
    unknown: 'unknown',
    room: 'room',
    auto: 'auto',
    hand: 'hand',
    staff: 'staff',
    quorum: 'quorum',
    all: 'all',
    never: 'never',
    yes: 'yes',
    no: 'no',
  },
  all: (course: string, rows: readonly { key: string; value: string; about: string }[]): Document =>
    doc(
      line`Settings of ${course}:`,
      list(rows.map(({ key, value, about }) => inlines`${code(key)} ${value} (${about})`)),
      line`To change one (teachers): ${command('settings duration 1h30')}.`,
    ),
  one: (course: string, key: string, value: string, accepts: string, example: string): Document =>
    doc(
      line`${course}, ${code(key)}: ${value}.`,
      line`Possible values: ${accepts}. For example: ${command(example)}.`,
    ),
  unknown: (typed: string, keyNames: readonly string[]): Document =>
    doc(
      line`There is no setting “${typed}”. The settings: ${keyNames.join(', ')}. For example: ${command('settings duration 1h30')}.`,
    ),
  bad: (key: string, typed: string, accepts: string, example: string): Document =>
    doc(line`“${typed}” does not work for ${code(key)}: ${accepts}. For example: ${command(example)}.`),
  badRooms: (typed: string, ids: readonly string[]): Document =>
    doc(
      line`I do not know the room server “${typed}”. Servers: ${ids.join(', ')}. For example: ${command(`settings rooms ${ids.join(', ')}`)}.`,
    ),
  codeTaken: (taken, free): Document =>
    doc(
      line`The code ${taken} is that of another course already. Take another one, for example: ${command(`settings code ${free}`)}.`,
    ),
  codeKept: (former): Document =>
    doc(
      line`Messages that are posted keep ${former}; this code is still understood wherever it is typed, as long as no other course takes it.`,
    ),
  noRooms: (): Document =>
    doc(
      line`No room server is configured here. Staff can give a link when it is wanted: ${command('call https://visio.example.org/lo21')}.`,
    ),
  changed: (course: string, key: string, value: string, before: string): Document =>
    doc(
      value === before
        ? line`✅ ${course}, ${code(key)}: ${value}, as before.`
        : line`✅ ${course}, ${code(key)}: ${value} instead of ${before}.`,
    ),
  vacationsPast: (days) => line`Already past, so without effect: ${days}.`,
  vacationsHit: (numbers, cancel) =>
    numbers.length === 1
      ? line`Session S${numbers[0] ?? 0} falls into these vacations and stays planned; to cancel it: ${command(cancel)}.`
      : line`${planning.sessionsNamed(numbers)} fall into these vacations and stay planned; to cancel them: ${command(cancel)}.`,
  zoneMoved: (moved: number, left: number, zone: string): Document =>
    doc(
      moved === 0
        ? undefined
        : line`${moved === 1 ? 'The upcoming session keeps its' : `The ${moved} upcoming sessions keep their`} time, now in ${zone}; the class is told.`,
      left === 0
        ? undefined
        : line`${left === 1 ? 'One session, which would then be' : `${left} sessions, which would then be`} in the past already, ${left === 1 ? 'keeps' : 'keep'} the old zone.`,
    ),
};
