import { fold } from '../fold.ts';
import { nextSuch } from './dated-days.ts';
import { workday } from './day-ways.ts';
import { addMonths, type Day, dayFromText, dayOf, mondayOf, partsOf } from './days.ts';
import { nextEaster } from './easter.ts';
import { ask, type Findings, type Here } from './here.ts';
import { dayLine, untilLine } from './phrasing.ts';
import type { Statement, VaguePhrase } from './statement.ts';
import { vacationNamed } from './vacations.ts';

/** Asks about « bientôt », « jusqu'à la rentrée », « vers 14h », with days that they may mean. */
export function askVague({ vague, items }: Statement, here: Here, findings: Findings): void {
  for (const phrase of vague) {
    const { kind, from, to } = phrase;
    const text = here.text.slice(from, to);
    // « avant jeudi 14h »: of what was said no day can be made.
    if (kind === 'day' && items.length === 0 && isNow(text)) {
      const soon = here.language === 'fr' ? 'dans 1 min' : 'in 1 min';
      ask(findings, { code: 'now' }, [[{ from, to, text: soon }]]);
      continue;
    }
    const hasDay = items.some(({ day }) => day !== undefined);
    const texts =
      kind === 'about' ? [''] : kind === 'until' ? ends(phrase, text, here) : hasDay ? [] : days(text, here);
    ask(
      findings,
      { code: 'vague', text, ...(kind === 'until' ? { end: true } : {}) },
      texts.map((each) => [{ from, to, text: each }]),
    );
  }
}

function isNow(text: string): boolean {
  return /^(?:maintenant|tout de suite|immediatement|now|right now|immediately)$/u.test(fold(text));
}

/** Days that such words leave open; none where they hang on a date that is not known. */
function days(text: string, { today, language }: Here): readonly string[] {
  const word = fold(text).replace(/-/gu, ' ');
  const saturday = mondayOf(today) + (/prochain|next/u.test(word) ? 12 : 5);
  if (/week ?end/u.test(word)) return [saturday, saturday + 1].map((day) => dayLine(day, language, today));
  if (/^(?:noel|christmas)/u.test(word)) return [dayLine(christmas(today), language, today)];
  if (/apres|avant|after|before|d ici|\bby\b|rentree|fin |paques|easter|toussaint/u.test(word)) return [];
  return [workday(today + 2), workday(today + 7)].map((day) => dayLine(day, language, today));
}

/**
 * The day that an end without a date means, where there is one: « jusqu'en mars » that month's last, « jusqu'à Noël »
 * the eve, « jusqu'aux vacances » the day before those of the course. None of « jusqu'à la fin du semestre ».
 */
function ends({ month, year }: VaguePhrase, text: string, here: Here): readonly string[] {
  const { today, language } = here;
  const day =
    month === undefined ? namedEnd(fold(text).replace(/[-'’]/gu, ' '), here) : endOfMonth(month, year, today);
  return day === undefined || day <= today ? [] : [untilLine(day, language, today)];
}

function namedEnd(words: string, { today, vacations }: Here): Day | undefined {
  if (/vacances|conges|vacation|break|holidays|half term|reading week/u.test(words)) {
    const ahead = vacations.filter(({ from }) => dayFromText(from) > today);
    const named = vacationNamed(words, ahead);
    return named === undefined ? undefined : dayFromText(named.from) - 1;
  }
  if (/noel|christmas/u.test(words)) return christmas(today) - 1;
  if (/paques|easter/u.test(words)) return nextEaster(today);
  if (/toussaint/u.test(words)) return nextSuch(11, 1, today);
  if (/(?:fin du|end of the) (?:mois|month)$/u.test(words))
    return endOfMonth(partsOf(today).month, undefined, today);
  return undefined;
}

/** The last day of a month: of the next such one where no year is said. */
function endOfMonth(month: number, year: number | undefined, today: Day): Day | undefined {
  const { year: thisYear, month: thisMonth } = partsOf(today);
  const first = dayOf(year ?? (month < thisMonth ? thisYear + 1 : thisYear), month, 1);
  return first === undefined ? undefined : addMonths(first, 1) - 1;
}

function christmas(today: Day): Day {
  const { year } = partsOf(today);
  const day = dayOf(year, 12, 25) ?? today;
  return day >= today ? day : (dayOf(year + 1, 12, 25) ?? day);
}
