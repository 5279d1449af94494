import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadOptions, readLine } from '../../../src/commands/read-line.ts';

function read(text: string, options: ReadOptions = {}) {
  const found = readLine(text, options);
  if (found.kind !== 'command') throw new Error(`not a command: ${text}`);
  return { ...found.line, course: found.course, after: found.after };
}

describe('what is a command', () => {
  it.each([
    '!cours agenda',
    '!Cours agenda',
    '!course agenda',
    '! cours agenda',
    '!cours, agenda',
    '!COURS: agenda',
    '/cours agenda',
    '\uff01cours agenda',
    '!cours agenda\uff1a tout',
    '  !cours agenda',
    '\u200b!cours agenda',
    '!\u00a0cours\u00a0agenda',
    '!cours agenda :',
    '> <@prof:example.org> bonjour\n> à tous\n\n!cours agenda',
    '>>> citation\r\n!cours agenda',
  ])('%j', (text) => {
    expect(read(text).verb).toBe('agenda');
  });

  it.each([
    'bonjour',
    '!courses agenda',
    '!cours-lo21',
    'cours agenda',
    'je tape !cours agenda',
    '> !cours agenda',
    '',
    '!',
    'Cours agenda',
  ])('%j is none', (text) => {
    expect(readLine(text, { names: ['@cours', 'Cours'] }).kind).toBe('notCommand');
  });

  it('may call the bot by its name', () => {
    const names = ['@cours', '<@1234>', 'Cours'];
    expect(read('@cours agenda', { names }).verb).toBe('agenda');
    expect(read('@Cours, agenda', { names }).verb).toBe('agenda');
    expect(read('<@1234> agenda', { names }).verb).toBe('agenda');
    expect(read('Cours: agenda', { names }).verb).toBe('agenda');
    expect(read('@cours', { names }).verb).toBe('');
  });

  it('is the short help where only the prefix stands', () => {
    expect(read('!cours').verb).toBe('');
    expect(read('!cours \n').verb).toBe('');
  });
});

describe('the line', () => {
  it('folds white space and plain apostrophes for the grammars, and keeps the text as typed', () => {
    const line = read('!cours planifier:  jeudi\u202f14\u00a0h  à l’amphi');
    expect(line.text).toBe("jeudi 14 h à l'amphi");
    expect(line.raw).toBe('jeudi\u202f14\u00a0h  à l’amphi');
  });

  it.each([
    ['jeudi 14h — Les arbres', 'jeudi 14h', 'Les arbres'],
    ['jeudi 14h – Les arbres', 'jeudi 14h', 'Les arbres'],
    ['jeudi 14h - Les arbres', 'jeudi 14h', 'Les arbres'],
    ['jeudi 14h -- Les arbres', 'jeudi 14h', 'Les arbres'],
    ['jeudi 14h "Les arbres"', 'jeudi 14h', 'Les arbres'],
    ['jeudi 14h « Les arbres »', 'jeudi 14h', 'Les arbres'],
    ['“Les arbres” jeudi 14h', 'jeudi 14h', 'Les arbres'],
    ['jeudi 14h — « Les arbres »', 'jeudi 14h', 'Les arbres'],
    ['jeudi 14h15 - 16h15 - Les arbres', 'jeudi 14h15 - 16h15', 'Les arbres'],
    ['Thursday 9 - 11am - Trees', 'Thursday 9 - 11am', 'Trees'],
    ['du 12/01 – 19/01 — Les arbres', 'du 12/01 – 19/01', 'Les arbres'],
    ['jeudi 9:00 AM - 10:00 AM - Trees', 'jeudi 9:00 AM - 10:00 AM', 'Trees'],
    ['jeudi 9:00 a.m. — 10:00 a.m. — Trees', 'jeudi 9:00 a.m. — 10:00 a.m', 'Trees'],
    ['jeudi 9:00 – 11:00AM – Trees', 'jeudi 9:00 – 11:00AM', 'Trees'],
    ['jeudi 11h du matin - midi - Les arbres', 'jeudi 11h du matin - midi', 'Les arbres'],
    ['jeudi 12 - 14h-16h - Les arbres', 'jeudi 12 - 14h-16h', 'Les arbres'],
    ['jeudi 11h - Midi des sciences', 'jeudi 11h', 'Midi des sciences'],
    ['S3 to 9:00 AM - 10:00 AM', 'S3 to 9:00 AM - 10:00 AM', undefined],
    ['jeudi 14h - 2e partie', 'jeudi 14h', '2e partie'],
    ['jeudi 14h - 3 arbres', 'jeudi 14h', '3 arbres'],
    ['jeudi 14h lieu "B204" — Les arbres', 'jeudi 14h lieu "B204"', 'Les arbres'],
    ['jeudi 14h lieu "B204" "Les arbres"', 'jeudi 14h lieu "B204"', 'Les arbres'],
    ['S3 Les arbres - suite', 'S3 Les arbres', 'suite'],
  ])('%s', (typed, text, title) => {
    const line = read(`!cours planifier ${typed}`);
    expect({ text: line.text, title: line.title }).toEqual({ text, title });
  });

  it.each([
    'S3 - S6',
    'jeudi 14h15-16h15',
    'jeudi 14h15 – 16h15',
    'jeudi 14h lieu "B204"',
    'S3 12" de vinyle',
  ])('%s has no title', (typed) => {
    const line = read(`!cours annuler ${typed}`);
    expect(line.title).toBeUndefined();
    expect(line.text).toBe(typed);
  });

  it('takes what follows the first line break as the body', () => {
    const line = read('!cours support S1\r\n# Les arbres\r\n\r\nUn arbre\n');
    expect(line.text).toBe('S1');
    expect(line.body).toBe('# Les arbres\n\nUn arbre');
    expect(read('!cours\nbonjour').body).toBe('bonjour');
  });

  it('keeps everything after the verb for a corrected line', () => {
    expect(read('!cours planifer jeudi 14h — Les arbres\ntexte').after).toBe(
      ' jeudi 14h — Les arbres\ntexte',
    );
  });
});

