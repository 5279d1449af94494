import type { Span } from './cursor.ts';
import { askPast } from './dated-days.ts';
import type { WeekdayPhrase, WeekPhrase } from './day-phrases.ts';
import { dayWays, replaced } from './day-ways.ts';
import { type Day, dayToText, isoWeekOf, mondayOf, mondayOfWeek, weekdayOf, weeksInYear } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import { clockText, dayLine } from './phrasing.ts';

/** The day that « jeudi », « ce jeudi », « jeudi prochain », « jeudi en huit » mean. */
export function meantByWeekday(
  phrase: WeekdayPhrase & Span,
  here: Here,
  findings: Findings,
  minute: number | undefined,
): Day {
  const { today } = here;
  const ahead = (phrase.weekday - weekdayOf(today) + 7) % 7;
  const inWeek = mondayOf(today) + phrase.weekday - 1;
  if (phrase.which === 'this') {
    if (inWeek < today)
      ask(findings, { code: 'past', day: dayToText(inWeek) }, dayWays(phrase, here, inWeek + 7, today + 1));
    return inWeek;
  }
  if (phrase.which === 'following' || phrase.which === 'inWeeks')
    return meantOfTwo(phrase, ahead, here, findings);
  if (phrase.which === 'coming') return today + (ahead === 0 ? 7 : ahead);
  if (phrase.which !== 'bare') {
    const day = phrase.which === 'next' ? inWeek + 7 : today + ahead + 7 * phrase.weeks;
    if (phrase.which === 'next')
      findings.notes.push({ code: 'nextWeek', day: dayToText(day), days: day - today });
    return day;
  }
  if (ahead > 0) return today + ahead;
  const next = today + 7;
  if (minute !== undefined && minute < here.minute) {
    findings.notes.push({ code: 'nextWeek', day: dayToText(next), days: 7 });
    return next;
  }
  // « du mardi au jeudi »: « aujourd'hui » takes no article.
  const isBound = /(?:^|\s)(?:du|au|le)\s+$/iu.test(here.text.slice(0, phrase.from));
  const name = here.language === 'fr' ? "aujourd'hui" : 'today';
  const first = isBound ? dayWays(phrase, here, today) : [replaced(phrase, name)];
  const ways = [...first, ...dayWays(phrase, here, next)];
  ask(findings, { code: 'todayOrNext', today: dayToText(today), next: dayToText(next) }, ways);
  return next;
}

/**
 * « le lundi suivant », « lundi dans deux semaines »: counted from the coming one, or in the week that is so far
 * on. Where these are two days it is asked.
 */
function meantOfTwo(phrase: WeekdayPhrase & Span, ahead: number, here: Here, findings: Findings): Day {
  const { today } = here;
  const isFollowing = phrase.which === 'following';
  const coming = today + (ahead === 0 && isFollowing ? 7 : ahead);
  const counted = isFollowing ? coming : coming + 7 * phrase.weeks;
  const inWeek = mondayOf(today) + 7 * (isFollowing ? 1 : phrase.weeks) + phrase.weekday - 1;
  if (counted !== inWeek) {
    const [one, other] = [Math.min(counted, inWeek), Math.max(counted, inWeek)];
    const text = here.text.slice(phrase.from, phrase.to);
    const matter = { code: 'eitherDay', text, one: dayToText(one), other: dayToText(other) } as const;
    ask(findings, matter, dayWays(phrase, here, one, other));
  }
  return counted;
}

/** The day that « semaine 48 mardi », « mardi de la semaine prochaine » mean. */
export function meantByWeek(
  phrase: WeekPhrase & Span,
  here: Here,
  findings: Findings,
  minute: number | undefined,
): Day | undefined {
  const monday = mondayMeant(phrase, here, findings);
  if (monday === undefined) return undefined;
  if (phrase.weekday === undefined) {
    const open = monday >= here.today ? monday : here.today + 1;
    const ways = dayWays(phrase, here, open, open + 1);
    if (phrase.short) ask(findings, { code: 'weekOrSession', week: phrase.week }, ways);
    else if (minute === undefined) ask(findings, { code: 'nothing' }, ways);
    else ask(findings, { code: 'noDay', hour: clockText(minute) }, ways);
    return open;
  }
  const day = monday + phrase.weekday - 1;
  if (phrase.short) {
    const name = `${here.language === 'fr' ? 'semaine' : 'week'} ${phrase.week} `;
    const weekday = dayLine(day, here.language, here.today);
    const ways = [replaced(phrase, name + (weekday.split(' ', 1)[0] ?? '')), replaced(phrase, weekday)];
    ask(findings, { code: 'weekOrSession', week: phrase.week }, ways);
  }
  if (day < here.today) askPast(phrase, day, here, findings, { weekday: phrase.weekday });
  return day;
}

/** An ISO week without a year is the next one, at most nine months ahead, like a date. */
function mondayMeant(phrase: WeekPhrase & Span, here: Here, findings: Findings): Day | undefined {
  if (phrase.relative) return mondayOf(here.today) + 7 * phrase.week;
  const { year } = isoWeekOf(here.today);
  const years = phrase.year === undefined ? [year, year + 1] : [phrase.year];
  const last = phrase.weekday ?? 7;
  const mondays = years.map((each) => mondayOfWeek(each, phrase.week));
  const found = mondays.find((monday) => monday !== undefined && monday + last - 1 >= here.today);
  if (found !== undefined && (phrase.year !== undefined || found <= here.nineMonths)) return found;
  const [first] = mondays;
  if (first !== undefined) return first;
  const asked = phrase.year ?? year;
  const end = mondayOfWeek(asked, weeksInYear(asked)) ?? here.today;
  const day = end + (phrase.weekday ?? 1) - 1;
  const open = day > here.today ? day : here.today + 1;
  ask(
    findings,
    { code: 'noSuchWeek', week: phrase.week, year: asked },
    dayWays(phrase, here, open, open + 7),
  );
  return undefined;
}
