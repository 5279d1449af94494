import { fold } from '../fold.ts';
import { nextSuch } from './dated-days.ts';
import { workday } from './day-ways.ts';
import { addMonths, type Day, dayOf, mondayOf, partsOf } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import { dayLine, untilLine } from './phrasing.ts';
import type { Statement, VaguePhrase } from './statement.ts';

/** Asks about « bientôt », « jusqu'à la rentrée », « vers 14h », with days that they may mean. */
export function askVague({ vague, items }: Statement, here: Here, findings: Findings): void {
  for (const phrase of vague) {
    const { kind, from, to } = phrase;
    const text = here.text.slice(from, to);
    // « avant jeudi 14h »: of what was said no day can be made.
    const hasDay = items.some(({ day }) => day !== undefined);
    const texts =
      kind === 'about' ? [''] : kind === 'until' ? ends(phrase, text, here) : hasDay ? [] : days(text, here);
    ask(
      findings,
      { code: 'vague', text },
      texts.map((each) => [{ from, to, text: each }]),
    );
  }
}

/** Days that such words leave open; none where they hang on a date that is not known. */
function days(text: string, { today, language }: Here): readonly string[] {
  const word = fold(text).replace(/-/gu, ' ');
  if (/^(?:maintenant|tout de suite|now|right now)/u.test(word))
    return [language === 'fr' ? 'dans 5 min' : 'in 5 min'];
  const saturday = mondayOf(today) + (/prochain|next/u.test(word) ? 12 : 5);
  if (/week ?end/u.test(word)) return [saturday, saturday + 1].map((day) => dayLine(day, language, today));
  if (/^(?:noel|christmas)/u.test(word)) return [dayLine(christmas(today), language, today)];
  if (/apres|avant|after|before|d ici|\bby\b|rentree|fin |paques|easter|toussaint/u.test(word)) return [];
  return [workday(today + 2), workday(today + 7)].map((day) => dayLine(day, language, today));
}

/** « jusqu'en mars »: that month's last day; « jusqu'à Noël »: the days before it; else five and ten weeks on. */
function ends({ month }: VaguePhrase, text: string, { today, language }: Here): readonly string[] {
  const isChristmas = /no[eë]l|christmas/iu.test(text);
  const eve = christmas(today) - 1;
  const week = [mondayOf(eve) - 3, eve];
  const typical = isChristmas ? week : [today + 35, today + 70];
  const found = month === undefined ? typical : endsOfMonth(month, today);
  return found.filter((day) => day > today).map((day) => untilLine(day, language, today));
}

/** The last day of the next such month, and of the one before it. */
function endsOfMonth(month: number, today: Day): readonly Day[] {
  const first = nextSuch(month, 1, today) ?? today;
  return [addMonths(first, 1) - 1, first - 1];
}

function christmas(today: Day): Day {
  const { year } = partsOf(today);
  const day = dayOf(year, 12, 25) ?? today;
  return day >= today ? day : (dayOf(year + 1, 12, 25) ?? day);
}
