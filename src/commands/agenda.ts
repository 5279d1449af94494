import { fold } from '../domain/fold.ts';
import { heldFrom, heldWhen } from '../domain/held.ts';
import { limits } from '../domain/limits.ts';
import { atLeast } from '../domain/role.ts';
import { endOf, hasMaterial, type Session } from '../domain/session.ts';
import { type Day, dayFromText, dayToText, mondayOf, weekdayOf } from '../domain/time/days.ts';
import { formatDay, formatMonth, formatSession, zoneName } from '../domain/time/format.ts';
import { parseStretch } from '../domain/time/parse-when.ts';
import type { Stretch } from '../domain/time/stretch.ts';
import { dayBounds, daysBounds, fromInstant } from '../domain/time/zone.ts';
import { wordTable } from '../domain/word-table.ts';
import type { Period } from '../i18n/fr/planning.ts';
import { doc, list } from '../message/document.ts';
import type { Reads } from '../ports/store.ts';
import { groupName } from '../services/change-documents.ts';
import { toReread } from '../services/close-session.ts';
import { type Outcome, type Refusal, refuse } from '../services/decision.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { concerns, loadAhead } from '../services/sessions-ahead.ts';
import { meantWords } from './unread.ts';
import { type CommandLine, verb } from './verb.ts';
import { timeContext, typedIn } from './when.ts';

type Range = 'next' | 'day' | 'week' | 'past' | 'all';

/** Days that were named, and of « semaine » said on a weekend those before it that are still to come. */
interface Named {
  readonly range: 'named';
  readonly stretch: Stretch;
  readonly ahead: Day;
}

type Args = { readonly range: Range } | Named;

const ranges = wordTable<Range>({
  '': 'next',
  jour: 'day',
  "aujourd'hui": 'day',
  day: 'day',
  today: 'day',
  'cette semaine': 'week',
  'this week': 'week',
  passe: 'past',
  past: 'past',
  tout: 'all',
  tous: 'all',
  all: 'all',
});

/** « agenda semaine »: on a Saturday or Sunday the week that is coming is meant. */
const weekWords = new Set(['semaine', 'week']);

/** How many are shown of what is to come and of what is past. */
const mostShown = 10;

/** `agenda [tout|jour|semaine|passé|décembre|mardi]`. */
export const agendaVerb = verb<Args, readonly Session[]>({
  name: 'agenda',
  group: 'planning',
  words: { fr: ['agenda', 'planning', 'edt', 'dates'], en: ['agenda', 'planning', 'dates', 'timetable'] },
  shortcuts: { "aujourd'hui": 'agenda jour', today: 'agenda day' },
  needs: 'course',
  shared: true,
  role: 'student',
  help: {
    fr: {
      syntax: ['agenda [tout|jour|semaine|passé|mardi|décembre]'],
      does: "Les séances : les dix prochaines, celles du jour, de la semaine, d'un jour ou d'un mois nommé, passées, ou toutes ; à l'équipe, si le support est prêt.",
      examples: ['agenda', 'agenda semaine', 'agenda décembre', 'agenda passé'],
    },
    en: {
      syntax: ['agenda [all|day|week|past|Tuesday|December]'],
      does: 'The sessions: the next ten, those of today, of this week, of a day or month that you name, past ones, or all; to staff, whether the material is ready.',
      examples: ['agenda', 'agenda week', 'agenda December', 'agenda past'],
    },
  },
  reads: () => true,
  parse,
  load: async (reads, scene, args) =>
    scene.course === undefined ? [] : load(reads, { ...scene, course: scene.course }, args),
  decide,
});

function parse(line: CommandLine, scene: Scene): Args | Refusal {
  const meant = meantWords(line.text);
  const typed = fold(meant);
  const range = ranges.get(typed);
  if (range !== undefined) return { range };
  const context = timeContext(scene, typedIn(line, scene));
  const today = dayFromText(fromInstant(scene.at, context.zone).local);
  if (weekWords.has(typed)) {
    if (weekdayOf(today) <= 5) return { range: 'week' };
    const monday = mondayOf(today) + 7;
    const stretch = { kind: 'week', first: monday, last: monday + 6 } as const;
    return { range: 'named', stretch, ahead: today };
  }
  const read = parseStretch(meant, context);
  if (read === undefined || read.rest !== '') return refuse('agendaHow', scene.words.planning.agendaHow());
  return { range: 'named', stretch: read.stretch, ahead: read.stretch.first };
}

