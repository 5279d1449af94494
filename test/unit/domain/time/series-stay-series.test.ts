import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePlan } from '../../../../src/domain/time/parse-when.ts';
import type { Language } from '../../../../src/domain/time/types.ts';
import { exceptions } from './phrases/exceptions.ts';
import { allSaid } from './phrases/phrase.ts';
import { series } from './phrases/series.ts';
import { vacationPhrases } from './phrases/vacations.ts';
import { weekPhrases } from './phrases/weeks.ts';
import { wholeMonths } from './phrases/whole-months.ts';
import { contextOf } from './reading.ts';

/** Lines that are plainly series: they say each, or how often. */
const repeated =
  /tous|toutes|tout les|chaque|sur deux|every|each|\d+ (?:fois|séances|times|sessions|weeks|semaines)/iu;
const lines = allSaid([...series, ...exceptions, ...vacationPhrases, ...weekPhrases, ...wholeMonths])
  .filter(({ text, group }) => group.current === undefined && repeated.test(text))
  .map(({ text, language }) => ({ text, language }));

/** A word that no date has, in many a place and shape; and slips of the words that are there. */
const strangers = fc.constantFrom('bla', 'zorglub', 'Révisions', 'en B204', 'le machin', 'vers la fin');
const at = fc.nat({ max: 60 });

function check(text: string, language: Language, typed: string): void {
  const context = contextOf({ language });
  const read = parsePlan(text, context);
  if (read.ok) return;
  for (const line of read.question.lines) {
    const again = parsePlan(line, context);
    const isOne = again.ok && !again.value.series && again.value.occurrences.length === 1;
    // « une seule fois, ou tous les mardis ? » is about just this; and so is an end that leaves a single day.
    if (isOne && !['onceOrEach', 'either', 'emptySeries'].includes(read.question.code))
      expect([typed, text, read.question.code, line]).toEqual([typed, text, read.question.code, 'a series']);
  }
}

test('the lines are as many as they are meant to be', () => {
  expect(lines.length).toBeGreaterThan(100);
});

test('a series with a word that is not understood never becomes a single session', () => {
  fc.assert(
    fc.property(fc.constantFrom(...lines), strangers, at, ({ text, language }, stranger, place) => {
      const words = text.split(' ');
      const index = place % (words.length + 1);
      const typed = [...words.slice(0, index), stranger, ...words.slice(index)].join(' ');
      check(typed, language, text);
    }),
    { numRuns: 1500 },
  );
}, 120_000);

test('nor does one with a slip in a word', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...lines),
      at,
      at,
      fc.boolean(),
      ({ text, language }, which, letter, drop) => {
        const words = text.split(' ');
        const index = which % words.length;
        const word = words[index] ?? '';
        fc.pre(word.length >= 4 && /^\p{L}+$/u.test(word));
        const place = letter % (word.length - 1);
        const changed = drop
          ? word.slice(0, place) + word.slice(place + 1)
          : word.slice(0, place) + (word[place + 1] ?? '') + (word[place] ?? '') + word.slice(place + 2);
        words[index] = changed;
        check(words.join(' '), language, text);
      },
    ),
    { numRuns: 1500 },
  );
}, 120_000);
