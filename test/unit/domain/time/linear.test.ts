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
  'lundi et mardi ou ',
  '2e',
  'S3-',
  'demian-',
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

/** Lines of many days and hours, whose series nothing ends, or which is asked about again and again. */
const hostile = [
  ['mardis 8h,', ' bientôt'],
  ['les lundis 8h et ', ' sauf lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche'],
  ['mardis 8h,', " jusqu'au 15/12/2031 xyz"],
  ['tous les jours 8h et ', ' mardi ou jeudi'],
  ['lundis 8h,', ' un mardi sur 200'],
  ['12/01 8h, ', ' 2h30'],
] as const;

test.each(hostile)('« %s » again and again, then « %s », looks at few days', (part, end) => {
  expect(stepsOf(part.repeat(longest).slice(0, longest - end.length) + end)).toBe('linear');
});

test('the same hours said again cost no more days or moments', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
      fc.array(fc.integer({ min: 8, max: 20 }), { minLength: 1, maxLength: 100 }),
      (weekdays, hours) => {
        const names = ['lundis', 'mardis', 'mercredis', 'jeudis', 'vendredis', 'samedis', 'dimanches'];
        const each = hours.flatMap((hour) => weekdays.map((day) => `${names[day - 1]} ${hour}h`));
        const text = `les ${each.join(', les ')} jusqu'au 15/12 bientôt`.slice(-longest);
        expect([text, stepsOf(text)]).toEqual([text, 'linear']);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);

/** 'linear' if reading a text costs at most so many steps a character, else how many it cost. */
function stepsOf(text: string): string {
  const meter = { steps: 0 };
  const context = contextOf({});
  const readings = [
    () => parsePlan(text, context, meter).ok,
    () => parseMove(text, context, current, {}, meter).ok,
  ];
  for (const read of readings) {
    meter.steps = 0;
    const each = read() ? most.accepted : most.asked;
    // Short texts pay for the words around them.
    if (meter.steps > each * (text.length + 50)) return `${meter.steps} steps, ${text.length} characters`;
  }
  return 'linear';
}
