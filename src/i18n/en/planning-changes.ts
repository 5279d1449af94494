import type { ChangeKind } from '../../domain/told.ts';
import {
  type Block,
  code,
  command,
  type Document,
  doc,
  type Inline,
  inlines,
  line,
  list,
  strong,
} from '../../message/document.ts';
import type { changes as french } from '../fr/planning-changes.ts';
import { common } from './common.ts';
import { planning } from './planning.ts';

const people = (group: string | undefined) => (group === undefined ? 'The class' : `Group ${group}`);
const inPeople = (group: string | undefined) => (group === undefined ? 'the class' : `group ${group}`);
const participles: Record<ChangeKind, { one: string; many: string }> = {
  planned: { one: 'is added', many: 'are added' },
  moved: { one: 'is moved', many: 'are moved' },
  length: { one: 'has a new length', many: 'have a new length' },
  cancelled: { one: 'is cancelled', many: 'are cancelled' },
  restored: { one: 'takes place after all', many: 'take place after all' },
  removed: { one: 'is removed from the schedule', many: 'are removed from the schedule' },
};
const inZone = (zone: string | undefined) => (zone === undefined ? '' : ` (${zone})`);
const because = (reason: string | undefined) => (reason === undefined ? '' : ` Reason: ${reason}`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type Several = Parameters<(typeof french)['ofDay']['cancel']['several']>[0];

const onlyOfDay = (it: { number: number; title: string }, day: string, corrected: string): Document =>
  doc(
    line`On ${day} there is ${common.sessionTitled(it.number, it.title)}. Did you mean ${command(corrected)}? ✅ to send it.`,
  );

const severalOfDay = (question: string, lines: Several, all: string): Document =>
  doc(
    line`There are several sessions. ${question} All of them: ✅ or ${command(all)}.`,
    list(
      lines.map(
        (each) =>
          inlines`${command(each.line)}: ${common.sessionTitled(each.session.number, each.session.title)}, ${each.when}`,
      ),
    ),
  );

export const changes: typeof french = {
  cancelExample: 'cancel S1',
  restoreExample: 'restore S1',
  titleExample: 'title S1 Trees',
  locationExample: 'place S1 B204',
  toPlace: 'change the place',
  reach: (
    reach: 'soon' | 'now' | 'nothing' | 'unheard' | 'nobody',
    group: string | undefined,
    now: number,
  ): Block => {
    if (reach === 'soon') {
      return line`${people(group)} will read it ${common.inAMinute(now)}. ↩️ or ${command('undo')}.`;
    }
    const told = {
      now: `${people(group)} is told at once.`,
      unheard: `Nothing will be announced: ${inPeople(group)} had not been told yet.`,
      nothing: `Nothing will be announced: for ${inPeople(group)}, nothing has changed.`,
      nobody: 'No room is linked to the course: nobody is told.',
    };
    return line`${told[reach]} ↩️ or ${command('undo')}.`;
  },

  movedTo: (it: { number: number; when: string; old: string }): Block =>
    line`✅ ${common.Session(it.number)} moved to ${it.when}, instead of ${it.old}.`,
  lengthSet: (it: { number: number; when: string; old: string }): Block =>
    line`✅ ${common.Session(it.number)}, new length: ${it.when}, instead of ${it.old}.`,
  moveMissing: (number: number | undefined): Document =>
    number === undefined
      ? doc(line`The session and its new date are missing. For example: ${command('move S3 +1 week')}.`)
      : doc(
          line`The new date of ${common.session(number)} is missing. For example:`,
          line`${command(`move S${number} by an hour`)}`,
          line`${command(`move S${number} +1 week`)}`,
        ),
  moveOne: (numbers: readonly number[], example: string): Document =>
    doc(
      line`Sessions are moved one by one. ${planning.sessionsNamed(numbers)}: begin with ${command(example)}.`,
    ),
  moveNone: () =>
    doc(line`I see no session to come that would be that one. The sessions: ${command('agenda')}.`),
  moveOpen: (number) =>
    doc(line`${common.Session(number)} is open: its time does not change any more, and no other is planned.`),
  moveAsk: (it, shown) =>
    doc(
      it.open === undefined
        ? undefined
        : line`${common.Session(it.open)} is open: its time does not change any more.`,
      line`${common.Session(it.number)} is planned on ${it.old}. Move it to ${it.when}? ✅ or ${command(shown)}.`,
    ),
  moveManyAsk: (numbers, shown, zone) =>
    line`Move ${numbers.length} sessions, ${planning.numbered(numbers)}? ✅ or ${command(shown)}. They would then be${inZone(zone)}:`,
  movedMany: (numbers, hours) =>
    line`✅ ${planning.sessionsNamed(numbers)} moved${hours === undefined ? '' : `, ${hours}`}:`,
  wrongWay: (it) =>
    doc(
      line`${common.Session(it.number)} is planned on ${it.old}; this would be ${it.isLater ? 'later' : 'earlier'}: ${it.when}. If that is meant: ${command(it.line)}.`,
    ),
  moveSame: (it: { number: number; when: string }): Document =>
    doc(
      line`${common.Session(it.number)} is already planned for ${it.when}. To move it: ${command(`move S${it.number} +1 week`)}.`,
    ),
  moveStates: {
    open: (number: number): Document =>
      doc(
        line`${common.Session(number)} is open: it can no longer be moved. To end it: ${command(`end S${number}`)}.`,
      ),
    closed: (number: number): Document =>
      doc(
        line`${common.Session(number)} is over: it can no longer be moved. To plan another one: ${command('plan Tuesday 14:15')}.`,
      ),
    cancelled: (number: number): Document =>
      doc(line`${common.Session(number)} is cancelled. Restore it first: ${command(`restore S${number}`)}.`),
  },

  cancelWhich: (): Document =>
    doc(line`Undo your last action (${command('undo')}) or cancel a session (${command('cancel S3')})?`),
  ofDay: {
    cancel: {
      none: (day): Document =>
        doc(line`There is no session to cancel on ${day}. The sessions: ${command('agenda')}.`),
      only: onlyOfDay,
      several: (lines, all): Document => severalOfDay('Which one do you want to cancel?', lines, all),
    },
    restore: {
      none: (day): Document =>
        doc(line`There is no session to restore on ${day}. The sessions: ${command('agenda all')}.`),
      only: onlyOfDay,
      several: (lines, all): Document => severalOfDay('Which one do you want to restore?', lines, all),
    },
  },
  ofSpan: {
    cancel: {
      none: (month): Document =>
        doc(
          line`There is no session to cancel${month === undefined ? '' : ` in ${month}`}. The sessions: ${command('agenda')}.`,
        ),
      only: (it, when, shown): Document =>
        doc(line`Cancel ${common.sessionTitled(it.number, it.title)}, ${when}? ✅ or ${command(shown)}.`),
      many: (numbers, hours, shown): Block =>
        line`Cancel ${numbers.length} sessions, ${planning.numbered(numbers)}${hours}? ✅ or ${command(shown)}:`,
    },
    restore: {
      none: (month): Document =>
        doc(
          line`There is no session to restore${month === undefined ? '' : ` in ${month}`}. The sessions: ${command('agenda all')}.`,
        ),
      only: (it, when, shown): Document =>
        doc(line`Restore ${common.sessionTitled(it.number, it.title)}, ${when}? ✅ or ${command(shown)}.`),
      many: (numbers, hours, shown): Block =>
        line`Restore ${numbers.length} sessions, ${planning.numbered(numbers)}${hours}? ✅ or ${command(shown)}:`,
    },
  },
  cancelOpenAsk: (number, shown): Document =>
    doc(
      line`${common.Session(number)} is open. Cancelling it also closes its rooms: ✅ or ${command(shown)}; to end it only: ${command(`end S${number}`)}.`,
    ),
  cancelled: (it: { number: number; when: string; reason: string | undefined }): Block =>
    line`✅ ${common.Session(it.number)} cancelled: ${it.when}.${because(it.reason)}`,
  cancelledMany: (numbers: readonly number[], reason: string | undefined, zone: string | undefined): Block =>
    line`✅ ${numbers.length} sessions cancelled, ${planning.sessionsNamed(numbers)}${inZone(zone)}${reason === undefined ? ':' : `.${because(reason)}`}`,
  cancelManyAsk: (numbers: readonly number[], shown: string, zone: string | undefined): Block =>
    line`Cancel ${numbers.length} sessions, ${planning.numbered(numbers)}${inZone(zone)}? ✅ or ${command(shown)}:`,
  beyondLast: (last: number, example: string): Document =>
    doc(line`The last session is S${last}: nothing has changed. For example: ${command(example)}.`),
  cancelClosed: (number: number): Document =>
    doc(
      line`${common.Session(number)} is over: it can no longer be cancelled. The upcoming sessions: ${command('agenda')}.`,
    ),
  cancelAlready: (number: number): Document =>
    doc(
      line`${common.Session(number)} is already cancelled. To restore it: ${command(`restore S${number}`)}.`,
    ),
  noneLeft: (numbers: readonly number[]): Document =>
    doc(
      line`Nothing to change for ${planning.sessionsNamed(numbers)}. The sessions: ${command('agenda all')}.`,
    ),
  leftAsTheyWere: (kind, numbers): Block => {
    const why = { cancelled: 'Already cancelled', standing: 'Not cancelled', other: 'Unchanged' };
    return line`${why[kind]}: ${planning.numbered(numbers)}.`;
  },

  restored: (it: { number: number; when: string }): Block =>
    line`✅ ${common.Session(it.number)} restored: ${it.when}.`,
  restoredMany: (numbers: readonly number[], zone: string | undefined): Block =>
    line`✅ ${numbers.length} sessions restored, ${planning.sessionsNamed(numbers)}${inZone(zone)}:`,
  restoreWhich: (): Document =>
    doc(line`Which cancelled session do you want to restore? For example: ${command('restore S3')}.`),
  restoreNotCancelled: (number: number): Document =>
    doc(
      line`${common.Session(number)} is not cancelled: there is nothing to restore. The sessions: ${command('agenda all')}.`,
    ),
  restorePast: (it: { number: number; when: string }): Document =>
    doc(
      line`${common.Session(it.number)} would have begun ${it.when}: that is in the past. To plan another one: ${command('plan Tuesday 14:15')}.`,
    ),

  titleWhich: (): Document =>
    doc(line`The session and its title are missing. For example: ${command('title S3 Trees')}.`),
  titleMissing: (number: number, title: string): Document =>
    doc(
      line`${title === '' ? `${common.Session(number)} has no title yet.` : `${common.Session(number)} is called “${title}”.`} To change that: ${command(`title S${number} Trees`)}.`,
      line`Without a title, it takes the first ${code('#')} heading of its material.`,
    ),
  titleSet: (it: { number: number; title: string; old: string }): Block =>
    line`✅ ${common.Session(it.number)}: “${it.title}”${it.old === '' ? '' : `, instead of “${it.old}”`}.`,
  titleSame: (number: number, title: string): Document =>
    doc(
      line`${common.Session(number)} is already called “${title}”. To change that: ${command(`title S${number} Trees`)}.`,
    ),

  locationSet: (it: { number: number; location: string; old: string | undefined }): Block =>
    line`✅ Place of ${common.session(it.number)}: ${it.location}${it.old === undefined ? '' : `, instead of ${it.old}`}.`,
  locationCleared: (number: number, old: string): Block =>
    line`✅ ${common.Session(number)} no longer has a place: ${old} is removed. It is held in writing.`,
  locationIs: (it: { number: number; when: string; location: string }): Block =>
    line`${common.Session(it.number)}, ${it.when}: ${it.location}.`,
  locationNone: (it: { number: number; when: string }): Block =>
    line`${common.Session(it.number)}, ${it.when}, has no place: it is held in writing.`,
  locationHow: (number: number): Block => line`To give it one: ${command(`place S${number} B204`)}.`,

  toldOne: (it: {
    kind: ChangeKind;
    number: number;
    when: string;
    old: string;
    reason: string | undefined;
  }): Block => {
    const one = `${common.Session(it.number)} ${participles[it.kind].one}: ${it.when}`;
    return line`${one}${instead(it)}.${because(it.reason)}`;
  },
  toldMany: (
    changed: readonly { kind: ChangeKind; numbers: readonly number[] }[],
    reason: string | undefined,
    zone: string | undefined,
  ): Block => {
    const parts = changed.map(({ kind, numbers }) =>
      numbers.length === 1
        ? `${planning.sessionsNamed(numbers)} ${participles[kind].one}`
        : `sessions ${planning.sessionsNamed(numbers)} ${participles[kind].many}`,
    );
    return line`${capital(parts.join('; '))}${inZone(zone)}.${because(reason)}`;
  },
  toldItem: (it: {
    kind: ChangeKind;
    number: number;
    when: string;
    old: string;
    reason: string | undefined;
  }): readonly Inline[] =>
    inlines`S${it.number}: ${it.when}${instead(it)}${it.reason === undefined ? '' : ` (${it.reason})`}`,
  sinceMark: (number: number): string => `S${number}, since then`,
  since: (it: { number: number; status: 'planned' | 'cancelled' | 'removed'; when: string }): Block => {
    const states = { planned: it.when, cancelled: 'cancelled', removed: 'removed from the schedule' };
    return line`${strong(changes.sinceMark(it.number))}: ${states[it.status]}.`;
  },
};

function instead(it: { kind: ChangeKind; old: string }): string {
  return it.kind === 'moved' || it.kind === 'length' ? `, instead of ${it.old}` : '';
}
