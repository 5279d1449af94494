import {
  type Block,
  command,
  type Document,
  doc,
  type Inline,
  inlines,
  line,
  list,
} from '../../message/document.ts';
import { until } from '../../message/timed.ts';
import type { course as french } from '../fr/course.ts';

export const course: typeof french = {
  createExample: 'create LO21 Algorithms and structures',
  createVerb: 'create',
  toCreate: 'create a course here',
  toLink: 'link this room',
  toLinkAnother: 'link another room',
  linkVerb: 'link',
  groupOption: (name: string) => `group ${name}`,
  staffOption: 'staff',
  zoneOption: 'timezone Europe/London',
  languageOption: 'language en',
  planExample: (day: string) => `plan ${day} 14:15-16:15 — Trees`,
  createMissing: (): Document =>
    doc(
      line`The code or the title of the course is missing. For example: ${command('create LO21 Algorithms and structures')}.`,
    ),
  badCode: (typed: string, example: string): Document =>
    doc(
      line`“${typed}” cannot be a course code: 2 to 20 letters, digits, hyphens, dots or “_”, no space; not a common word, nor a session name such as S3. For example: ${command(example)}.`,
    ),
  codeMeant: (code: string, corrected: string): Document =>
    doc(line`Is ${code} the code of the course? Then: ${command(corrected)}. ✅ to send it.`),
  codeTaken: (taken: string, example: string): Document =>
    doc(
      line`The code ${taken} already belongs to another course here. Choose another one, for example: ${command(example)}.`,
    ),
  codeYours: (it): Document =>
    doc(
      line`${it.course} is already your course: I am not creating it twice.`,
      it.teacher
        ? line`To link ${it.direct ? 'a room' : 'this room'} to it, type ${it.direct ? 'in that room' : 'here'}: ${command(`link ${it.course}`)}.`
        : line`To link ${it.direct ? 'a room' : 'this room'} to it, a teacher of the course types ${it.direct ? 'in that room' : 'here'}: ${command(`link ${it.course}`)}.`,
      line`For another course take another code: ${command(it.other)}.`,
    ),
  badZone: (typed: string, example: string): Document =>
    doc(line`I do not know the time zone “${typed}”. For example: ${command(example)}.`),
  badLanguage: (typed: string, example: string): Document =>
    doc(line`I do not speak “${typed}”: fr or en. For example: ${command(example)}.`),
  notCreator: (host): Document =>
    doc(
      line`Only some people can create courses here. Ask one of them, or the host of Cours${host === undefined ? '' : ` (${host})`}.`,
    ),
  tooManyCourses: (most: number): Document =>
    doc(
      line`You have already created ${most} courses, which is the maximum per person. Somebody else can create this one.`,
    ),
  roomTaken: (held, title): Document =>
    doc(
      line`This room already belongs to the course ${held} (${title}). Create the other course in its own room, or in a direct message to me: ${command('create LO21 Algorithms and structures')}.`,
      line`To free this room: ${command('unlink')}.`,
    ),
  createdHere: (course: string, title: string, zone: string, plan: string): Document =>
    doc(
      line`✅ ${course}, ${title}: the course is created in this room (${zone}). You are its teacher.`,
      line`Next: ${command(plan)}. The material is prepared in a direct message.`,
    ),
  createdDirect: (course: string, title: string, zone: string): Document =>
    doc(
      line`✅ ${course}, ${title}: the course is created (${zone}). You are its teacher. No room is linked to it yet.`,
      line`Next: in the class's room type ${command(`link ${course}`)}, then confirm here with ✅.`,
    ),
  otherLanguage: () =>
    line`If you want me to speak English in this course: ${command('settings language en')}.`,

  linkCode: (lines): Document =>
    doc(
      line`This code links one room; ${until(lines.now, lines.until, { lead: 'it is valid for ', unit: 'minute', tail: '' }, 'it is no longer valid')}. In the room to be linked, where I must be present, type:`,
      list([
        inlines`for the class: ${lines.forClass}`,
        inlines`for a group: ${lines.forGroup}`,
        inlines`for the staff: ${lines.forStaff}`,
      ]),
    ),
  /** Before the command that gives another code. */
  codeGone: 'code expired: ',
  linkCodeSent: (): Document =>
    doc(line`The code to link another room is in your direct messages, so that the class does not read it.`),
  linkGroupMissing: (example: string): Document =>
    doc(line`The group's name is missing. For example: ${command(example)}.`),
  groupNameTooLong: (most: number, example: string): Document =>
    doc(line`This group name is too long: at most ${most} characters. For example: ${command(example)}.`),
  tooManyPlaces: (course: string, most: number): Document =>
    doc(
      line`${course} already has ${most} rooms, which is the maximum. To free one, type ${command('unlink')} there.`,
    ),
  linkDirect: (): Document =>
    doc(
      line`This line is typed in the room to be linked, not in a direct message. Invite me to that room, then type the same line there.`,
    ),
  linkWrong: (): Document =>
    doc(
      line`This code is not valid: mistyped, already used, or older than 15 minutes. A teacher gets another one with ${command('link')}, in a room of the course or in a direct message.`,
    ),
  linkTaken: (held, title): Document =>
    doc(
      line`This room is already linked to the course ${held} (${title}). To free it first: ${command('unlink')}.`,
    ),
  linkedClass: (course: string, title: string): Document =>
    doc(
      line`✅ This room is linked to ${course}, ${title}, for the whole class.`,
      line`The sessions: ${command('agenda')}.`,
    ),
  linkedGroup: (course: string, title: string, group: string): Document =>
    doc(
      line`✅ This room is linked to ${course}, ${title}, for the group ${group}: its sessions and those of the whole course.`,
      line`The sessions: ${command('agenda')}.`,
    ),
  linkedStaff: (course: string, title: string): Document =>
    doc(
      line`✅ This room is linked to ${course}, ${title}, for the staff: previews, requests and incidents arrive here.`,
    ),

  unlinkWhere: (): Document =>
    doc(line`To unlink a room, type ${command('unlink')} in that room. It stays linked until then.`),
  unlinkLast: (course: string): Document =>
    doc(
      line`This is the last room of ${course}: without it, nobody will read its announcements. To unlink it all the same: ${command('unlink confirm')}.`,
    ),
  unlinked: (course: string): Document =>
    doc(
      line`✅ This room is no longer linked to ${course}: I no longer announce anything here. To link it again: ${command(`link ${course}`)} here.`,
    ),
  announceMissing: (): Document =>
    doc(
      line`The text is missing. For example: ${command('announce The exercises tomorrow are in room B204')}.`,
    ),
  announceTooLong: (most: number, length: number): Document =>
    doc(
      line`This announcement is too long: ${length} characters, at most ${most}. A long text belongs in a session's material.`,
    ),
  announceNowhere: (course: string): Document =>
    doc(
      line`No room of the class is linked to ${course}: nobody would read this announcement. To link one: ${command('link')}.`,
    ),
  announcement: (author: string, text: string) => line`Announcement by ${author}: ${text}`,
  announced: (places: number): Document =>
    doc(line`✅ Announcement posted in ${places === 1 ? '1 room' : `${places} rooms`}.`),

  hello: (): Document =>
    doc(
      line`Hello. I run the sessions of a course, in writing first.`,
      line`To begin: ${command('create LO21 Algorithms and structures')}. Help: ${command('help')}. In private: ${privately('write to me')}.`,
    ),
  helloDirect: (): Document =>
    doc(
      line`Hello. I run the sessions of a course, in writing first.`,
      line`To begin: ${command('create LO21 Algorithms and structures')}. Help: ${command('help')}.`,
    ),
  greeting: (): Block => line`Hello.`,
  helloAgain: (course): Document =>
    doc(
      line`Hello. This room is no longer linked to ${course}: I no longer announce anything here.`,
      line`To link it again, a teacher of the course types here: ${command(`link ${course}`)}. To talk to me in private: ${privately('write to me')}.`,
      line`For another course: ${command('create LO21 Algorithms and structures')}.`,
    ),
  back: (it): Block =>
    line`✅ This room is linked to ${it.course}, ${it.title}, again, ${it.kind === 'staff' ? 'for the staff' : it.group === undefined ? 'for the whole class' : `for the group ${it.group}`}. Sessions, material and settings are as they were.`,
  missedNothing: (): Block => line`Nothing changed while I was away.`,
  missed: (more, material): Block =>
    line`While I was away these sessions took place or changed${more ? inlines` (the latest; all of them: ${command('agenda all')})` : []}${material === undefined ? [] : inlines`; you can still read their material, for example ${command(`material S${material}`)}`}:`,
  mute: (): Document =>
    doc(
      line`I am in the room you invited me to, but I am not allowed to write there. Give me that right in its settings, then write ${command('help')} in it.`,
    ),
  sampleHello: (code: string, title: string, now: number): Document =>
    doc(
      line`Hello. This is ${code}, ${title}: a sample course, in writing first. ${until(now, now + 60_000, 'In a minute, a reminder; in two, the', 'The')} first session opens here, with its material and its thread.`,
      line`Once the session is open, ask for a room: ${command('audio')}. To see everything: ${command('help')}.`,
      line`Create your own course in another room (“Add a room”): ${command('create LO21 Algorithms and structures')}.`,
    ),
  notice: (contacts: readonly (readonly Inline[])[]): Document =>
    doc(
      line`⚖️ Cours reads the messages of this room to hold the course. It keeps the schedule, the material, the votes, whom it saw in which room, the date of commands (30 days), the text of those it refuses (a day), the reasons given when asking for a room (30 days), and how many messages each person wrote in each session, without their text; it assesses nobody.`,
      line`Kept: as long as the course is held here.${spaced(contacts)} Your rights: ${command('mydata')}, in a direct message.`,
    ),
  controller: (name: string) => inlines`Controller: ${name}.`,
  host: (name: string) => inlines`Hosted by: ${name}.`,
  dpo: (name: string) => inlines`Data protection: ${name}.`,
};

function privately(text: string): Inline {
  return { kind: 'direct', text };
}

function spaced(parts: readonly (readonly Inline[])[]): readonly Inline[] {
  return parts.flatMap((part) => [' ', ...part]);
}
