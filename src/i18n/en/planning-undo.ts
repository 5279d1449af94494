import { type Block, code, command, type Document, doc, line } from '../../message/document.ts';
import type { undo as french } from '../fr/planning-undo.ts';
import { common } from './common.ts';
import { contents } from './material.ts';
import { planning } from './planning.ts';

const deeds: Readonly<Record<string, string>> = {
  create: 'creating the course',
  staff: 'the change of staff',
  settings: 'the setting',
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
  link: 'the linked room',
  unlink: 'the unlinked room',
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
    line`✅ Taken back: ${deed(it.verb, it.numbers)}.`,
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
  removed: (count: number): Block =>
    count === 1
      ? line`It is out of the plan; its name will not be used again.`
      : line`They are out of the plan; their names will not be used again.`,
  courseGone: (course: string): Block => line`The course ${course} is gone; its rooms are free.`,
  readAnnouncement: (reach: 'soon' | 'now', group: string | undefined, now: number): Block =>
    line`${group === undefined ? 'The class' : `Group ${group}`} may have read it already, and will read the change ${reach === 'now' ? 'at once' : common.inAMinute(now)}.`,
  readAnswer: (): Block =>
    line`My answer of then may have been read by the class; it is now marked as taken back.`,
  readMaterial: (): Block => line`The material may have been read already.`,
  readNothing: (): Block => line`The class had read nothing of it.`,
  mark: (): Block => line`(taken back)`,

  confirm: (it: {
    removed: boolean;
    numbers: readonly number[];
    line: string;
    zone: string | undefined;
  }): Block =>
    line`This ${it.removed ? 'takes' : 'cancels'} ${it.numbers.length} sessions ${it.removed ? 'out of the plan' : 'again'}, ${planning.numbered(it.numbers)}${it.zone === undefined ? '' : ` (${it.zone})`}: ✅ or ${command(it.line)}.`,
  confirmCourse: (course: string, shown: string): Document =>
    doc(line`Taking this back removes the course ${course} and all its sessions: ✅ or ${command(shown)}.`),

  nothing: (): Document =>
    doc(
      line`You have nothing to take back here: I take back your last action, for 24 h. The plan: ${command('agenda')}.`,
    ),
  lasting: (verb): Block => {
    const contrary = contraries[verb];
    return contrary === undefined
      ? line`Your last action (${deed(verb, [])}) cannot be taken back.`
      : line`Your last action (${deed(verb, [])}) cannot be taken back; its contrary is ${command(contrary)}.`;
  },
  before: (it): Block =>
    line`The one before it (${deed(it.verb, it.numbers)}) still can: ✅ or ${command(it.line)}.`,
  unknown: (typed): Document =>
    doc(line`I know of no change “${typed}”. To undo your last one: ${command('undo')}.`),
  notYours: (): Document =>
    doc(line`This action is not yours: only its author can take it back. The plan: ${command('agenda')}.`),
  tooOld: (): Document =>
    doc(
      line`This action is more than 24 h old: it can no longer be taken back. The plan: ${command('agenda')}.`,
    ),
  already: (): Document => doc(line`That is taken back already. The plan: ${command('agenda')}.`),
  needsRole: (): Document =>
    doc(
      line`You are no longer on the staff of this course: I cannot take that back for you. The staff: ${command('staff')}.`,
    ),
  conflict: (it: {
    name: string;
    verb: string;
    numbers: readonly number[];
    at: string;
    line: string;
  }): Document =>
    doc(
      line`${it.name} has changed this since (${deed(it.verb, it.numbers)}, ${it.at}): I leave it alone. To do it yourself: ${command(it.line)}.`,
    ),
  conflictOwn: (it: { verb: string; numbers: readonly number[]; at: string; line: string }): Document =>
    doc(
      line`You have changed this since (${deed(it.verb, it.numbers)}, ${it.at}). Take that back first: ${command(it.line)}.`,
    ),
  begun: (number: number): Document =>
    doc(
      line`${common.Session(number)} is open: this can no longer be taken back. To end it: ${command(`end S${number}`)}.`,
    ),
  held: (number: number): Document =>
    doc(
      line`${common.Session(number)} took place: this can no longer be taken back. The plan: ${command('agenda past')}.`,
    ),
  past: (number: number): Document =>
    doc(
      line`The hour of ${common.session(number)} has passed meanwhile: this can no longer be taken back. To hold another one: ${command('plan Tuesday 14:15')}.`,
    ),
  lastTeacher: (): Document =>
    doc(
      line`The course would have no teacher left. Name somebody first: ${command('staff + NAME teacher')}.`,
    ),
  someone: 'Somebody',
};
