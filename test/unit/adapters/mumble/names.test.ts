import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeName, legalName } from '../../../../adapters/mumble/names.ts';

/** The default of 1.3.4 (`channelname` of its settings), with one letter at least. */
const legal = /^[ \-=\p{L}\p{N}_#[\]{}()@|]+$/u;

describe('the name of a channel', () => {
  it.each([
    ['LO21', 'LO21'],
    ['Séance 3', 'Séance 3'],
    ['Se\u0301ance 3', 'Séance 3'],
    ['TD/TP: l’été, 2.0', 'TD-TP- l été 2 0'],
    ['  a \n b\t', 'a b'],
    ['arbres 🌳 et 𝕏', 'arbres et'],
    ['漢字', '漢字'],
    ['', 'Salle'],
    ['-', 'Salle'],
    ['🌳', 'Salle'],
    ['a'.repeat(300), 'a'.repeat(80)],
  ])('of %j is %j', (text, name) => {
    expect(legalName(text, 'Salle')).toBe(name);
  });

  it('is legal, precomposed and short, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const name = legalName(text, 'Salle');
        expect(name).toMatch(legal);
        expect(name).toBe(name.normalize('NFC'));
        expect(name).toBe(name.trim());
        expect(name.length).toBeLessThanOrEqual(80);
        expect(legalName(name, 'Salle')).toBe(name);
      }),
    );
  });

  it('is followed by a number where it is taken', () => {
    expect(freeName('S1', new Set())).toBe('S1');
    expect(freeName('S1', new Set(['S1', 'S1 (3)']))).toBe('S1 (2)');
    expect(freeName('S1', new Set(['S1', 'S1 (2)']))).toBe('S1 (3)');
  });
});
