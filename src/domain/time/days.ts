/** Calendar days as numbers (days since 1970-01-01), so that weeks and months are plain arithmetic. */

/** A day of the calendar, without a zone. */
export type Day = number;

const msPerDay = 86_400_000;

/** The day of a year, month (1–12) and day of the month; undefined if there is no such day. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (year < 1970 || year > 9999 || month < 1 || month > 12 || date < 1 || date > 31) return undefined;
  const day = Date.UTC(year, month - 1, date) / msPerDay;
  return partsOf(day).month === month ? day : undefined;
}

/** Year, month (1–12) and day of the month. */
export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const date = new Date(day * msPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate() };
}

/** The day that begins a text 'yyyy-MM-dd…', which must be well formed. */
export function dayFromText(text: string): Day {
  return Math.floor(Date.parse(`${text.slice(0, 10)}T00:00Z`) / msPerDay);
}

/** 'yyyy-MM-dd'. */
export function dayToText(day: Day): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

/** The day `count` days later; negative: earlier. */
export function addDays(day: Day, count: number): Day {
  return day + count;
}

/** The same date `count` months later; where that month is shorter, its last day. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day);
  const months = year * 12 + (month - 1) + count;
  const targetYear = Math.floor(months / 12);
  const targetMonth = (months % 12) + 1;
  return dayOf(targetYear, targetMonth, Math.min(date, daysInMonth(targetYear, targetMonth))) ?? day;
}

/** How many days a month (1–12) has. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return day - (weekdayOf(day) - 1);
}

/** Is a day, `ahead` days from today, in the week after today's? */
export function isNextWeek(day: Day, ahead: number): boolean {
  return mondayOf(day) === mondayOf(day - ahead) + 7;
}

/** ISO week number and the year it belongs to: that of the week's Thursday. */
export function isoWeekOf(day: Day): { readonly year: number; readonly week: number } {
  const thursday = mondayOf(day) + 3;
  const { year } = partsOf(thursday);
  const firstDay = dayOf(year, 1, 1) ?? thursday;
  return { year, week: Math.floor((thursday - firstDay) / 7) + 1 };
}

/** How many ISO weeks a year has: 52 or 53. */
export function weeksInYear(year: number): number {
  return isoWeekOf(dayOf(year, 12, 28) ?? 0).week;
}

/** The Monday of an ISO week; undefined if that year has no such week. */
export function mondayOfWeek(year: number, week: number): Day | undefined {
  const fourth = dayOf(year, 1, 4);
  if (fourth === undefined || week < 1 || week > weeksInYear(year)) return undefined;
  return mondayOf(fourth) + (week - 1) * 7;
}
