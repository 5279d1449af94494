import { describe, expect, it } from 'vitest';
import { table } from '../../../src/commands/table.ts';
import { type Chunk, chunksOf } from '../../support/sentences.ts';

const helpOf = (language: 'fr' | 'en'): readonly Chunk[] =>
  table.map(({ name, help }) => ({ file: `help ${name}`, text: help[language].does }));
const french = [...chunksOf('src/i18n/fr/*.ts', 'src/domain/time/words-fr.ts'), ...helpOf('fr')];
const english = [...chunksOf('src/i18n/en/*.ts', 'src/domain/time/words-en.ts'), ...helpOf('en')];
/** Without what is no sentence: lines of YAML and of a shell, as hosts type them. */
const prose = french.filter(({ file, text }) => !file.endsWith('/host.ts') || !/: [{["\w]|curl/u.test(text));

const found = (chunks: readonly Chunk[], pattern: RegExp) =>
  chunks.filter(({ text }) => pattern.test(text)).map(({ file, text }) => `${file}: ${text}`);

describe('French that nobody would say does not come back', () => {
  it.each<[string, RegExp]>([
    ['a message that « sonne »', /\bsonn(?:e|ent|er|era)\b/u],
    ['« défait » of an action; « annulé » is said of sessions', /\bdéfai(?:t|te|tes|ts)\b|\bse défont\b/u],
    ['an hour « de la nuit »', /\d de la nuit/u],
    ['« au lieu du » before a date', /au lieu du (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)/u],
    ['a person « au tutorat »', /au tutorat/u],
    ['a telegraphic « S’écrit »', /^S['’]écrit|se demande ainsi/u],
    ['a session’s name that « ne servira plus »', /servir(?:a|ont) plus/u],
    ['a class that « n’en lira rien »', /n['’]en (?:lira|avait) rien/u],
    ['« d’alors »', /réponse d['’]alors/u],
    ['« seulement qui »', /seulement qui\b/u],
    ['where « l’on se retrouve »', /l['’]on se retrouve/u],
    ['« sans témoin »', /sans témoin/u],
    ['a link to be touched, also on a desktop', /[Tt]ouche[zr] (?:le lien|le bouton)/u],
    ['« Rien n’est changé »', /[Rr]ien n['’]est changé/u],
    ['a « sondage » of a server', /sondage raté|être sondé/u],
    ['a calque of « to hold »', /Ce salon tient|tenu dans (?:aucun|ce) salon/u],
    ['a guess of gender, or a dot instead of it', /·e\b|\(e\)|\bÉtudiant\b/u],
    ['an exclamation', /[\p{L}\d»)]\s?!(?=\s|$)/u],
  ])('%s', (_, pattern) => {
    expect(found(french, pattern)).toEqual([]);
  });

  it('a space stands before : ; and ?', () => {
    expect(found(prose, /(?<!« (?:id|sqlite))(?<=[\p{L}\d»)])[:;?](?=\s|$)/u)).toEqual([]);
  });

  it('what is filled in after « de » or « que » begins with no vowel, or is elided', () => {
    const begins =
      /^(?:common\.(?:session|count)|planning\.sessionsNamed|room\[|courses?\b.*length|persons$|it\.old$|number|most|count$|word$|dataDir$)/u;
    const open = french.filter(
      ({ text, next }) =>
        next !== undefined &&
        /(?:^|[\s(])(?:de|que|jusque|puisque|ne|se|je) $/u.test(text) &&
        !begins.test(next),
    );
    expect(open.map(({ file, text, next }) => `${file}: ${text}[${next}]`)).toEqual([]);
  });

  it('an answer says « ↩️ ou `!cours défaire` » and no more', () => {
    const signs = french.filter(({ text, file }) => text.includes('↩️') && !/local\.ts$|^help /u.test(file));
    expect(signs.length).toBeGreaterThan(3);
    for (const { text, next } of signs)
      expect([text, next]).toEqual([expect.stringMatching(/↩️ ou $/u), "command('défaire')"]);
  });
});

describe('English that nobody would say does not come back', () => {
  it.each<[string, RegExp]>([
    ['a message that "rings"', /\brings?\b/u],
    ['an action "taken back"', /\btak(?:en|es) back\b|\btake (?:it|that|this) back\b/u],
    ['a session "out of the plan"', /out of the plan|The plan:/u],
    ['"one has to"', /\b[Oo]ne has to\b|\bone moderates\b/u],
    ['"is no" before a noun', /["”] is no\b/u],
    ['a course that is "held"', /No course is held|room already holds/u],
    ['"without a witness"', /without a witness/u],
    ['a link to be touched', /[Tt]ouch the (?:link|button)/u],
    ['"nothing is changed"', /[Nn]othing is changed/u],
    ['an exclamation', /[\p{L}\d”)]!(?=\s|$)/u],
    ['a French space before a sign', /[\p{L}\d”)] [:;?](?=\s|$)/u],
  ])('%s', (_, pattern) => {
    expect(found(english, pattern)).toEqual([]);
  });
});
