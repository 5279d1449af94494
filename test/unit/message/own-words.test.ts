import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownWords } from '../../../src/message/own-words.ts';

describe('the own words of a message', () => {
  it.each([
    '`!cours agenda`',
    '``!cours agenda``',
    '` !cours agenda `',
    '```!cours agenda```',
    '```\n!cours agenda\n```',
    '```text\r\n!cours agenda\r\n```\n',
    '**!cours agenda**',
    '*!cours agenda*',
    '***!cours agenda***',
    '_!cours agenda_',
    '__!cours agenda__',
    '**`!cours agenda`**',
    '« !cours agenda »',
    '«\u00a0!cours agenda\u00a0»',
    '“!cours agenda”',
    '„!cours agenda“',
    '"!cours agenda"',
    '« `!cours agenda` ».',
    '`!cours agenda`.',
    '> cité\n\n`!cours agenda`',
    '\u200b`!cours agenda`',
  ])('stand without the marks around them: %j', (text) => {
    expect(ownWords(text)).toBe('!cours agenda');
  });

  it.each([
    'tapez `!cours agenda`',
    '`!cours agenda` montre tout',
    '`!cours agenda` ou `!cours prochain`',
    '```\n!cours support S1\nUn texte\n```',
    '**gras** et *autre*',
    '``',
    '**',
    '"',
    "l'agenda",
    '* un point',
  ])('keep marks that do not hold the whole: %j', (text) => {
    expect(ownWords(text)).toBe(text);
  });

  it('are found whatever is typed', () => {
    const pieces = fc.constantFrom('`', '*', '_', '"', '«', '»', '\n', '>', ' ', 'a', '.', '\u200b');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 300 }), (parts) => {
        const text = parts.join('');
        expect(text.replace(/\s/gu, '')).toContain(ownWords(text).replace(/\s/gu, ''));
      }),
    );
  });
});
