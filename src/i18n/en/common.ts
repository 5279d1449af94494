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
  Session: (number: number) => `Session ${number} (S${number})`,
  role: (role: Role) => roleNames[role],
  and: (items: readonly string[]) =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`,
  count: (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`,
  inAMinute: (now: number, due = now + 60_000) => until(now, due, 'in a minute', 'from now on'),
  undoHint: () => line`↩️ or ${command('undo')}.`,
  needsStaff: (what: string, course: string, staff: readonly string[]): Document =>
    doc(line`To ${what}, one has to be on the staff of ${course}${named(staff)}.`),
  needsTeacher: (what: string, course: string, teachers: readonly string[]): Document =>
    doc(line`To ${what}, one has to be a teacher of ${course}${named(teachers)}.`),
  needsModerator: (what: string): Document =>
    doc(line`To ${what}, one has to be a moderator of this room. Ask whoever created it.`),
  noCourseHere: (): Document =>
    doc(
      line`No course is held in this room. To create one: ${command('create LO21 Algorithms and structures')}. To link it to a course (a group, staff): ${command('link')}, in another room of the course or in a direct message.`,
    ),
  noCourseDirect: (): Document =>
    doc(
      line`I know of no course of yours yet. Write in the course's room first, or create one here: ${command('create LO21 Algorithms and structures')}.`,
    ),
  whichCourse: (codes: readonly string[], example: string): Document =>
    doc(line`Which course is it? You follow several: ${codes.join(', ')}. For example: ${command(example)}.`),
  directOnly: (example: string): Document =>
    doc(line`Ask that in a direct message, so that nobody else reads it: ${command(example)}.`),
  tooLate: (): Document =>
    doc(
      line`Too late: this message reached me long after it was written, so I did not run it. Send it again if it still holds.`,
    ),
  /** An erased person, where they are mentioned. */
  someone: 'somebody',
  proposalOver: (): Document =>
    doc(
      line`Too late: this proposal is more than a day old, so I did not run it. Send the command again if it still holds.`,
    ),
  flood: (): Document =>
    doc(
      line`Slowly: more than 10 commands in 10 seconds. I am not running the next ones; try again in a moment.`,
    ),
  apology: (reference: string): Document =>
    doc(
      line`Sorry, an error of mine keeps me from doing that. Nothing has changed. Reference for the host: ${code(reference)}.`,
    ),
  noSession: (number: number, example: string): Document =>
    doc(
      line`There is no session S${number}. The sessions: ${command('agenda')}. For example: ${command(example)}.`,
    ),
  noSessionAtAll: (): Document =>
    doc(line`No session is planned. Staff plan one like this: ${command('plan Tuesday 14:15 — Trees')}.`),
  whichSession: (example: string): Document =>
    doc(line`Which session is it? For example: ${command(example)}. The sessions: ${command('agenda')}.`),
  lineTooLong: (most: number, length: number): Document =>
    doc(
      line`This line is too long: ${length} characters, at most ${most} for a command. A long text is sent with ${command('material S1')} or as a file.`,
    ),
  titleTooLong: (most: number, length: number): Document =>
    doc(line`This title is too long: ${length} characters, at most ${most}.`),
  reasonTooLong: (most: number, length: number): Document =>
    doc(line`This reason is too long: ${length} characters, at most ${most}.`),
};
