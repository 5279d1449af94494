import { command, type Document, doc, line } from '../../message/document.ts';
import type { courseLink as french } from '../fr/course-link.ts';

export const courseLink: typeof french = {
  confirm: 'confirm',
  doIt: 'Link this room',
  asked: (course): Document =>
    doc(line`I am asking you to confirm in private: one ✅ there, and this room is linked to ${course}.`),
  question: (it): Document =>
    doc(
      line`Link the room where you have just typed ${command(it.typed)} to ${it.course}, ${it.title}? It will be the room of ${it.place === 'class' ? 'the whole class' : it.place === 'staff' ? 'the staff' : `the group ${it.place.group}`}.`,
      line`✅ or ${command(it.line)}, within 15 minutes. Otherwise nothing changes.`,
    ),
  linked: (course): Document =>
    doc(line`✅ The room is linked to ${course}. To go back, type ${command('unlink')} in that room.`),
  over: (course): Document =>
    doc(
      line`This request is no longer valid: it is for 15 minutes, once, for the person who made it. Type ${command(`link ${course}`)} again in the room to be linked.`,
    ),
  usage: (unknown): Document =>
    doc(
      ...(unknown === undefined ? [] : [line`I know no course ${unknown} of which you are a teacher.`]),
      line`To link a room, a teacher of the course types ${command('link LO21')}, ${command('link LO21 group TD1')} or ${command('link LO21 staff')} there, with the course's code, and confirms in private. Somebody else links it with a one-time code, which the teacher gets with ${command('link')} in the course or in private, for example: ${command('link LO21 k7q2-m9x4-tz5a group TD1')}.`,
    ),
  groupMeant: (course, group): Document =>
    doc(line`For a group: ${command(`link ${course} group ${group}`)}.`),
};
