import { type Block, code, command, type Document, doc, line } from '../../message/document.ts';
import type { undo as french } from '../fr/planning-undo.ts';
import { common } from './common.ts';
import { contents } from './material.ts';
import { planning } from './planning.ts';

const deeds: Readonly<Record<string, string>> = {
  create: 'creating the course',
  staff: 'the change of staff',
  settings: 'the change of setting',
  plan: 'planning',
  move: 'moving',
  cancel: 'cancelling',
  restore: 'restoring',
  title: 'the title of',
  place: 'the place of',
  material: 'the material of',
  start: 'the opening of the session',
  end: 'the end of the session',
  reopen: 'the reopening of the session',
  audio: 'the audio room',
  video: 'the video room',
  call: 'the room',
  close: 'the closing of the room',
  announce: 'the announcement',
  link: 'linking the room',
  unlink: 'unlinking the room',
};
const contraries: Readonly<Record<string, string>> = {
  start: 'end',
  end: 'reopen',
  reopen: 'end',
  audio: 'close',
  video: 'close',
  call: 'close',
  link: 'unlink',
  unlink: 'link',
};
const deed = (verb: string, numbers: readonly number[]) =>
  `${deeds[verb] ?? 'the last action on'}${numbers.length === 0 ? '' : ` ${planning.sessionsNamed(numbers)}`}`;

export const undo: typeof french = {
  typed: {
    undo: 'undo',
    cancel: 'cancel',
    move: 'move',
    restore: 'restore',
    title: 'title',
    place: 'place',
    none: 'none',
    confirm: 'confirm',
    agenda: 'agenda',
  },
  done: (it: { verb: string; numbers: readonly number[] }): Block =>
    line`✅ Undone: ${deed(it.verb, it.numbers)}.`,
  stands: (it: { number: number; when: string; status: 'planned' | 'open' | 'cancelled' }): Block =>
    line`S${it.number}: ${it.when}${{ planned: '', open: ', open', cancelled: ', cancelled' }[it.status]}.`,
  standing: (it): Block =>
    line`${it.count} sessions ${it.cancelled ? 'cancelled' : 'planned'}${it.hours === undefined ? '' : `, ${it.hours}`}:`,
  titleIs: (number: number, title: string): Block =>
    title === '' ? line`S${number} has no title.` : line`S${number}: “${title}”.`,
  placeIs: (number: number, place: string | undefined): Block =>
    place === undefined ? line`S${number} has no place.` : line`S${number}: ${place}.`,
  materialIs: (it): Block => line`Material of S${it.number}: ${contents(it)}.`,
  noMaterial: (number: number): Block => line`S${number} has no material.`,
  settingIs: (key: string, value: string): Block => line`${code(key)}: ${value}.`,
  removed: (numbers: readonly number[]): Block =>
    numbers.length === 1
      ? line`It is removed from the schedule; the number ${planning.numbered(numbers)} will not be used again.`
      : line`They are removed from the schedule; the numbers ${planning.numbered(numbers)} will not be used again.`,
  courseGone: (course: string): Block => line`The course ${course} is deleted; its rooms are free.`,
  readAnnouncement: (reach: 'soon' | 'now', group: string | undefined, now: number): Block =>
    line`${group === undefined ? 'The class' : `Group ${group}`} may have read it already; the change will be announced ${reach === 'now' ? 'at once' : common.inAMinute(now)}.`,
  readAnswer: (): Block => line`The class may have read my earlier answer: it is now marked as undone.`,
  readMaterial: (): Block => line`The material may have been read already.`,
  readNothing: (): Block => line`The class had not been told yet.`,
  mark: (): Block => line`(undone)`,

  confirm: (it: {
    removed: boolean;
    numbers: readonly number[];
    line: string;
    zone: string | undefined;
  }): Block =>
    line`This would ${it.removed ? 'remove' : 'cancel'} ${it.numbers.length} sessions${it.removed ? ' from the schedule' : ' again'}, ${planning.numbered(it.numbers)}${it.zone === undefined ? '' : ` (${it.zone})`}: ✅ or ${command(it.line)}.`,
  confirmCourse: (course: string, shown: string): Document =>
    doc(line`This would delete the course ${course} and all its sessions: ✅ or ${command(shown)}.`),

  nothing: (): Document =>
    doc(
      line`You have nothing to undo here: it works for what you did in the last 24 h. The schedule: ${command('agenda')}.`,
    ),
  lasting: (verb): Block => {
    const contrary = contraries[verb];
    return contrary === undefined
      ? line`Your last action (${deed(verb, [])}) cannot be undone.`
      : line`Your last action (${deed(verb, [])}) cannot be undone; for the opposite: ${command(contrary)}.`;
  },
  before: (it): Block =>
    line`To undo the one before it (${deed(it.verb, it.numbers)}): ✅ or ${command(it.line)}.`,
  unknown: (typed): Document =>
    doc(line`I know of no change “${typed}”. To undo your last one: ${command('undo')}.`),
  notYours: (): Document =>
    doc(line`This action is not yours: only its author can undo it. The schedule: ${command('agenda')}.`),
  tooOld: (): Document =>
    doc(
      line`This action is more than 24 h old: it is too late to undo it. The schedule: ${command('agenda')}.`,
    ),
  already: (): Document => doc(line`That is already undone. The schedule: ${command('agenda')}.`),
  needsRole: (): Document =>
    doc(
      line`You are no longer on the staff of this course: I can no longer undo that for you. The staff: ${command('staff')}.`,
    ),
  conflict: (it: {
    name: string;
    verb: string;
    numbers: readonly number[];
    at: string;
    line: string;
  }): Document =>
    doc(
      line`${it.name} has changed this since (${deed(it.verb, it.numbers)}, ${it.at}): I am leaving it alone. If you insist: ${command(it.line)}.`,
    ),
  conflictOwn: (it: { verb: string; numbers: readonly number[]; at: string; line: string }): Document =>
    doc(
      line`You have changed this since (${deed(it.verb, it.numbers)}, ${it.at}). Undo that first: ${command(it.line)}.`,
    ),
  begun: (number: number): Document =>
    doc(
      line`${common.Session(number)} is open: it is too late to undo this. To end it: ${command(`end S${number}`)}.`,
    ),
  held: (number: number): Document =>
    doc(
      line`${common.Session(number)} took place: it is too late to undo this. The schedule: ${command('agenda past')}.`,
    ),
  past: (number: number): Document =>
    doc(
      line`The hour of ${common.session(number)} has passed in the meantime: it is too late to undo this. To plan another one: ${command('plan Tuesday 14:15')}.`,
    ),
  lastTeacher: (): Document =>
    doc(
      line`The course would have no teacher left. Name somebody first: ${command('staff + NAME teacher')}.`,
    ),
  codeTaken: (code): Document =>
    doc(
      line`The code ${code} is another course's by now: your course keeps its own. To choose another one: ${command('settings code LO21-2')}.`,
    ),
  someone: 'Somebody',
};
