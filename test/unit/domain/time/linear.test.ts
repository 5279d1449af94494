import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMove, parsePlan } from '../../../../src/domain/time/parse-when.ts';
import { grammarText } from './grammar-text.ts';
import { contextOf } from './reading.ts';

/** The longest text that is read. */
const longest = 2000;
/** Steps a character, at most: of a text that is accepted, and of one that is asked back with ready lines. */
const most = { accepted: 40, asked: 500 };
const current = { local: '2026-11-26T14:15', zone: 'Europe/Paris' };

/** Words that a careless grammar would try again and again. */
const repeated = [
  'du ',
  'le ',
  'jeudi ',
  'jeudi 8h, ',
  'de 8 ',
  'de 8 à ',
  '8h-',
  '8-',
  '1-',
  '12, ',
  '12/01, ',
  '24.11 ',
  'tous les ',
  'les mardis ',
  'un mardi sur ',
  'lundi 8h et mardi 9h et ',
  'du 12/01 au 15/05 ',
  'sauf ',
  'sauf du 12/01 au 13/01, ',
  'sauf la semaine du 12/01 et ',
  'la semaine du ',
  'mardi ou ',
  'dans 3 jours ',
  'mi-',
  'après ',
  'minuit ',
  '(',
  '+',
  ', ',
  'a',
  '1',
];

test.each(repeated)('« %s » again and again', (part) => {
  for (const length of [250, 500, 1000, longest]) {
    const text = part.repeat(length).slice(0, length);
    expect(stepsOf(text)).toBe('linear');
  }
});

test('any text of the grammar’s words', () => {
  fc.assert(
    fc.property(grammarText({ maxWords: 500 }), (text) => {
      expect([text, stepsOf(text.slice(0, longest))]).toEqual([text, 'linear']);
    }),
    { numRuns: 100 },
  );
}, 60_000);

/** 'linear' if reading a text costs at most so many steps a character, else how many it cost. */
function stepsOf(text: string): string {
  const meter = { steps: 0 };
  const context = contextOf({});
  const readings = [
    () => parsePlan(text, context, meter).ok,
    () => parseMove(text, context, current, meter).ok,
  ];
  for (const read of readings) {
    meter.steps = 0;
    const each = read() ? most.accepted : most.asked;
    // Short texts pay for the words around them.
    if (meter.steps > each * (text.length + 50)) return `${meter.steps} steps, ${text.length} characters`;
  }
  return 'linear';
}
