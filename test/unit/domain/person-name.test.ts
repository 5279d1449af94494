import { describe, expect, it } from 'vitest';
import { nameKey, shownName } from '../../../src/domain/person-name.ts';

describe('a name as it is shown', () => {
  it.each([
    ['a soft hyphen', 'Pr\u00adof'],
    ['a zero-width space', '\u200bProf'],
    ['an override of the direction', '\u202eProf\u202c'],
    ['isolates', '\u2066Prof\u2069'],
    ['the Arabic letter mark', 'Prof\u061c'],
    ['the grapheme joiner', 'Pr\u034fof'],
    ['Hangul fillers', '\u115f\u1160\u3164Prof\uffa0'],
    ['variation selectors', 'Prof\ufe0f\u{e0100}'],
    ['tags', 'Prof\u{e0070}\u{e007f}'],
    ['a musical format character', '\u{1d173}Prof'],
    ['the empty Braille cell', '\u2800Prof\u2800'],
    ['ideographic and other blanks', '\u3000Prof\u2007\u00a0'],
    ['marks with nothing below them', '\u0301\u0302Prof'],
    ['joiners between Latin letters', 'P\u200dr\u200cof'],
    ['controls', '\u0000Prof\u0085\n'],
  ])('has no %s', (_, given) => {
    expect(shownName(given)).toBe('Prof');
    expect(nameKey(given)).toBe(nameKey('Prof'));
  });

  it.each(['', ' \t', '\u3164', '\u2800\u200b', '\u0301', '\u{e0041}', '\u2060\ufeff\ufe0f'])(
    'is none where nothing can be seen: %j',
    (given) => {
      expect([shownName(given), nameKey(given)]).toEqual(['', '']);
    },
  );

  it.each(['👩‍🏫 Ana ❤️', 'می‌خواهم', 'क्‍ष', 'Nguyễn Văn A', 'O’Brien-Smith', 'ﬁ', '田中'])(
    'stays what it is: %s',
    (name) => {
      expect(shownName(name)).toBe(name.normalize('NFC'));
    },
  );

  it('has no tower of marks, and no half of a character', () => {
    expect(shownName(`Pro${'\u0336'.repeat(50)}f`)).toBe(`Pro${'\u0336'.repeat(4)}f`);
    expect(shownName('A\ud800')).toBe('A\ufffd');
  });
});

describe('names that look alike', () => {
  it.each([
    ['Marie Curie', 'marie\u2009CURIE'],
    ['Marie Curie', 'Ｍａｒｉｅ Ｃｕｒｉｅ'],
    ['Prof', 'Pro\u200af'],
    ['Zoé', 'Zoe\u0301'],
    ['Léa', 'lea'],
    ['O’Brien', "O'Brien"],
  ])('are one: %s, %s', (one, other) => {
    expect(nameKey(other)).toBe(nameKey(one));
  });

  it.each([
    ['Ana', 'Anna'],
    ['Étu1', 'Étu2'],
    ['田中', '田仲'],
  ])('are two where a letter differs: %s, %s', (one, other) => {
    expect(nameKey(other)).not.toBe(nameKey(one));
  });
});
