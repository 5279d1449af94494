import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../../src/commands/suggest.ts';
import { table } from '../../../src/commands/table.ts';
import { wordsFor } from '../../../src/commands/verb-words.ts';
import { editDistance } from '../../../src/domain/nearest-words.ts';

describe('editDistance', () => {
  it.each([
    ['planifer', 'planifier', 1],
    ['eqiupe', 'equipe', 1],
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['creer', 'delier', 4],
    ['lirer', 'lier', 1],
  ])('%s, %s: %i', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
    expect(editDistance(b, a)).toBe(edits);
  });
});

const words = table.flatMap(wordsFor);

describe('nearestWord', () => {
  it('proposes the nearest word, spelled with its accents', () => {
    expect(nearestWord(words, 'equpe')).toBe('équipe');
    expect(nearestWord(words, 'anoncer')).toBe('annoncer');
  });

  it('proposes nothing for what resembles nothing, nor for a whole sentence', () => {
    expect(nearestWord(words, 'bonjour')).toBeUndefined();
    expect(nearestWord(words, 'x'.repeat(5_000))).toBeUndefined();
  });

  it('is stricter with short words', () => {
    expect(nearestWord(words, 'zz')).toBeUndefined();
    expect(nearestWord(words, 'rien')).toBeUndefined();
    expect(nearestWord(words, 'lirer')).toBe('lier');
  });
});
