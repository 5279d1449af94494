import { enterEnglishNumbers } from './number-words.ts';
import type { Enter } from './senses.ts';

const plural = { plural: true };

/** The English words of dates, folded like the French. */
export function enterEnglish(enter: Enter): void {
  enterCalendar(enter);
  enterHours(enter);
  enterSeries(enter);
  enterSmallWords(enter);
}

function enterCalendar(enter: Enter): void {
  const weekdays = [
    'monday|mon',
    'tuesday|tue|tues',
    'wednesday|wed|weds',
    'thursday|thu|thur|thurs',
    'friday|fri',
    'saturday|sat',
    'sunday|sun',
  ];
  const months = [
    'january',
    'february|feb',
    'march',
    'april|apr',
    'may',
    'june|jun',
    'july|jul',
    'august|aug',
    'september',
    'october',
    'november',
    'december',
  ];
  for (const [index, phrases] of weekdays.entries()) {
    enter(phrases, 'weekday', index + 1);
    enter(`${phrases.split('|', 1)[0] ?? ''}s`, 'weekday', index + 1, plural);
  }
  for (const [index, phrases] of months.entries()) enter(phrases, 'month', index + 1);
  enter('today', 'dayOffset', 0);
  enter('tomorrow', 'dayOffset', 1);
  enter('day after tomorrow|the day after tomorrow', 'dayOffset', 2);
  enter('yesterday', 'dayOffset', -1);
  enter('day before yesterday|the day before yesterday', 'dayOffset', -2);
  enter('next', 'next');
  enter('following', 'following');
  enter('this', 'this');
  enter('this coming|coming|upcoming', 'coming');
  enter('day', 'day');
  enter('days', 'day', 0, plural);
  enter('week|wk', 'week');
  enter('weeks', 'week', 0, plural);
  enter('month|months', 'monthUnit');
  enter('fortnight', 'fortnight');
}

function enterHours(enter: Enter): void {
  enter('hour|hours|hr|hrs', 'hour');
  enter('mins|minute|minutes', 'minute');
  enter('noon|midday', 'noon');
  enter('midnight', 'midnight');
  enter('half an hour|half hour|half a hour|a half hour|a half an hour', 'partOfHour', 30);
  enter('quarter of an hour|a quarter of an hour|quarter hour', 'partOfHour', 15);
  enter('three quarters of an hour', 'partOfHour', 45);
  enter('half|a half', 'half');
  enter('quarter|a quarter', 'quarter');
  enter('past', 'past');
  enter('sharp|on the dot|exactly', 'exactly');
  enter('am', 'meridiem', 0);
  enter('pm', 'meridiem', 12);
  enter('o clock|oclock', 'clock');
  for (const period of ['morning', 'afternoon', 'evening'] as const) {
    enter(`${period}|in the ${period}|the ${period}`, 'period', 0, { period });
    enter(`this ${period}`, 'periodOfToday', 0, { period });
  }
  enter('night|at night|in the night', 'period', 0, { period: 'night' });
  // "tonight 6pm" is still the evening; an hour of the night after it is the night that follows.
  enter('tonight|this night', 'periodOfToday', 1, { period: 'evening' });
  enter('the next day|next day|the following day|following day|the day after', 'nextDay');
  enter('summer time|daylight time|daylight saving time|daylight savings time|dst', 'season', 0);
  enter('winter time|standard time', 'season', 1);
}

function enterSeries(enter: Enter): void {
  enter('every|each|all', 'every');
  enter('every other|every second|each other|alternate', 'everyOther', 2);
  enter('every third', 'everyOther', 3);
  enter('every day|each day|daily', 'everyDay');
  enter('every weekday|each weekday|every working day|each working day|weekdays|on weekdays', 'workday');
  enter('every week|each week|weekly|once a week', 'everyWeek', 1);
  enter(
    'every other week|every second week|every two weeks|every fortnight|fortnightly|once a fortnight|biweekly|bi weekly|alternate weeks',
    'everyWeek',
    2,
  );
  enter('times', 'times');
  enter('sessions|session|classes|class|lectures|lecture', 'sessions');
  enter('odd', 'odd');
  enter('even', 'even');
  enter('starting|starting from|starting on|beginning|beginning on|as of|as from', 'since');
  enter('until|till|til|up to|through|thru', 'until');
  enter(
    'except|except for|except on|excluding|excepting|apart from|but not|but not on|other than|without',
    'except',
  );
  const holidays = [
    'holidays',
    'holiday',
    'public holidays',
    'public holiday',
    'bank holidays',
    'bank holiday',
  ];
  for (const word of holidays) enter(`${word}|the ${word}|on ${word}`, 'holidays');
  const vacations = [
    'vacation',
    'vacations',
    'school holidays',
    'university holidays',
    'term breaks',
    'breaks',
  ];
  const seasons = ['christmas', 'winter', 'easter', 'spring', 'summer', 'autumn'];
  for (const season of seasons) vacations.push(`${season} break`, `${season} vacation`, `${season} holidays`);
  vacations.push('break', 'term break', 'half term', 'reading week');
  for (const word of vacations) enter(`${word}|the ${word}|during ${word}|during the ${word}`, 'vacation');
  enter('inclusive|included|including', 'inclusive');
}

function enterSmallWords(enter: Enter): void {
  enterEnglishNumbers(enter);
  enter('the', 'the');
  enter('of', 'of');
  enter('from', 'from');
  enter('to', 'to');
  enter('at', 'at');
  enter('in', 'in');
  enter('for|lasting|during', 'for');
  enter('between', 'between');
  enter('and|then', 'and');
  enter('or', 'or');
  enter('out of|over', 'outOf');
  enter('st|nd|rd|th', 'ordinal');
  enter(
    'mid|early|late|end of|the end of|beginning of|the beginning of|middle of|the middle of',
    'vaguePart',
  );
  enter(
    'soon|later|earlier|sometime|some day|one day|asap|after|before|now|right now|immediately|when|maybe',
    'vague',
  );
  for (const term of ['term', 'semester', 'year', 'academic year', 'school year'])
    enter(`all ${term}|this ${term}|the whole ${term}|for the ${term}|during the ${term}`, 'vague', 1);
  enter('weekend|the weekend|this weekend|next weekend|christmas|easter|by', 'vague');
  enter('about|around|approximately|circa', 'about');
}
