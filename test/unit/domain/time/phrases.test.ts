import { describe, expect, test } from 'vitest';
import { questionText } from '../../../../src/domain/time/words.ts';
import { asked } from './phrases/asked.ts';
import { clockChanges } from './phrases/clock-changes.ts';
import { dates } from './phrases/dates.ts';
import { exceptions } from './phrases/exceptions.ts';
import { lists } from './phrases/lists.ts';
import { machineTimes } from './phrases/machine-times.ts';
import { moves } from './phrases/moves.ts';
import { allSaid, type Phrase, type Said } from './phrases/phrase.ts';
import { printed } from './phrases/printed.ts';
import { relative } from './phrases/relative.ts';
import { series } from './phrases/series.ts';
import { singleDays } from './phrases/single-days.ts';
import { spokenHours } from './phrases/spoken-hours.ts';
import { vacationPhrases } from './phrases/vacations.ts';
import { weekPhrases } from './phrases/weeks.ts';
import { wholeMonths } from './phrases/whole-months.ts';
import { zonePhrases } from './phrases/zones.ts';
import { momentsText, noteLine, readSaid } from './reading.ts';

const groups = [
  ...singleDays,
  ...dates,
  ...relative,
  ...series,
  ...wholeMonths,
  ...machineTimes,
  ...spokenHours,
  ...weekPhrases,
  ...zonePhrases,
  ...exceptions,
  ...vacationPhrases,
  ...lists,
  ...asked,
  ...clockChanges,
  ...printed,
  ...moves,
];
const said = allSaid(groups);
const accepted = said.filter(({ phrase }) => phrase.asks === undefined);
const askedBack = said.filter(({ phrase }) => phrase.asks !== undefined);
const named = ({ text, language, group }: Said) => `${group.title}, ${language}: ${text}`;

test('the table has the phrases that it is meant to have', () => {
  expect(new Set(said.map(({ text }) => text)).size).toBeGreaterThanOrEqual(250);
});

describe('accepted', () => {
  test.each(accepted.map((each) => [named(each), each] as const))('%s', (_, each) => {
    expect(outcome(each)).toEqual(expected(each.phrase));
  });
});

describe('asked back', () => {
  test.each(askedBack.map((each) => [named(each), each] as const))('%s', (_, each) => {
    const read = readSaid(each);
    expect(read.ok ? momentsText(read.value.occurrences) : read.question.code).toBe(each.phrase.asks);
    expect(read.rest).toBe(each.phrase.rest ?? '');
  });

  test.each(askedBack.map((each) => [named(each), each] as const))('its ready lines work: %s', (_, each) => {
    const read = readSaid(each);
    const lines = read.ok ? [] : read.question.lines;
    expect(lines.length > 0).toBe(each.phrase.offers?.length !== 0);
    expect(lines.length).toBeLessThanOrEqual(2);
    expect(new Set(lines).size).toBe(lines.length);
    for (const line of lines) expect(outcome({ ...each, text: line })).toMatchObject({ ok: true, rest: '' });
  });

  const offering = askedBack.filter(({ phrase }) => phrase.offers !== undefined);
  test.each(offering.map((each) => [named(each), each] as const))('what it offers: %s', (_, each) => {
    const read = readSaid(each);
    const lines = read.ok ? [] : read.question.lines;
    const meant = lines.map((text) => outcome({ ...each, text }).is);
    expect(meant.slice(0, each.phrase.offers?.length)).toEqual(each.phrase.offers);
  });

  test.each(askedBack.map((each) => [named(each), each] as const))('its words: %s', (_, each) => {
    const read = readSaid(each);
    for (const language of ['fr', 'en'] as const) {
      const sentence = read.ok ? '' : questionText(read.question, language);
      expect(sentence).toMatch(/^[\p{Lu}\p{N}«"].*[.?]$/u);
      expect(sentence).not.toMatch(/undefined|NaN|!|\d{4}-\d{2}|\d{2}T\d{2}/u);
    }
  });
});

/** What a line means, in the form of the table. */
function outcome(each: Said): { ok: boolean; is: string; notes: readonly string[]; rest: string } {
  const read = readSaid(each);
  if (!read.ok) return { ok: false, is: `? ${read.question.code}`, notes: [], rest: read.rest };
  const { occurrences } = read.value;
  const { count } = each.phrase;
  const shown =
    count === undefined
      ? occurrences
      : [occurrences.at(0), occurrences.at(-1)].filter((one) => one !== undefined);
  const is = `${count === undefined ? '' : `${occurrences.length}: `}${momentsText(shown)}`;
  return { ok: true, is, notes: read.notes.map(noteLine), rest: read.rest };
}

function expected({ is, count, first, last, notes = [], rest = '' }: Phrase): ReturnType<typeof outcome> {
  return { ok: true, is: is ?? `${count}: ${first} ${last}`, notes, rest };
}
