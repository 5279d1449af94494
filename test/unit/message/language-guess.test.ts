import { expect, it } from 'vitest';
import { guessLanguage } from '../../../src/message/language-guess.ts';

it.each([
  ['pourquoi compter la hauteur en arêtes ?', 'fr'],
  ['je suis en retard', 'fr'],
  ["c'est noté, merci", 'fr'],
  ['why do you count the height in edges?', 'en'],
  ['I am late, sorry for that', 'en'],
  ['How does it work', 'en'],
  ['def search(items, x): the position of x in the items', 'en'],
  ['S3', undefined],
  ['', undefined],
  ['👍', undefined],
])('%j: %s', (text, language) => {
  expect(guessLanguage(text)).toBe(language);
});

it('reads no more of a long text than tells', () => {
  expect(guessLanguage('le chat '.repeat(1_000_000))).toBe('fr');
});
