import type { Role } from '../../domain/role.ts';
import { code, command, type Document, doc, line } from '../../message/document.ts';
import { until } from '../../message/timed.ts';
import type { common as french } from '../fr/common.ts';

const roleNames: Record<Role, string> = {
  student: 'student',
  assistant: 'staff',
  teacher: 'teacher',
  host: 'host',
};

const named = (names: readonly string[]) => (names.length === 0 ? '' : ` (${names.join(', ')})`);

export const common: typeof french = {
  session: (number: number) => `session ${number} (S${number})`,
  sessionTitled: (number: number, title: string) =>
    title === '' ? `session ${number} (S${number})` : `session ${number} (S${number}), ${title}`,
  within: (session: string) => (/\), /u.test(session) ? `${session},` : session),
  Session: (number: number) => `Session ${number} (S${number})`,
  role: (role: Role) => roleNames[role],
  and: (items: readonly string[]) =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`,
  count: (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`,
  inAMinute: (now: number, due = now + 60_000) => until(now, due, 'in a minute', 'from now on'),
  undoHint: () => line`↩️ or ${command('undo')}.`,
  needsStaff: (what: string, course: string, staff: readonly string[]): Document =>
    doc(line`To ${what}, you have to be on the staff of ${course}${named(staff)}.`),
  needsTeacher: (what: string, course: string, teachers: readonly string[]): Document =>
    doc(line`To ${what}, you have to be a teacher of ${course}${named(teachers)}.`),
  needsModerator: (what: string): Document =>
    doc(line`To ${what}, you have to be a moderator of this room. Ask whoever created it.`),
  noCourseHere: (): Document =>
    doc(
      line`This room is not linked to any course. To create yours: ${command('create LO21 Algorithms and structures')}. To link it to an existing course (a group, the staff): ${command('link')}, in another room of the course or in a direct message.`,
    ),
  noCourseDirect: (): Document =>
    doc(
      line`You have no course with me yet. Write in the course's room first, or create one here: ${command('create LO21 Algorithms and structures')}.`,
    ),
  whichCourse: (codes: readonly string[], example: string): Document =>
    doc(
      line`Which course do you mean? You have several: ${codes.join(', ')}. For example: ${command(example)}.`,
    ),
  directOnly: (example: string): Document =>
    doc(line`Ask that in a direct message, so that nobody else reads it: ${command(example)}.`),
  tooLate: (): Document =>
    doc(line`This message reached me too late, so I did not act on it. Send it again if you still need it.`),
  /** An erased person, where they are mentioned. */
  someone: 'somebody',
  proposalOver: (): Document =>
    doc(
      line`This suggestion is more than a day old, so I did not act on it. Send the command again if you still need it.`,
    ),
  flood: (): Document =>
    doc(
      line`Slow down, please: more than 10 commands in 10 seconds. I am ignoring the next ones; try again in a moment.`,
    ),
  apology: (reference: string): Document =>
    doc(
      line`Sorry, I could not do that because of an error on my side. Nothing has changed. Reference for the host: ${code(reference)}.`,
    ),
  noSession: (number: number, example: string): Document =>
    doc(
      line`There is no session S${number}. The sessions: ${command('agenda')}. For example: ${command(example)}.`,
    ),
  noSessionAtAll: (): Document =>
    doc(line`No session is planned. To plan one, staff write: ${command('plan Tuesday 14:15 — Trees')}.`),
  whichSession: (example: string): Document =>
    doc(
      line`Which session do you mean? For example: ${command(example)}. The sessions: ${command('agenda')}.`,
    ),
  lineTooLong: (most: number, length: number): Document =>
    doc(
      line`This line is too long: ${length} characters, at most ${most} for a command. A long text is sent with ${command('material S1')} or as a file.`,
    ),
  unreadWords: (typed, without): Document =>
    doc(line`I do not understand “${typed}” in this command. Without these words: ${command(without)}.`),
  unreadTime: (typed, without, move): Document =>
    doc(
      line`I do not understand “${typed}” in this command. Right now: ${command(without)}; at another time: ${command(move)}.`,
    ),
  unreadLines: (without): Document =>
    doc(line`I only understand the first line of this command. By itself: ${command(without)}.`),
  titleTooLong: (most: number, length: number): Document =>
    doc(line`This title is too long: ${length} characters, at most ${most}.`),
  reasonTooLong: (most: number, length: number): Document =>
    doc(line`This reason is too long: ${length} characters, at most ${most}.`),
};
