import type { Enter } from './senses.ts';

const frenchUnits =
  'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' ');
const frenchTens = ['vingt', 'trente', 'quarante', 'cinquante', 'soixante'];

/** « zéro » to « quatre-vingt-dix-neuf », with their other forms (« vingt et une », « vingt-et-un »). */
export function enterFrenchNumbers(enter: Enter): void {
  const teens = [...frenchUnits, 'dix sept', 'dix huit', 'dix neuf'];
  enter('zero', 'number', 0);
  for (const [index, word] of teens.entries()) enter(word, 'number', index + 1);
  enter('une', 'number', 1);
  enter('premier|premiere', 'number', 1, { ordinal: true });
  for (const [index, ten] of frenchTens.entries()) {
    const value = 20 + 10 * index;
    enter(ten, 'number', value);
    enter(`${ten} et un|${ten} et une`, 'number', value + 1);
    // « soixante-dix », « soixante et onze »: sixty goes on to nineteen.
    const last = value === 60 ? 19 : 9;
    for (let unit = 2; unit <= last; unit += 1) enter(`${ten} ${teens[unit - 1]}`, 'number', value + unit);
  }
  enter('soixante et onze', 'number', 71);
  enter('quatre vingt|quatre vingts', 'number', 80);
  for (const [index, word] of teens.entries()) enter(`quatre vingt ${word}`, 'number', 81 + index);
}

const englishUnits =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const englishOrdinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

/** "one" to "ninety-nine", "first" to "thirty-first". */
export function enterEnglishNumbers(enter: Enter): void {
  for (const [index, word] of englishUnits.entries()) enter(word, 'number', index + 1);
  for (const [index, ten] of englishTens.entries()) {
    const value = 20 + 10 * index;
    enter(ten, 'number', value);
    for (let unit = 1; unit <= 9; unit += 1)
      enter(`${ten} ${englishUnits[unit - 1]}`, 'number', value + unit);
  }
  const ordinal = { ordinal: true };
  for (const [index, word] of englishOrdinals.entries()) enter(word, 'number', index + 1, ordinal);
  for (const [index, word] of englishOrdinals.slice(0, 9).entries())
    enter(`twenty ${word}`, 'number', 21 + index, ordinal);
  enter('thirtieth', 'number', 30, ordinal);
  enter('thirty first', 'number', 31, ordinal);
}
