import { describe, expect, test } from 'vitest';
import { parseMove, parsePlan } from '../../../../src/domain/time/parse-when.ts';
import type { Language, Occurrence, TimeQuestion } from '../../../../src/domain/time/types.ts';
import { corpus } from './phrases/corpus.ts';
import { contextOf } from './reading.ts';

const current = { local: '2026-11-26T14:15', zone: 'Europe/Paris' };
const lines = (['fr', 'en'] as const).flatMap((language) =>
  corpus[language]
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => [text, language] as const),
);

test('the corpus is as large as it is meant to be', () => {
  expect(lines.length).toBeGreaterThanOrEqual(300);
});

describe('no ready line goes against what was typed', () => {
  test.each(lines)('planned: %s (%s)', (text, language) => {
    const context = contextOf({ language });
    const read = parsePlan(text, context);
    if (read.ok) return;
    for (const line of read.question.lines) {
      const again = parsePlan(line, context);
      expect([line, again]).toMatchObject([line, { ok: true, rest: '' }]);
      if (again.ok) checkLine(text, line, read.question, again.value.occurrences);
    }
  });

  test.each(lines)('moved: %s (%s)', (text, language) => {
    const context = contextOf({ language });
    const read = parseMove(text, context, current);
    if (read.ok) return;
    for (const line of read.question.lines) {
      const again = parseMove(line, context, current);
      expect([line, again]).toMatchObject([line, { ok: true, rest: '' }]);
      if (again.ok) checkLine(text, line, { ...read.question, code: 'oneOnly' }, [again.value]);
    }
  });
});

type Code = TimeQuestion['code'];
const aboutDays: readonly Code[] = [
  'weekdayMismatch',
  'daysDisagree',
  'either',
  'dayOrMonth',
  'oneOnly',
  'midnight',
  'otherZone',
  'marchOrTuesday',
];
const aboutHours: readonly Code[] = [
  'night',
  'bareHour',
  'dotted',
  'noSuchHour',
  'hourPeriod',
  'midnight',
  'endBeforeStart',
  'past',
  'skipped',
  'doubled',
  'otherZone',
  'either',
  'oneOnly',
];
const aboutSeries: readonly Code[] = [
  'lengthsDisagree',
  'noSuchWeek',
  'noDay',
  'countOf',
  'tooMany',
  'tooFar',
  'emptySeries',
  'onceOrEach',
  'oneOnly',
  'vacation',
  'vague',
  'past',
  'rangeBackwards',
  'either',
];

/** Words that the test knows by themselves, whatever the grammar makes of them. */
function checkLine(
  typed: string,
  line: string,
  { code, lost }: TimeQuestion,
  moments: readonly Occurrence[],
): void {
  // What stands after words that are no date may belong to a title; that is kept as such.
  const title = lost.find((words) => words !== '' && typed.includes(words));
  const text = (title === undefined ? typed : typed.replace(title, ' ')).toLowerCase();
  if (title !== undefined)
    expect([typed, title, /\d\s?(?:h|am|pm|:)|jusqu|until|sauf|except|heure|time/iu.test(title)]).toEqual([
      typed,
      title,
      false,
    ]);
  const plain = text.replace(/(?:sauf|hors|except).*$/u, '');
  const weekdays = weekdaysIn(plain);
  if (weekdays.size > 0 && !/ au | to | à vendredi|through/u.test(plain) && !aboutDays.includes(code)) {
    const days = new Set(moments.map(({ start }) => new Date(`${start.local}Z`).getUTCDay()));
    expect([typed, line, [...days].filter((day) => !weekdays.has(day))]).toEqual([typed, line, []]);
  }
  const hours = hoursIn(plain);
  if (hours.size > 0 && !aboutHours.includes(code)) {
    const starts = new Set(moments.map(({ start }) => start.local.slice(11)));
    expect([typed, line, [...starts].filter((start) => !hours.has(start))]).toEqual([typed, line, []]);
  }
  if (aboutSeries.includes(code)) return;
  for (const word of kept)
    if (word.test(plain)) expect([typed, line, word.test(line.toLowerCase())]).toEqual([typed, line, true]);
  if (/sauf|except/u.test(text))
    expect([typed, line, /sauf|except/u.test(line)]).toEqual([typed, line, true]);
  if (code !== 'otherZone') expect([typed, line, zone.test(typed)]).toEqual([typed, line, false]);
  else expect([typed, line, zone.test(line)]).toEqual([typed, line, false]);
}

const zone = /heure de [A-Z]|[A-Z]\w+ time|GMT|UTC|PST|Eastern|[+]\d\d:?\d\d/u;

/** What says how often, until when, how long: such words stay in the line. */
const kept = [
  /jusqu'|until/u,
  /\d+ (?:fois|séances|times|sessions)/u,
  /sur deux|sur trois|every other|biweekly|fortnightly|alternate|toutes les deux|quinze jours/u,
  /semaines? (?:im)?paires?/u,
  /tous les|chaque|every/u,
  /pendant|for \d/u,
  /semaines? \d+(?![\dh])|weeks? \d+(?![\dp])/u,
];

const names = [
  /dimanches?|dim\.|sundays?/u,
  /lundis?|lun\.|mondays?/u,
  /mardis?|mar\.|tuesdays?/u,
  /mercredis?|mer\.|wednesdays?/u,
  /jeudis?|jeu\.?\b|thursdays?|\bthu\b/u,
  /vendredis?|ven\.|fridays?/u,
  /samedis?|sam\.|saturdays?/u,
];

function weekdaysIn(text: string): ReadonlySet<number> {
  return new Set(names.flatMap((name, day) => (name.test(text) ? [day] : [])));
}

/** Hours that are plainly typed, « 14h », « 14h15 », "2pm", and may start a session. */
function hoursIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, hour = '', minute = '00'] of text.matchAll(
    /(?<![-\d:/]|jusqu'à )\b(\d{1,2})(?:h|:)(\d\d)?(?![\d:]|\s?(?:moins|et|du|de|pm|am))/gu,
  ))
    if (Number(hour) >= 7) found.add(`${hour.padStart(2, '0')}:${minute}`);
  for (const [, hour = '', half = ''] of text.matchAll(/\b(\d{1,2})(am|pm)\b/gu))
    found.add(`${String((Number(hour) % 12) + (half === 'pm' ? 12 : 0)).padStart(2, '0')}:00`);
  return found;
}

test('what was seen to go against itself', () => {
  const asked = (text: string, language: Language = 'fr') => {
    const read = parsePlan(text, contextOf({ language }));
    return read.ok ? 'accepted' : read.question.lines;
  };
  expect(asked('jeudi 14h heure de Londres')).toEqual(['jeudi 15h']);
  expect(asked('lundi cette semaine 14h')).toEqual(['lundi 16 novembre 14h']);
  expect(asked("tous les mardis 14h sauf le premier jusqu'au 15/12")).toEqual([]);
  expect(asked('le premier lundi de chaque mois 14h')).toEqual([]);
  expect(asked('jeudi 14h en B204 pendant 2h')).toEqual(['jeudi 14h pendant 2h']);
});
