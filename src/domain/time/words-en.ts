import { dayFromText, isNextWeek, weekdayOf } from './days.ts';
import { formatDay, formatDuration, monthNames, weekdayNames } from './format.ts';
import { formatDates, formatDays } from './format-days.ts';
import type { LeftOutReason, QuestionMatter, TimeNote } from './types.ts';
import { zoneName } from './zone-names.ts';

/** The sentence of a question, in English. */
export function englishQuestion(question: QuestionMatter): string {
  switch (question.code) {
    case 'nothing':
      return 'The day and the time are missing.';
    case 'notUnderstood':
      return `I do not understand "${quoted(question.text)}" in this date.`;
    case 'skipped':
      return `On ${day(question.day)}, ${clock(question.hour)} does not exist ${inZone(question.zone)}: clocks go forward to summer time.`;
    case 'doubled':
      return `On ${day(question.day)}, ${clock(question.hour)} comes twice ${inZone(question.zone)}: clocks go back to winter time. Before or after the change?`;
    case 'todayOrNext':
      return `Today, ${day(question.today)}, or ${day(question.next)}?`;
    case 'weekdayMismatch':
      return `${capital(dateOf(question.day))} is a ${weekdayOfText(question.day)}, not a ${weekday(question.weekday)}. Which of the two?`;
    case 'daysDisagree':
      return `You give two days, ${day(question.day)} and ${day(question.other)}. Which one?`;
    case 'idiomDays':
      return `"In ${question.count} days" may be ${day(question.week)} or, counted, ${day(question.exact)}. Which one?`;
    case 'onceOrEach':
      return `Once, or every ${weekday(question.weekday)}, and then until when?`;
    case 'night':
      return `${clock(question.hour)} is at night. Really at that time, or at ${clock(twelveLater(question.hour))}?`;
    case 'midnight':
      return `Midnight: at the beginning or at the end of ${day(question.day)}?`;
    case 'noHour':
      return question.day === undefined
        ? 'The time is missing.'
        : `The time is missing, for ${day(question.day)}.`;
    case 'noDay':
      return `The day is missing, for ${clock(question.hour)}.`;
    case 'noSuchHour':
      return `"${quoted(question.text)}" is not a time of day.`;
    case 'hourPeriod':
      return `"${quoted(question.text)}" contradicts itself: that time is not in that part of the day.`;
    case 'bareHour':
      return `"${quoted(question.text)}": is it a time? Times are written 14:00 or 2pm.`;
    case 'dotted':
      return `"${quoted(question.text)}": a time or a date? Times are written 14:15, dates 24 November.`;
    case 'marchOrTuesday':
      return `"${quoted(question.text)}": the month of March, or a Tuesday ("mardi")?`;
    case 'dayOrMonth':
      return `"${quoted(question.text)}": ${day(question.dayFirst)}, or ${day(question.monthFirst)}?`;
    case 'eitherDay':
      return `"${quoted(question.text)}": ${day(question.one)}, or ${day(question.other)}?`;
    case 'noSuchDay':
      return `There is no ${noSuchDay(question)}.`;
    case 'noSuchWeek':
      return `There is no week ${question.week} in ${question.year}.`;
    case 'past':
      return pastText(question);
    case 'tooFar':
      return `${day(question.day)} is too far away to be planned.`;
    case 'weekOrSession':
      return `"S${question.week}" is the name of a session; a week is written "week ${question.week}".`;
    case 'vacation':
      return 'I do not know the vacations of your university: write their dates, "except from … to …", or give them to the course once and for all, "settings vacations …".';
    case 'vague':
      return `"${quoted(question.text)}" is not precise enough: I need a ${question.end === true ? 'date' : 'day and a time'}.`;
    case 'now':
      return 'Now?';
    case 'either':
      return 'One or the other? Choose, or write "and" for both.';
    case 'endBeforeStart':
      return `The end, ${clock(question.to)}, comes before the start, ${clock(question.from)}.`;
    case 'rangeBackwards':
      return `The end, ${day(question.to)}, comes before the start, ${day(question.from)}.`;
    case 'length':
      return `A session lasts from 5 min to 12 h; this one would last ${formatDuration(question.minutes, 'en')}.`;
    case 'lengthsDisagree':
      return `You give two lengths, ${formatDuration(question.one, 'en')} and ${formatDuration(question.other, 'en')}. Which one?`;
    case 'seriesEnd':
      return 'The end of the series is missing: until when, or how many times?';
    case 'emptySeries':
      return 'No session is left in this period.';
    case 'countOf':
      return `You ask for ${counted(question.count)}, and these dates make ${question.total}.`;
    case 'tooMany':
      return 'That is too many sessions at once: 200 at most.';
    case 'otherZone':
      return `This course is in ${zoneName(question.zone, 'en')}, and your date names another.`;
    case 'zoneUnknown':
      return `I do not know this time zone: "${quoted(question.text)}".`;
    case 'whichWeek':
      return question.own === undefined
        ? `The session is not of this week: ${day(question.coming)}?`
        : `Which day: ${day(question.own)}, in the week of the session, or ${day(question.coming)}?`;
    case 'movedOrResized':
      return `The session begins at ${clock(question.from)} already. To begin at ${clock(question.to)}, or to end at ${clock(question.to)}?`;
    case 'shiftDoubt':
      return {
        way: `"${quoted(question.text)}": later, or earlier?`,
        hour: `"${quoted(question.text)}": by so much, or the hour at which it begins?`,
        length: `"${quoted(question.text)}": by so much, or its length?`,
      }[question.doubt];
    case 'notThere':
      return `The session is on ${day(question.day)} at ${clock(question.hour)}; it is not "${quoted(question.text)}".`;
    case 'oneOnly':
      return 'A session moves to one date only.';
  }
}

