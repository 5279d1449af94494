import { fold } from '../domain/fold.ts';
import { limits } from '../domain/limits.ts';
import { atLeast } from '../domain/role.ts';
import { endOf, hasMaterial, type Session } from '../domain/session.ts';
import { addDays, dayFromText, dayToText, mondayOf } from '../domain/time/days.ts';
import { formatDay, formatSession, zoneName } from '../domain/time/format.ts';
import { dayBounds, fromInstant, toInstant } from '../domain/time/zone.ts';
import { wordTable } from '../domain/word-table.ts';
import { doc, list } from '../message/document.ts';
import type { Reads } from '../ports/store.ts';
import { groupName } from '../services/change-documents.ts';
import { type Outcome, refuse } from '../services/decision.ts';
import type { CourseScene, Scene } from '../services/scene.ts';
import { concerns, loadAhead } from '../services/sessions-ahead.ts';
import { verb } from './verb.ts';

type Range = 'next' | 'day' | 'week' | 'past' | 'all';

interface Args {
  readonly range: Range;
}

const ranges = wordTable<Range>({
  '': 'next',
  jour: 'day',
  "aujourd'hui": 'day',
  day: 'day',
  today: 'day',
  semaine: 'week',
  'cette semaine': 'week',
  week: 'week',
  'this week': 'week',
  passe: 'past',
  past: 'past',
  tout: 'all',
  tous: 'all',
  all: 'all',
});

/** How many are shown of what is to come and of what is past. */
const mostShown = 10;

/** `agenda [tout|jour|semaine|passé]`. */
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
      syntax: ['agenda [tout|jour|semaine|passé]'],
      does: "Les séances : les dix prochaines, celles du jour, de la semaine, passées, ou toutes ; à l'équipe, si le support est prêt.",
      examples: ['agenda', 'agenda semaine', 'agenda passé'],
    },
    en: {
      syntax: ['agenda [all|day|week|past]'],
      does: 'The sessions: the next ten, those of today, of this week, past ones, or all; to staff, whether the material is ready.',
      examples: ['agenda', 'agenda week', 'agenda past'],
    },
  },
  parse: (line, scene) => {
    const range = ranges.get(fold(line.text));
    return range === undefined ? refuse('agendaHow', scene.words.planning.agendaHow()) : { range };
  },
  load: async (reads, scene, { range }) =>
    scene.course === undefined ? [] : load(reads, { ...scene, course: scene.course }, range),
  decide,
});

/** One more than is shown, so as to say that there are more. */
async function load(reads: Reads, scene: CourseScene, range: Range): Promise<readonly Session[]> {
  const { course, now, place } = scene;
  if (range === 'next') return loadAhead(reads, course.id, scene, mostShown + 1);
  const limit = limits.sessionsPerCourse;
  const within = {
    day: { ...dayBounds(now, course.zone), limit },
    week: { ...weekBounds(now, course.zone), limit },
    past: { from: Number.NEGATIVE_INFINITY, to: now, limit: 3 * mostShown, newestFirst: true },
    all: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, limit },
  }[range];
  const sessions = await reads.sessionsBetween(course.id, within);
  const mine = sessions.filter((session) => concerns(session, place));
  if (range !== 'past') return mine;
  const isPast = (session: Session) =>
    session.status === 'closed' || (session.status !== 'open' && endOf(session) <= now);
  return mine.filter(isPast).slice(0, mostShown + 1);
}

function decide(scene: CourseScene, { range }: Args, found: readonly Session[]): Outcome {
  const { course, language } = scene;
  const words = scene.words.planning;
  const limited = range === 'next' || range === 'past';
  const shown = limited ? found.slice(0, mostShown) : found;
  if (shown.length === 0) {
    const plan = atLeast(scene.role, 'assistant') && range !== 'past' ? words.agendaPlan() : undefined;
    const past = range === 'next' && course.nextNumber > 1 ? words.agendaPast() : undefined;
    return { answer: doc(words.agendaNone(period(scene, range, shown), course.code), past, plan) };
  }
  const zone = zoneName(course.zone, language);
  return {
    answer: doc(
      words.agendaHead({
        period: period(scene, range, shown),
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
function period({ course, language, now }: CourseScene, range: Range, shown: readonly Session[]) {
  const starts = shown.map(({ startsAt }) => startsAt).filter((start) => start > now);
  const week = weekBounds(now, course.zone);
  const ends = { day: dayBounds(now, course.zone).to, week: week.to }[range as string] ?? Math.min(...starts);
  const day = fromInstant(range === 'week' ? week.from : now, course.zone);
  return { range, now, ends, day: formatDay(day, language) };
}

function item(scene: CourseScene, session: Session) {
  const { course, language } = scene;
  const { number, title, location, status, start, minutes } = session;
  const when = formatSession(start, minutes, language, { zone: start.zone !== course.zone });
  const ready = seesMaterial(scene) && status === 'planned' ? hasMaterial(session) : undefined;
  const group = groupName(course, session);
  return scene.words.planning.agendaItem({ number, when, title, group, location, status, ready });
}

/** Whether the material is ready is said to staff, out of the class's sight. */
function seesMaterial({ role, origin, place }: Scene): boolean {
  return atLeast(role, 'assistant') && (origin.direct || place?.kind === 'staff');
}

/** Monday to Sunday around an instant, in epoch ms; an hour more or less at clock changes. */
function weekBounds(ms: number, zone: string): { readonly from: number; readonly to: number } {
  const monday = mondayOf(dayFromText(fromInstant(ms, zone).local));
  const midnight = (days: number) => toInstant({ local: `${dayToText(addDays(monday, days))}T00:00`, zone });
  return { from: midnight(0), to: midnight(7) };
}
