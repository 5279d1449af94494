import type { DayPhrase } from './day-phrases.ts';
import { dayWays } from './day-ways.ts';
import { type Day, dayFromText, dayToText, mondayOf, partsOf, weekdayOf } from './days.ts';
import { ask, type Findings, type Here } from './here.ts';
import type { ZonedStart } from './types.ts';

/**
 * « jeudi » for a session: in its own week, if that is this week's to come. Of a session of another week it is asked
 * whether the coming one is meant or that of its week. `ofSession`: the day that it leaves was named, so its own week
 * is meant. Gives the phrase with its date, where that is clear.
 */
export function weekdayOfMove(
  phrase: DayPhrase & { readonly kind: 'weekday' },
  current: ZonedStart,
  ofSession: boolean,
  keepsHour: boolean,
  here: Here,
  findings: Findings,
): DayPhrase {
  const at = dayFromText(current.local);
  const own = mondayOf(at) + phrase.weekday - 1;
  const coming = here.today + ((phrase.weekday - weekdayOf(here.today) + 6) % 7) + 1;
  if (ofSession && own >= here.today) return dated(phrase, own);
  const isThisWeek = mondayOf(at) === mondayOf(here.today);
  if (own === coming || (isThisWeek && own >= here.today)) return phrase;
  // Its own day is no other one, unless the hour changes.
  const isOpen = own >= here.today && (own !== at || !keepsHour);
  const [first, second] = isOpen ? [own, coming] : [coming, own === at ? own + 7 : undefined];
  const matter = {
    code: 'whichWeek',
    weekday: phrase.weekday,
    ...(isOpen ? { own: dayToText(own) } : {}),
    coming: dayToText(coming),
  } as const;
  ask(findings, matter, dayWays(phrase, here, first, second));
  return phrase;
}

/** A day as a date of the calendar, where it was typed otherwise. */
function dated({ from, to }: DayPhrase, day: Day): DayPhrase {
  const { year, month, date } = partsOf(day);
  return { kind: 'date', year, month, date, from, to };
}