describe('a line that is too long', () => {
  it('is looked through for a title as far as it would be read, and no further', () => {
    const long = 'a'.repeat(1_900);
    expect(read(`!cours planifier ${long} — Titre`).title).toBe('Titre');
    expect(read(`!cours planifier ${long} ${long} — Titre`).title).toBeUndefined();
    expect(read(`!cours planifier ${'9h - 11h '.repeat(7_000)}— Titre`).title).toBeUndefined();
  });
});

describe('the course code', () => {
  const codes = ['LO21', 'aide'];
  const isVerb = (word: string) => ['agenda', 'aide'].includes(word.toLowerCase());

  it('comes first in private', () => {
    const line = read('!cours lo21 agenda passé', { codes });
    expect([line.course, line.verb, line.text]).toEqual(['lo21', 'agenda', 'passé']);
  });

  it('may stand alone', () => {
    expect(read('!cours LO21', { codes })).toMatchObject({ course: 'LO21', verb: '' });
  });

  it('gives way to a verb of the same spelling, unless a verb follows', () => {
    expect(read('!cours aide lo21', { codes, isVerb })).toMatchObject({ verb: 'aide', course: undefined });
    expect(read('!cours aide agenda', { codes, isVerb })).toMatchObject({ verb: 'agenda', course: 'aide' });
  });

  it('is a word like any other where it is not known', () => {
    expect(read('!cours LO99 agenda', { codes }).verb).toBe('LO99');
  });
});

it('never throws, whatever is typed', () => {
  const anything = fc.oneof(
    fc.string({ maxLength: 2_000, unit: 'binary' }),
    fc.string({ maxLength: 1_990 }).map((text) => `!cours ${text}`),
    fc
      .array(
        fc.constantFrom('!cours', ' - ', '"', '«', '»', '—', '\n', '>', 'S3', '14h', 'lieu', '\u00a0', ' '),
        {
          maxLength: 300,
        },
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const found = readLine(text, { names: ['@cours', ''], codes: ['LO21', ''] });
      expect(['command', 'notCommand']).toContain(found.kind);
    }),
    { numRuns: 500 },
  );
});

describe('a command that was copied or written as a sentence', () => {
  it.each([
    ['`!cours agenda tout`', 'agenda', 'tout'],
    ['« !cours annuler S3 ».', 'annuler', 'S3'],
    ['!cours agenda.', 'agenda', ''],
    ['!cours prochain ?', 'prochain', '?'],
    ['!cours aide !', 'aide', '!'],
    ['!cours planifier jeudi 14h.', 'planifier', 'jeudi 14h'],
    ['!cours réglages rappels veille 18h…', 'réglages', 'rappels veille 18h…'],
  ])('%s', (typed, verb, text) => {
    const line = read(typed);
    expect([line.verb, line.text]).toEqual([verb, text]);
  });

  it('keeps the full stop of free text', () => {
    expect(read('!cours annoncer Pas de cours demain.').raw).toBe('Pas de cours demain.');
    expect(read('!cours titre S3 — Les arbres, etc.').title).toBe('Les arbres, etc.');
  });
});
