import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLine } from '../../../src/commands/read-line.ts';
import { findVerb, table, unknownVerb } from '../../../src/commands/table.ts';
import { isRefused } from '../../../src/commands/verb.ts';
import { wordsFor } from '../../../src/commands/verb-words.ts';
import { fold } from '../../../src/domain/fold.ts';
import { actionsOf } from '../../../src/message/document.ts';
import { plain } from '../../support/plain.ts';
import { makeScene, prof } from '../../support/scene.ts';

function lineOf(text: string) {
  const read = readLine(`!cours ${text}`);
  if (read.kind !== 'command') throw new Error(`not a command: ${text}`);
  return read;
}

describe('the table', () => {
  it('gives each word to one verb', () => {
    const owners = new Map<string, Set<string>>();
    for (const verb of table) {
      for (const word of wordsFor(verb)) {
        owners.set(fold(word), (owners.get(fold(word)) ?? new Set()).add(verb.name));
      }
    }
    const shared = [...owners].filter(([, names]) => names.size > 1).map(([word]) => word);
    expect(shared).toEqual([]);
  });

  it('has words without spaces, for a verb is one word', () => {
    expect(table.flatMap(wordsFor).filter((word) => /\s/u.test(word))).toEqual([]);
  });

  it.each(
    table.flatMap((verb) =>
      (['fr', 'en'] as const).flatMap((language) =>
        verb.help[language].examples.map((example) => [language, verb.name, example] as const),
      ),
    ),
  )('%s %s: « %s » is accepted', (language, name, example) => {
    const read = lineOf(example);
    const found = findVerb(read.line.verb);
    expect(found?.verb.name).toBe(name);
    const args = found?.verb.parse(found.line(read.line), makeScene({ language }));
    expect(isRefused(args) ? plain(args.answer) : 'accepted').toBe('accepted');
  });

  it('shows at least one example and one line of syntax a verb and language', () => {
    for (const verb of table) {
      for (const language of ['fr', 'en'] as const) {
        expect(verb.help[language].syntax.length).toBeGreaterThan(0);
        expect(verb.help[language].examples.length).toBeGreaterThan(1);
      }
    }
  });

  it('never throws, whatever follows the verb', () => {
    const scene = makeScene();
    const typed = fc.oneof(
      fc.string({ maxLength: 2_000, unit: 'grapheme' }),
      fc
        .array(
          fc.constantFrom('S3', '14h', 'jeudi', '+', '-', '—', '"', 'équipe', 'LO21', '12/01', 'oui', '\n'),
          {
            maxLength: 60,
          },
        )
        .map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...table.map((verb) => verb.words.fr[0] ?? verb.name)),
        typed,
        (word, text) => {
          const read = lineOf(`${word} ${text}`);
          const found = findVerb(read.line.verb);
          found?.verb.parse(found.line(read.line), scene);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('finding a verb', () => {
  it.each([
    ['équipe', 'staff'],
    ['EQUIPE', 'staff'],
    ['staff', 'staff'],
    ['qui', 'staff'],
    ['Créer', 'create'],
    ['relier', 'link'],
    ['', 'help'],
    ['réglages', 'settings'],
  ])('%j is %s', (word, name) => {
    expect(findVerb(word)?.verb.name).toBe(name);
  });

  it('knows the language of the word', () => {
    expect(findVerb('créer')?.language).toBe('fr');
    expect(findVerb('create')?.language).toBe('en');
  });
});

describe('a word that is no verb', () => {
  it('is answered by the whole line corrected, for the author alone to send', () => {
    const typo = unknownVerb(makeScene(), lineOf('eqiupe + Étu1 tuteur'));
    expect(plain(typo.answer)).toContain(
      'Je ne connais pas la commande « eqiupe » ; vouliez-vous `!cours équipe + Étu1 tuteur` ?',
    );
    expect(actionsOf(typo.answer)).toEqual([
      { sign: '✅', label: 'envoyer', command: 'équipe + Étu1 tuteur', by: prof.id },
    ]);
    expect(typo.refused).toBe('unknownVerb');
  });

  it('reads as people expect it', () => {
    const { answer } = unknownVerb(makeScene(), lineOf('planifer jeudi 14h'));
    expect(plain({ blocks: answer.blocks.slice(0, 1) })).toBe(
      "Je ne connais pas la commande « planifer » ; vouliez-vous `!cours planifier jeudi 14h` ? ✅ pour l'envoyer.",
    );
  });

  it('proposes the verb for words that people try first', () => {
    for (const [typed, meant] of [
      ['supprimer S9', 'annuler S9'],
      ['delete S9', 'cancel S9'],
    ] as const)
      expect(plain(unknownVerb(makeScene(), lineOf(typed)).answer)).toContain(`\`!cours ${meant}\` ?`);
  });

  it('keeps the body in what the ✅ sends, not in what it shows', () => {
    const { answer } = unknownVerb(makeScene(), lineOf('annoncr Demain\nà 14h'));
    expect(actionsOf(answer)[0]?.command).toBe('annoncer Demain\nà 14h');
    expect(plain({ blocks: answer.blocks.slice(0, 1) })).not.toContain('14h');
  });

  it('is answered by where help is, if nothing resembles it', () => {
    const { answer } = unknownVerb(makeScene(), lineOf('xylophone'));
    expect(plain(answer)).toContain('`!cours aide`');
    expect(actionsOf(answer)).toEqual([]);
  });
});
