import type { Medium } from '../../domain/room.ts';
import {
  type Block,
  command,
  type Document,
  doc,
  type Inline,
  line,
  postLink,
  strong,
  threadOf,
} from '../../message/document.ts';
import { distance, until } from '../../message/timed.ts';
import type { session as french } from '../fr/session.ts';
import { common } from './common.ts';
import { planning } from './planning.ts';

const named = (number: number, title: string) => strong(capital(common.sessionTitled(number, title)));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const language = 'en';
const room: Record<Medium, string> = { audio: 'audio room', video: 'video room' };

/** Where the session is read again. */
function reread({ material, thread }: { material?: string; thread?: string }): Block | undefined {
  const links = [
    ...(material === undefined ? [] : [postLink(material, 'the material')]),
    ...(thread === undefined ? [] : [threadOf(thread, 'the thread')]),
  ];
  return links.length === 0
    ? undefined
    : line`To read again: ${links.flatMap((link, at) => (at === 0 ? [link] : [' and ', link]))}.`;
}

function unanswered({ count, links }: { count: number; links: readonly Inline[] }): Block | undefined {
  if (count === 0) return undefined;
  const more = count - links.length;
  const listed = links.flatMap((link, at) => (at === 0 ? [link] : [at === count - 1 ? ' and ' : ', ', link]));
  return line`${common.count(count, 'question', 'questions')} marked ❓, to be checked: ${listed}${more === 0 ? '' : ` and ${common.count(more, 'other', 'others')}`}.`;
}

