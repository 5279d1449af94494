import { numberSpans } from '../../domain/number-spans.ts';
import {
  type Block,
  command,
  type Document,
  doc,
  type Inline,
  inlines,
  line,
  postLink,
  threadOf,
} from '../../message/document.ts';
import { distance, until } from '../../message/timed.ts';
import type { planning as french, Period } from '../fr/planning.ts';
import { common } from './common.ts';

function sessionsNamed(numbers: readonly number[]): string {
  const [first = 0] = numbers;
  return numbers.length === 1 ? common.session(first) : numbered(numbers);
}

/** "S1 to S3, S5 and S7": a long list stays a short one. */
function numbered(numbers: readonly number[]): string {
  return common.and(
    numberSpans(numbers).flatMap(({ from, to }) => {
      if (from === to) return [`S${from}`];
      return to === from + 1 ? [`S${from}`, `S${to}`] : [`S${from} to S${to}`];
    }),
  );
}

const titled = (title: string) => (title === '' ? '' : `, ${title}`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const rangeNames = {
  next: 'to come',
  day: 'today',
  week: 'this week',
  past: 'past',
  all: 'in all',
  named: '',
};
const language = 'en';
const rangeName = ({ range, now, ends, day }: Period): Inline => {
  if (range === 'named') return day;
  const later = { day: `on ${day}`, week: `in the week of ${day}`, next: 'planned', past: '', all: '' }[
    range
  ];
  return later === '' ? rangeNames[range] : until(now, ends, rangeNames[range], later);
};
const states = { planned: '', open: 'open', closed: 'over', cancelled: 'cancelled', removed: 'removed' };

export const planning: typeof french = {
  sessionsNamed,
  numbered,
  typed: { plan: 'plan', move: 'move', place: 'place' },
  moveExample: '+1 week',
  planExample: 'plan Tuesday 14:15 duration 1h30 — Trees',

  planMissing: (): Document =>
    doc(line`The date is missing. For example: ${command('plan Tuesday 14:15-16:15 — Trees')}.`),
  planNow: (shown, byHand) =>
    doc(
      byHand
        ? line`Now? The session would be planned in a minute, and ${command('start')} would open it. ✅ or ${command(shown)}.`
        : line`Now? The session would open within a minute. ✅ or ${command(shown)}.`,
    ),
  unread: (typed: string, example: string): Document =>
    doc(line`I do not understand “${typed}”. For example: ${command(example)}.`),
  badLength: (typed: string, example: string): Document =>
    doc(line`“${typed}” is not a length: 5 min to 12 h. For example: ${command(example)}.`),
  twoLengths: (one: string, other: string, example: string): Document =>
    doc(line`You give two lengths, ${one} and ${other}. Keep one of them: ${command(example)}.`),
  noGroup: (typed: string, course: string, groups: readonly string[]): Document =>
    doc(
      line`There is no group “${typed}” in ${course}${groups.length === 0 ? '' : ` (groups: ${groups.join(', ')})`}. A group begins when its room is linked; to start: ${command('link')}.`,
    ),
  tooMany: (count: number, most: number): Document =>
    doc(
      line`That would be ${count} sessions at once, ${most} at most. Set a nearer end, for example: ${command('plan every Tuesday 14:15 10 times')}.`,
    ),
  courseFull: (course: string, most: number): Document =>
    doc(
      line`${course} would have more than ${most} sessions, the most a course can hold. Those it has: ${command('agenda all')}.`,
    ),
  locationTooLong: (most: number, length: number): Document =>
    doc(
      line`This place is too long: ${length} characters, at most ${most}. For example: ${command('place S3 B204')}.`,
    ),
  past: (when: string, example: string): Document =>
    doc(line`That is past: ${when}. For example: ${command(example)}.`),
  readyLines: (lines: readonly string[]): Document => doc(...lines.map((each) => line`${command(each)}`)),

  planned: (it): Block =>
    line`✅ ${common.Session(it.number)} planned${titled(it.title)}: ${it.when}, ${distance(it.now, { start: it.start, language }, 'its time has come')}.`,
  plannedMany: (it: { numbers: readonly number[]; title: string; hours: string | undefined }): Block =>
    line`✅ ${it.numbers.length} sessions planned, ${sessionsNamed(it.numbers)}${titled(it.title)}${it.hours === undefined ? '' : `, ${it.hours}`}:`,
  newSession: (it: { number: number; title: string; when: string }): Block =>
    line`New session: ${common.sessionTitled(it.number, it.title)}, ${it.when}.`,
  newSessions: (it: { numbers: readonly number[]; title: string; hours: string | undefined }): Block =>
    line`${it.numbers.length} new sessions, ${sessionsNamed(it.numbers)}${titled(it.title)}${it.hours === undefined ? '' : `, ${it.hours}`}:`,
  everyWeek: (weekday: string, hours: string): string => `${weekday}s ${hours}`,
  others: (count: number): readonly Inline[] => inlines`… ${count} more (${command('agenda all')}) …`,
  details: (group: string | undefined, location: string | undefined): Block | undefined => {
    const forGroup = group === undefined ? '' : `For group ${group} only. `;
    const place = location === undefined ? '' : `Place: ${location}.`;
    return forGroup + place === '' ? undefined : line`${(forGroup + place).trim()}`;
  },
  forWholeClass: (group: string): Block =>
    line`This is for the whole class; for ${group} only, add “group ${group}” to the command.`,
  clash: (it: { number: number; other: number; when: string }): Block =>
    line`Note that S${it.number} clashes with ${common.session(it.other)}: ${it.when}. When one of them opens, the other ends.`,
  moreClashes: (count: number): Block => line`… and ${common.count(count, 'more clash', 'more clashes')}.`,
  onlyFirstLine: (): Block => line`I read the first line only: one command per message.`,

  namedDays: (it) =>
    ({
      day: `on ${it.first}`,
      week: `in the week of ${it.first}`,
      month: `in ${it.month}`,
      days: `from ${it.first} to ${it.last}`,
    })[it.kind],
  agendaHow: (): Document =>
    doc(
      line`Try: ${command('agenda')}, ${command('agenda Tuesday')}, ${command('agenda week')}, ${command('agenda December')}, ${command('agenda past')} or ${command('agenda all')}.`,
    ),
  agendaHead: (it): Block => {
    const { range, now, ends } = it.period;
    const some = range === 'past' ? 'the last ' : until(now, ends, 'the next ', '');
    return it.more
      ? line`${it.course}, ${some}${it.count} sessions (${it.zone}):`
      : line`${it.course}, ${common.count(it.count, 'session', 'sessions')} ${rangeName(it.period)} (${it.zone}):`;
  },
  agendaNone: (period: Period, course: string): Block =>
    period.range === 'all'
      ? line`${course}: no session for now.`
      : line`${course}: no session ${rangeName(period)} for now.`,
  agendaPlan: (): Block => line`To plan one: ${command('plan Tuesday 14:15-16:15 — Trees')}.`,
  agendaMore: (): Block => line`The rest: ${command('agenda all')}.`,
  agendaItem: (it: {
    number: number;
    when: string;
    title: string;
    group: string | undefined;
    location: string | undefined;
    status: keyof typeof states;
    ready: boolean | undefined;
    material?: string;
    thread?: string;
  }): readonly Inline[] => {
    const facts = [
      it.group === undefined ? '' : `group ${it.group}`,
      it.location ?? '',
      states[it.status],
      it.ready === undefined ? '' : it.ready ? 'material ready' : 'no material yet',
    ].filter((fact) => fact !== '');
    const links = [
      ...(it.material === undefined ? [] : [postLink(it.material, 'material')]),
      ...(it.thread === undefined ? [] : [threadOf(it.thread, 'thread')]),
    ];
    const read = links.flatMap((link, at) => [at === 0 ? '; ' : ', ', link]);
    return inlines`S${it.number} ${it.when}${titled(it.title)}${facts.map((fact) => `; ${fact}`).join('')}${read}`;
  },

  openNow: (it): Block =>
    line`${capital(common.sessionTitled(it.number, it.title))}: ${until(it.now, it.endsAt, 'open', 'planned')} until ${it.until}.`,
  nextOne: (it): Block =>
    line`${distance(it.now, { start: it.start, language, capital: true }, it.byHand ? 'Was to begin' : 'Has begun')}: ${common.sessionTitled(it.number, it.title)}, ${it.when}.`,
  noneNext: (course: string): Block => line`${course}: no session is planned for now.`,
  lastWas: (it): Block =>
    line`The last one: ${common.sessionTitled(it.number, it.title)}, ${it.when}${it.location === undefined ? '' : ` (${it.location})`}.${it.readable ? inlines` Its material: ${command(`material S${it.number}`)}.` : []}`,
  agendaPast: (): Block => line`Those that took place: ${command('agenda past')}.`,
  readMaterialApart: (number, course): Block =>
    line`📖 Read the material in private: ${{ kind: 'direct', text: 'write to me' }} ${command(`${course} material S${number}`)}.`,
  readMaterial: (post: string): Block => line`📖 ${postLink(post, 'Read the material')}.`,
};
