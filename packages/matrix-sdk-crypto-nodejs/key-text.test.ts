import { describe, expect, it } from 'vitest';
import { keyFromText, keyToText } from './key-text.ts';

describe('keys as text', () => {
  it.each(['room', '', 'n5', 0, -1.5, 2 ** 53 - 1])('come back as they were: %j', (key) =>
    expect(keyFromText(keyToText(key))).toBe(key),
  );

  it('come back as lists of lists', () => {
    const key = [['a', ['s', 7]], 'é🔑', []];
    expect(keyFromText(keyToText(key))).toEqual(key);
  });

  it('differ when the keys do', () => {
    const keys = ['1', 1, ['1'], [1], [['1']], ['1', '']];
    expect(new Set(keys.map(keyToText)).size).toBe(keys.length);
  });

  it.each([[new Date(0)], [new Uint8Array(1)], [undefined], [['a', new Date(0)]]])(
    'refuse what the crypto library does not use: %j',
    (key) => expect(() => keyToText(key)).toThrow(TypeError),
  );
});
