import { type Day, dayOf, partsOf } from './days.ts';

/** Easter Sunday of a year, by the Gregorian rule (Meeus, Jones, Butcher). */
function easterOf(year: number): Day | undefined {
  const golden = year % 19;
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const date = epact + weekday - 7 * late + 114;
  return dayOf(year, Math.floor(date / 31), (date % 31) + 1);
}

/** The next Easter Sunday, today included. */
export function nextEaster(today: Day): Day | undefined {
  const { year } = partsOf(today);
  const day = easterOf(year);
  return day !== undefined && day >= today ? day : easterOf(year + 1);
}
