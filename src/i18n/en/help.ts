import type { Role } from '../../domain/role.ts';
import {
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
import { until } from '../../message/timed.ts';
import type { help as french } from '../fr/help.ts';

type Group = Parameters<(typeof french)['group']>[0];

const groupNames: Record<Group, string> = {
  course: 'The course',
  planning: 'The schedule',
  session: 'The session, in writing',
  rooms: 'Rooms, on demand',
  personal: 'For you',
};

const whoMay: Record<Role, string> = {
  student: '',
  assistant: 'For the staff of the course only.',
  teacher: 'For the teachers of the course only.',
  host: 'For the host only.',
};

const helpLine = () => line`Help: ${command('help')}.`;

export const help: typeof french = {
  group: (group) => groupNames[group],
  overview: (sections): Document =>
    doc(
      line`What you can do here, by writing ${code('!cours')} and then:`,
      ...sections.flatMap(({ group, rows }) => [
        line`${strong(groupNames[group])}`,
        list(rows.map(({ word, does }) => inlines`${code(word)}: ${does}`)),
      ]),
      line`Syntax and examples of a command: ${command('help staff')}.`,
    ),
  threeLines: (everyone, reading, staff): Document =>
    doc(
      line`Here, after ${code('!cours')}: ${codes(everyone)}${reading.length === 0 ? [] : ['; to read: ', ...codes(reading)]}.`,
      staff.length === 0 ? undefined : line`For staff: ${codes(staff)}.`,
      line`One command in detail: ${command('help staff')}. Everything else: ${command('help')} in a direct message.`,
    ),
  verb: (about): Document =>
    doc(
      line`${strong(about.word)}: ${about.does}`,
      line`Syntax: ${alternatives(about.syntax, ' or ')}.`,
      line`For example: ${alternatives(about.examples, ', ')}.`,
      about.synonyms.length === 0 ? undefined : line`Synonyms: ${about.synonyms.join(', ')}.`,
      restrictions(about.role, about.direct),
    ),
  noHelpFor: (typed, near): Document =>
    doc(
      near === undefined
        ? line`I do not know the command “${typed}”. All commands: ${command('help')}.`
        : line`I do not know the command “${typed}”; did you mean ${command(`help ${near}`)}?`,
    ),
  unknownVerb: (typed): Document =>
    doc(line`I do not know the command “${typed}”. Those you can use here: ${command('help')}.`),
  lacking: (says, instead): Document =>
    instead === undefined
      ? doc(line`${says} What I do: ${command('help')}.`)
      : doc(line`${says} ${instead[0]}: ${command(instead[1])}.`),
  didYouMean: (typed, corrected): Document =>
    doc(line`I do not know the command “${typed}”; did you mean ${command(corrected)}? ✅ to send it.`),
  meantRoom: (corrected): Document => doc(line`For a room it is ${command(corrected)}. ✅ to send it.`),
  prefixLost: (corrected): Document =>
    doc(line`A command begins with ${code('!cours')}; did you mean ${command(corrected)}? ✅ to send it.`),
  prefixLostFiles: (corrected): Document =>
    doc(
      line`A command begins with ${code('!cours')}; send the files again with ${command(corrected)}. I did not keep them.`,
    ),
  sendIt: 'send',

  nextCreate: (): Document =>
    doc(
      line`This room is not linked to any course. To create yours: ${command('create LO21 Algorithms and structures')}. To link it to an existing course (a group, the staff): ${command('link')}, in another room of the course or in a direct message.`,
      helpLine(),
    ),
  nextCreateDirect: (): Document =>
    doc(
      line`You have no course with me yet. Write in the course's room first, or create one: ${command('create LO21 Algorithms and structures')}.`,
      helpLine(),
    ),
  nextChoose: (codes): Document =>
    doc(
      line`You have several courses: ${codes.join(', ')}. Begin with the code, for example: ${command(`${codes[0] ?? 'LO21'} next`)}.`,
      helpLine(),
    ),
  nextPlan: (course): Document =>
    doc(
      line`${course} has no session planned. To plan one: ${command('plan Thursday 14:15-16:15 — Trees')}.`,
      helpLine(),
    ),
  nextNothing: (course, elsewhere, past): Document =>
    doc(
      line`${course} has no session planned for now; it will be announced ${elsewhere ? "in the course's room" : 'here'}.${past ? inlines` Those that took place: ${command('agenda past')}.` : []}`,
      helpLine(),
    ),
  nextLink: (course): Document =>
    doc(
      line`No room is linked to ${course}: nobody reads what I announce there. In the class's room, where I have to be, type: ${command(`link ${course}`)}.`,
      helpLine(),
    ),
  nextMaterial: (course, session, when, it, name): Document =>
    doc(
      line`${course}, ${until(it.now, it.startsAt, 'next session', 'session')}: ${session}, ${when}. Its material is still to be prepared, in a direct message: ${command(`material ${name}`)}, followed by the text on a new line.`,
      helpLine(),
    ),
  nextSession: (course, session, when, it): Document =>
    doc(
      line`${course}, ${until(it.now, it.startsAt, 'next session', 'session')}: ${session}, ${when}. The others: ${command('agenda')}.`,
      helpLine(),
    ),

  reference: {
    title: 'The commands',
    generated: 'Made by `npm run generate` from the command table; do not edit it by hand.',
    intro:
      'In a course’s room or in a direct message, write `!cours` and then a command, or mention the bot at the beginning of the message. Case and accents do not matter; French and English words both work. `!cours` alone tells you the next step, `!cours help` what you can do where you are. In a direct message, with several courses, the code comes first: `!cours LO21 agenda`.',
    who: 'Who',
    everyone: 'everyone',
    staff: 'the staff of the course',
    teachers: 'the teachers of the course',
    hosts: 'the host',
    direct: 'in a direct message only',
    also: 'Synonyms',
    examples: 'For example',
    settings: 'The settings',
    settingColumns: ['Key', 'What it is', 'Values'],
  },
};

function codes(words: readonly string[]): readonly Inline[] {
  return words.flatMap((word, index) => (index === 0 ? [code(word)] : [', ', code(word)]));
}

function alternatives(lines: readonly string[], between: string): readonly Inline[] {
  return lines.flatMap((each, index) => (index === 0 ? [command(each)] : [between, command(each)]));
}

function restrictions(role: Role, direct: boolean) {
  const sentences = [whoMay[role], direct ? 'In a direct message only.' : ''].filter(Boolean);
  return sentences.length === 0 ? undefined : line`${sentences.join(' ')}`;
}