export const session: typeof french = {
  confirm: 'confirm',

  openingTitle: (it): Block =>
    line`📖 ${named(it.number, it.title)}: open ${it.late ? 'late, ' : ''}until ${it.until}. It is held here, in writing${it.audio ? '; an audio room opens if you ask for one' : ''}.`,
  openingOver: (it): Block => line`📖 ${named(it.number, it.title)}${it.ended ? ': over' : ''}.`,
  openElsewhere: (it): Block =>
    line`📖 ${named(it.number, it.title)}: open until ${it.until} in the class's room. The material and your questions are there: ${threadOf(it.opening, 'join the thread')}.`,
  overElsewhere: (it): Block =>
    line`📖 ${named(it.number, it.title)}${it.ended === undefined ? '' : `: ended at ${it.ended}`}. It was held in the class's room: ${threadOf(it.opening, 'read the thread')}.`,
  missedTitle: (it): Block =>
    line`📖 ${named(it.number, it.title)}, planned for ${it.when}, could not be opened: I was down during the whole session.`,
  location: (place: string): Block => line`On site: ${place}.`,
  materialToCome: (): Block => line`The material will be added here.`,
  materialEarlier: (post: string): Block => line`Material: ${postLink(post, 'shown earlier, read it here')}.`,
  roomStays: (medium: Medium, post: string): Block =>
    line`The ${postLink(post, room[medium])} of the previous session stays open for this one.`,
  threadTitle: (number: number, title: string): string => capital(common.sessionTitled(number, title)),
  firstInThread: (): Document =>
    doc(
      line`💬 Questions and remarks here. If your application does not show threads, just write in the room: it counts all the same.`,
    ),

  away: (it): Inline => {
    const today = it.wholeDay ? { today: 'today' } : {};
    const after = it.byHand ? 'was to begin' : 'has begun';
    return distance(it.now, { start: it.start, language, ...today }, after);
  },
  dayAway: (it): Inline =>
    distance(it.now, { start: it.start, language, today: 'today' }, 'the first has begun'),
  reminder: (it): Block =>
    line`⏰ ${capital(common.sessionTitled(it.number, it.title))}: ${it.distance}, ${it.when}.`,
  atHour: (hour: string): string => `at ${hour}`,
  remindersOf: (it): Block =>
    line`⏰ Sessions ${planning.sessionsNamed(it.numbers)}: ${it.distance}${it.day === undefined ? '' : `, ${it.day}`}.`,
  reminderItem: (it): string => `S${it.number}${it.title === '' ? '' : `, ${it.title}`}: ${it.hours}.`,
  nothingToPrepare: (): string => 'Nothing to prepare.',
  toRead: (number: number, post: string) => [
    'To read beforehand: ',
    postLink(post, `material of S${number}`),
    '.',
  ],
  ringMe: (): Block => line`To be mentioned: 🔔 or ${command('remindme yes')}.`,
  ringLabel: 'mention me',
  ringCommands: { on: 'remindme yes', off: 'remindme no' },

  ended: (it): Document => {
    const why =
      it.by === undefined
        ? ''
        : `: ${common.session(it.by.number)} opens${it.by.group === undefined ? '' : `, for the group ${it.by.group}`}`;
    const wrote =
      it.messages === 0
        ? 'Nobody wrote'
        : `${common.count(it.persons, 'person', 'people')} wrote ${common.count(it.messages, 'message', 'messages')}`;
    const calls = it.calls.map((call) => `; ${room[call.medium]} ${call.duration}`).join('');
    const next =
      it.next === undefined
        ? undefined
        : line`${until(it.now, it.next.startsAt, 'Next', 'The next one')}: ${common.sessionTitled(it.next.number, it.next.title)}${it.next.group === undefined ? '' : ` (group ${it.next.group})`}, ${it.next.when}.`;
    return doc(
      line`✅ ${common.Session(it.number)} is over${why}. ${wrote}${calls}.`,
      reread(it),
      unanswered(it.unanswered),
      next,
    );
  },
  endedInThread: (number: number): Document =>
    doc(line`${common.Session(number)} has ended; the figures are in the room.`),
  neverStarted: (it): Document =>
    doc(
      line`${capital(common.sessionTitled(it.number, it.title))}, ${it.when}, was never opened: it counts as over, and the class was told nothing.`,
      line`To hold it later, plan another one: ${command('plan Tuesday 14:15')}.`,
    ),
  noMaterialYet: (it): Document =>
    doc(
      line`${common.Session(it.number)} has no material yet. It ${distance(it.now, { start: it.start, language, lead: 'begins ' }, 'has begun')}, ${it.when}.`,
      line`To give it, in a direct message: ${command(`material S${it.number}`)}.`,
    ),

  started: (number: number, opening: string): Document =>
    doc(line`✅ ${common.Session(number)} is ${postLink(opening, 'open')}.`),
  startEarly: (it): Document =>
    doc(
      line`${common.Session(it.number)} is planned for ${it.when}, ${distance(it.now, { start: it.start, language }, 'its time has come')}. To open it now: ${command(`start S${it.number} confirm`)}.`,
    ),
  startEnds: (others): Block =>
    line`That ends ${others
      .map(
        ({ number, group }) =>
          `${common.session(number)}, ${group === undefined ? 'for the whole class' : `for group ${group}`}`,
      )
      .join('; ')}.`,
  startAnyway: (number: number): Block => line`To open it: ${command(`start S${number} confirm`)}.`,
  alreadyOpen: (number: number): Document =>
    doc(line`${common.Session(number)} is already open. To end it: ${command(`end S${number}`)}.`),
  startClosed: (number: number): Document =>
    doc(line`${common.Session(number)} is over. To reopen it: ${command(`reopen S${number}`)}.`),
  startCancelled: (number: number): Document =>
    doc(line`${common.Session(number)} is cancelled. To restore it: ${command(`restore S${number}`)}.`),
  noneToStart: (): Document =>
    doc(line`There is no session to start. To plan one: ${command('plan tomorrow 18:00 — Open questions')}.`),
  finished: (number: number): Document =>
    doc(
      line`✅ ${common.Session(number)} is over. To reopen it, within 2 h: ${command(`reopen S${number}`)}.`,
    ),
  noneOpen: (): Document => doc(line`No session is open. To start one: ${command('start')}.`),
  notOpen: (number: number): Document =>
    doc(line`${common.Session(number)} is not open. To start it: ${command(`start S${number}`)}.`),
  whichOpen: (numbers: readonly number[]): Document =>
    doc(
      line`Which session do you mean? ${planning.numbered(numbers)}. For example: ${command(`end S${numbers[0] ?? 1}`)}.`,
    ),
  reopened: (it): Document =>
    doc(
      it.opening === undefined
        ? line`📖 ${named(it.number, it.title)}: reopened. It continues here.`
        : line`📖 ${named(it.number, it.title)}: reopened. It continues here, and in ${postLink(it.opening, 'its thread')}.`,
    ),
  reopenedInThread: (number: number): Document =>
    doc(line`${common.Session(number)} is open again: it continues here.`),
  reopenDone: (number: number): Document =>
    doc(line`✅ ${common.Session(number)} is open again. To end it: ${command(`end S${number}`)}.`),
  reopenWhich: (): Document => doc(line`Which session do you mean? For example: ${command('reopen S3')}.`),
  reopenNotClosed: (number: number): Document =>
    doc(
      line`${common.Session(number)} is not over: there is nothing to reopen. The sessions: ${command('agenda')}.`,
    ),
  reopenTooLate: (number: number): Document =>
    doc(
      line`${common.Session(number)} ended more than 2 h ago. To plan another one: ${command('plan Tuesday 14:15')}.`,
    ),
  reopenNeverOpened: (number: number): Document =>
    doc(
      line`${common.Session(number)} was never opened. To plan another one: ${command('plan Tuesday 14:15')}.`,
    ),
  reopenOther: (number: number, other: number): Document =>
    doc(
      line`S${other} is open for the same people. To reopen S${number}, end it first: ${command(`end S${other}`)}.`,
    ),
};
