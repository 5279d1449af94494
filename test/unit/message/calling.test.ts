import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterCall } from '../../../src/message/calling.ts';

const called = {
  names: ['@cours', '@cours:example.org', 'Bot de cours'],
  pills: ['[Cours](link)'],
  people: [],
};

describe('a call', () => {
  it.each([
    ['@cours agenda', ' agenda'],
    ['@cours:example.org: agenda', ' agenda'],
    ['@Cours, agenda', ' agenda'],
    ['@cours', ''],
    ['@cours\nbonjour', '\nbonjour'],
    ['bot de COURS : agenda', ' agenda'],
    ['Bot\u00a0de cours, agenda', ' agenda'],
    ['[cours](link) agenda', ' agenda'],
    ['[Cours](link)\u2060: agenda', ' agenda'],
  ])('%j', (text, after) => {
    expect(afterCall(text, called)).toBe(after);
  });

  it.each([
    'Bot de cours agenda',
    'Bot de courses, agenda',
    '@course agenda',
    'voici @cours agenda',
    '',
    '@',
  ])('%j is none', (text) => {
    expect(afterCall(text, called)).toBeUndefined();
  });

  it('goes to whom the longer mention names', () => {
    const people = [
      { words: '@cours:example.org.autre', user: '@cours:example.org.autre' },
      { words: 'Bot', user: '@bot:example.org' },
    ];
    expect(afterCall('@cours:example.org.autre agenda', { ...called, people })).toBeUndefined();
    expect(afterCall('Bot, agenda', { ...called, people })).toBeUndefined();
    expect(afterCall('Bot agenda', { names: [], pills: ['Bot'], people })).toBe(' agenda');
  });

  it('is found by whatever name, and leaves what follows as typed', () => {
    const name = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
    fc.assert(
      fc.property(name, fc.string({ maxLength: 50 }), (given, rest) => {
        const whole = `x${given}x`;
        expect(afterCall(`${whole}: ${rest}`, { names: [whole] })).toBe(` ${rest}`);
        expect(afterCall(`${whole.normalize('NFD')} ${rest}`, { pills: [whole] })).toBeDefined();
      }),
    );
  });
});