/** The sentence of a note, in English. */
export function englishNote(note: TimeNote): string {
  switch (note.code) {
    case 'holiday':
      return `${day(note.day)} is a public holiday (${note.name}).`;
    case 'vacation':
      return `${daysListed(note.days, 'date')}: in the vacation ${span(note.from, note.to)}.`;
    case 'vacationLeftOut':
      return `Vacation ${span(note.from, note.to)}: no session on ${daysListed(note.days, 'day')}.`;
    case 'noVacation':
      return 'No session fell into the vacations of the course.';
    case 'weeksEnd':
      return `${note.weeks === 1 ? 'One week' : `${note.weeks} weeks`} of class, the last session on ${day(note.day)}.`;
    case 'noHoliday':
      return 'No public holiday in this period.';
    case 'holidaysUnknown':
      return 'This course has no calendar of public holidays (setting holidays): none is left out.';
    case 'weekendsLeftOut':
      return `Without weekends: ${note.days.map(day).join(', ')}.`;
    case 'leftOut':
      return `No session on ${day(note.day)}: ${leftOut(note.why, note.name)}.`;
    case 'exceptionHitsNothing':
      return note.from === note.to
        ? `There was no session on ${day(note.from)}: this exception changes nothing.`
        : `There was no session ${formatDays(note.from, note.to, 'en')}: this exception changes nothing.`;
    case 'todayCounts':
      return `Today's, ${day(note.day)}, is included.`;
    case 'nextWeek':
      return nextWeekText(note);
    case 'week53':
      return `${note.year} has 53 weeks: week 53 and week 1, both odd, follow each other.`;
  }
}

/** "Thursday fortnight" is not next week's, but as easily mistaken. */
function nextWeekText({ day: text, days }: Extract<TimeNote, { readonly code: 'nextWeek' }>): string {
  const which = isNextWeek(dayFromText(text), days) ? 'next week: ' : '';
  return `That is ${which}${day(text)}, ${days === 1 ? 'tomorrow' : `in ${days} days`}.`;
}

function pastText(question: Extract<QuestionMatter, { readonly code: 'past' }>): string {
  const at = question.hour === undefined ? '' : ` at ${clock(question.hour)}`;
  const said = `${day(question.day)}${at} is already past.`;
  return question.year === undefined ? said : `${said} For ${question.year}, write the year.`;
}

function noSuchDay(question: Extract<QuestionMatter, { readonly code: 'noSuchDay' }>): string {
  const name = monthNames.en[question.month - 1] ?? `of month ${question.month}`;
  return `${question.day} ${name}${question.year === undefined ? '' : ` ${question.year}`}`;
}

function leftOut(why: LeftOutReason, name: string | undefined): string {
  const reason = { holiday: 'public holiday', weekend: 'weekend', exception: 'as you asked' }[why];
  return name === undefined ? reason : `${reason} (${name})`;
}

/** "in Paris"; zones without a city between brackets. */
function inZone(zone: string): string {
  const named = zoneName(zone, 'en');
  return zone.includes('/') && !/\d/u.test(named) ? `in ${named.replace(/ time$/u, '')}` : `(${named})`;
}

/** "from 19 December 2026 to 3 January 2027", "of 14 May 2027". */
function span(from: string, to: string): string {
  return from === to ? `of ${day(from).replace(/^\p{L}+ /u, '')}` : formatDates(from, to, 'en');
}

/** The days, or of many how many. */
function daysListed(days: readonly string[], what: string): string {
  return days.length > 4 ? `${days.length} ${what}s` : days.map(day).join(', ');
}

/** "Tuesday 1 December 2026". */
function day(text: string): string {
  return formatDay({ local: text }, 'en');
}

/** "1 December 2026". */
function dateOf(text: string): string {
  return day(text).slice(weekdayOfText(text).length + 1);
}

function weekdayOfText(text: string): string {
  return weekday(weekdayOf(dayFromText(text)));
}

function weekday(number: number): string {
  return weekdayNames.en[number - 1] ?? '';
}

/** '02:30' as 2:30. */
function clock(hour: string): string {
  return `${Number(hour.slice(0, 2))}${hour.slice(2)}`;
}

function twelveLater(hour: string): string {
  return `${Number(hour.slice(0, 2)) + 12}${hour.slice(2)}`;
}

function counted(count: number): string {
  return count === 1 ? 'one session' : `${count} sessions`;
}

/** What was typed, cut where it is long. */
function quoted(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