/** One more than is shown, so as to say that there are more. */
async function load(reads: Reads, scene: CourseScene, args: Args): Promise<readonly Session[]> {
  const { course, now, place } = scene;
  if (args.range === 'next') return loadAhead(reads, course.id, scene, mostShown + 1);
  const limit = args.range === 'past' ? 3 * mostShown : limits.sessionsPerCourse;
  const range = bounds(scene, args);
  const sessions = await reads.sessionsBetween(course.id, { ...range, limit });
  // With all of them read, those are among them.
  const early = args.range === 'all' ? [] : await openedEarly(reads, scene);
  const known = new Map([...sessions, ...early].map((session) => [session.id, session]));
  const mine = [...known.values()]
    .filter((session) => concerns(session, place))
    .filter((session) => heldFrom(session) >= range.from && heldFrom(session) < range.to)
    .toSorted((a, b) => heldFrom(a) - heldFrom(b));
  if (args.range !== 'past') return mine;
  const isPast = (session: Session) =>
    session.status === 'closed' || (session.status !== 'open' && endOf(session) <= now);
  return mine
    .filter(isPast)
    .reverse()
    .slice(0, mostShown + 1);
}

/** Those that were opened before their hour, which is still to come: they are found by when they were held. */
async function openedEarly(reads: Reads, { course, now }: CourseScene): Promise<readonly Session[]> {
  const range = { from: now, to: Number.POSITIVE_INFINITY, limit: limits.sessionsPerCourse };
  const ahead = await reads.sessionsBetween(course.id, range);
  return ahead.filter((session) => heldFrom(session) !== session.startsAt);
}

/** Between which instants sessions are looked for. */
function bounds({ course, now }: CourseScene, args: Args) {
  switch (args.range) {
    case 'day':
      return dayBounds(now, course.zone);
    case 'week':
      return weekBounds(now, course.zone);
    case 'named':
      return daysBounds(args.ahead, args.stretch.last, course.zone);
    case 'past':
      return { from: Number.NEGATIVE_INFINITY, to: now, newestFirst: true };
    default:
      return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  }
}

function decide(scene: CourseScene, args: Args, found: readonly Session[]): Outcome {
  const { course, language } = scene;
  const words = scene.words.planning;
  const { range } = args;
  const limited = range === 'next' || range === 'past';
  const shown = limited ? found.slice(0, mostShown) : found;
  if (shown.length === 0) {
    const plan = atLeast(scene.role, 'assistant') && range !== 'past' ? words.agendaPlan() : undefined;
    const past = range === 'next' && course.nextNumber > 1 ? words.agendaPast() : undefined;
    return { answer: doc(words.agendaNone(period(scene, args, shown), course.code), past, plan) };
  }
  const zone = zoneName(course.zone, language);
  return {
    answer: doc(
      words.agendaHead({
        period: period(scene, args, shown),
        count: shown.length,
        more: found.length > shown.length,
        course: course.code,
        zone,
      }),
      list(shown.map((session) => item(scene, session))),
      found.length > shown.length ? words.agendaMore() : undefined,
    ),
  };
}

/** What the sessions shown are called, and until when: an answer that had to wait names the day or the week. */
function period(scene: CourseScene, args: Args, shown: readonly Session[]): Period {
  const { course, language, now } = scene;
  const { range } = args;
  if (range === 'named') return { range, now, ends: now, day: namedDays(scene, args, shown) };
  const starts = shown.map(({ startsAt }) => startsAt).filter((start) => start > now);
  const week = weekBounds(now, course.zone);
  const ends = { day: dayBounds(now, course.zone).to, week: week.to }[range as string] ?? Math.min(...starts);
  const day = fromInstant(range === 'week' ? week.from : now, course.zone);
  return { range, now, ends, day: formatDay(day, language) };
}

/** « le mardi 17 novembre 2026 », « en décembre 2026 »; with what is left of a weekend, from its day on. */
function namedDays(
  { words, language }: CourseScene,
  { stretch, ahead }: Named,
  shown: readonly Session[],
): string {
  const [begin, monday] = [ahead, stretch.first].map(dayToText);
  const isSooner = shown.some(({ start }) => start.local < (monday ?? ''));
  const first = { local: isSooner ? (begin ?? '') : (monday ?? '') };
  return words.planning.namedDays({
    kind: isSooner ? 'days' : stretch.kind,
    first: formatDay(first, language),
    last: formatDay({ local: dayToText(stretch.last) }, language),
    month: formatMonth(stretch.first, language),
  });
}

function item(scene: CourseScene, session: Session) {
  const { course, language } = scene;
  const { number, title, location, status } = session;
  const { start, minutes } = heldWhen(session);
  const when = formatSession(start, minutes, language, { zone: start.zone !== course.zone });
  const ready = seesMaterial(scene) && status === 'planned' ? hasMaterial(session) : undefined;
  const group = groupName(course, session);
  const read = status === 'closed' ? toReread(session) : {};
  return scene.words.planning.agendaItem({ number, when, title, group, location, status, ready, ...read });
}

/** Whether the material is ready is said to staff, out of the class's sight. */
function seesMaterial({ role, origin, place }: Scene): boolean {
  return atLeast(role, 'assistant') && (origin.direct || place?.kind === 'staff');
}

/** Monday to Sunday around an instant, in epoch ms; an hour more or less at clock changes. */
function weekBounds(ms: number, zone: string): { readonly from: number; readonly to: number } {
  const monday = mondayOf(dayFromText(fromInstant(ms, zone).local));
  return daysBounds(monday, monday + 6, zone);
}
