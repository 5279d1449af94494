import { command, type Document, doc, inlines, line, list } from '../../message/document.ts';
import type { personal as french, KeptAbout } from '../fr/personal.ts';
import { common } from './common.ts';

export const personal: typeof french = {
  yesOrNo: (typed: string): Document =>
    doc(line`“${typed}”: yes or no? For example: ${command('remindme yes')}.`),
  ringing: (course: string, rings: boolean): Document =>
    doc(
      rings
        ? line`I mention you in the reminders of ${course}. To stop: ${command('remindme no')}.`
        : line`I do not mention you in the reminders of ${course}. To have me do so: ${command('remindme yes')}.`,
    ),
  willRing: (course: string): Document =>
    doc(
      line`✅ I will mention you in the openings, reminders and changes of ${course}. To stop: ${command('remindme no')}.`,
    ),
  willNotRing: (course: string): Document =>
    doc(
      line`✅ I no longer mention you in the openings, reminders and changes of ${course}. To begin again: ${command('remindme yes')}.`,
    ),
  myData: (kept: KeptAbout): Document =>
    doc(
      line`⚖️ What I keep about you:`,
      list([
        inlines`your name, ${kept.name}, and your accounts: ${kept.accounts.join(', ')};`,
        kept.courses.length === 0
          ? inlines`no course;`
          : inlines`your courses: ${kept.courses.map(({ code, title, role, rings }) => `${code}, ${title} (${common.role(role)}${rings ? ', with reminders' : ''})`).join('; ')};`,
        inlines`how much you wrote during sessions, without the text: ${common.count(kept.messages, 'message', 'messages')} in ${common.count(kept.sessions, 'session', 'sessions')};`,
        inlines`the date of your commands (for 30 days), what you can still take back, your votes for a room, and my answers.`,
      ]),
      kept.contact === undefined
        ? line`For any request about this, write to whoever hosts this service.`
        : line`For any request about this: ${kept.contact}.`,
    ),
};
