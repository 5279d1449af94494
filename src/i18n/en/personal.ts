import { command, type Document, doc, inlines, line, list } from '../../message/document.ts';
import type { personal as french, KeptAbout } from '../fr/personal.ts';
import { common } from './common.ts';

/** Of bytes, in megabytes, rounded up. */
const megabytes = (bytes: number): string => String(Math.ceil(bytes / (1024 * 1024)));

export const personal: typeof french = {
  yesOrNo: (typed: string): Document =>
    doc(line`“${typed}”: yes or no? For example: ${command('remindme yes')}.`),
  ringing: (course: string, rings: boolean): Document =>
    doc(
      rings
        ? line`I mention you in the reminders of ${course}. To stop: ${command('remindme no')}.`
        : line`I do not mention you in the reminders of ${course}. If you want me to: ${command('remindme yes')}.`,
    ),
  willRing: (course: string): Document =>
    doc(
      line`✅ I will mention you in the openings, reminders and changes of ${course}. To stop: ${command('remindme no')}.`,
    ),
  willNotRing: (course: string): Document =>
    doc(
      line`✅ I no longer mention you in the openings, reminders and changes of ${course}. To start again: ${command('remindme yes')}.`,
    ),
  badLanguage: (typed): Document =>
    doc(
      line`“${typed}” is not a language that I speak: fr, en, or auto for the one in which you write. For example: ${command('language en')}.`,
    ),
  languageIs: (chosen): Document =>
    doc(
      chosen
        ? line`I answer you in English in direct messages, as you chose. For French: ${command('language fr')}; for the language in which you write: ${command('language auto')}.`
        : line`In direct messages I answer in the language of your commands. To read one only: ${command('language fr')} or ${command('language en')}.`,
    ),
  languageChosen: (): Document =>
    doc(
      line`✅ In direct messages I now answer you in English. In rooms I speak the language of the course. To go back to that of your commands: ${command('language auto')}.`,
    ),
  languageAuto: (): Document =>
    doc(line`✅ In direct messages I now answer in the language of your commands.`),
  myData: (kept: KeptAbout): Document =>
    doc(
      line`⚖️ What I keep about you:`,
      list([
        inlines`your name, ${kept.name}, and your accounts: ${kept.accounts.join(', ')};`,
        kept.courses.length === 0
          ? inlines`no course;`
          : inlines`your courses: ${kept.courses.map(({ code, title, role, rings }) => `${code}, ${title} (${common.role(role)}${rings ? ', with reminders' : ''})`).join('; ')};`,
        inlines`how much you wrote during sessions, without the text: ${common.count(kept.messages, 'message', 'messages')} in ${common.count(kept.sessions, 'session', 'sessions')};`,
        inlines`the rooms where I saw you: ${common.count(kept.rooms, 'room', 'rooms')};`,
        inlines`the files you gave: ${megabytes(kept.files)} MB;`,
        inlines`the text of your commands that were refused or misspelt, in my answer (a day), and the reason of your requests for a room (30 days): both go when you delete your message;`,
        inlines`the date of your commands and my answers (30 days, or as long as a session that they announce is to come), what you can still undo, and your votes for a room.`,
      ]),
      kept.contact === undefined
        ? line`For any request about this, write to whoever hosts this service.`
        : line`For any request about this: ${kept.contact}.`,
    ),
};
