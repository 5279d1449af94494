import { describe, expect, it } from 'vitest';
import { readLine } from '../../../src/commands/read-line.ts';
import { findVerb, table, unknownVerb } from '../../../src/commands/table.ts';
import { wordsFor } from '../../../src/commands/verb-words.ts';
import { fold } from '../../../src/domain/fold.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import { actionsOf } from '../../../src/message/document.ts';
import { plain } from '../../support/plain.ts';
import { makeScene, student } from '../../support/scene.ts';

function ask(text: string, scene = makeScene()) {
  const read = readLine(`!cours ${text}`);
  if (read.kind !== 'command') throw new Error(`not a command: ${text}`);
  const known = findVerb(read.line.verb)?.verb.name;
  if (known !== undefined) return { known, said: '', sends: undefined };
  const { answer } = unknownVerb(scene, read);
  return { known, said: plain(answer), sends: actionsOf(answer)[0]?.command };
}

describe('a sentence that says a move', () => {
  it.each([
    ['on commence à 14h au lieu de 13h', 'déplacer à 14h au lieu de 13h'],
    ['on démarre à 8h30 plutôt que 8h', 'déplacer à 8h30 plutôt que 8h'],
    ['we start at 2pm instead of 1pm', 'move at 2pm instead of 1pm'],
  ])('%s', (typed, sends) => {
    expect(ask(typed).sends).toBe(sends);
  });
});

describe('a word that is no verb is proposed one', () => {
  it.each([
    ['planifer jeudi 14h', 'planifier jeudi 14h'],
    ['agneda', 'agenda'],
    ['suport S1', 'support S1'],
    ['demarer S3', 'démarrer S3'],
    ['comencer', 'commencer'],
    ['anuler S3', 'annuler S3'],
    ['termniner', 'terminer'],
    ['annulre S3', 'annuler S3'],
    ['strat S3', 'start S3'],
    ['materail', 'material'],
    ['shedule Thursday 2pm', 'schedule Thursday 2pm'],
  ])('by a true slip: %s', (typed, sends) => {
    expect(ask(typed).sends).toBe(sends);
  });

  it.each([
    ['supprimer S3', 'annuler S3'],
    ['stopper', 'terminer'],
    ['séances', 'agenda'],
    ['calendrier', 'agenda'],
    ['paramètres', 'réglages'],
    ['micro', 'audio'],
    ['prévenir Le TD est à 15h', 'annoncer Le TD est à 15h'],
    ['join', 'call'],
    ['menu', 'aide'],
  ])('by its meaning: %s', (typed, sends) => {
    expect(ask(typed).sends).toBe(sends);
  });

  it.each(['avancer', 'retarder', 'repousser'])('« %s » is of a date, never of an opening', (word) => {
    const { known, sends } = ask(`${word} S48 d'une heure`);
    expect(known ?? sends?.split(' ')[0]).toMatch(/^(?:move|déplacer)$/u);
  });

  it.each(
    `commenter demander regarder raconter lacer former couvrir mouvoir commander réparer répéter remonter
    reculer crever crier lire liter délivrer déplier déclarer poser trier vider viser relire renouer
    comment clone star smart cell plant play place-là love more edit lines quite stuff why then
    bonjour merci oui non`.split(/\s+/u),
  )('never for a word of another sense: %s', (word) => {
    expect(ask(word).sends).toBeUndefined();
  });

  it.each(
    `quiz résumé devoir zoom teams note notes exam examen sondage sondages vote présences présent question questions
    ardoise déroulé suite pause rendre rattraper compte-rendu chercher bilan importer réutiliser archiver lecture
    cahier polycopié confier calendar poll attendance homework grades meet résumer qcm`.split(/\s+/u),
  )('what is not here is said not to be, and no verb of it is named: %s', (word) => {
    for (const text of [word, `un ${word}`, `${word} S3`]) {
      const { known, said, sends } = ask(text);
      expect([known, sends]).toEqual([undefined, undefined]);
      expect(said).toMatch(/^(?:Je (?:ne|n')|.*n'ai pas)/u);
      const named = [...said.matchAll(/!cours (\S+?)[`\s]/gu)].map(([, verb = '']) => verb);
      expect(named.length).toBeGreaterThan(0);
      for (const verb of named) expect([verb, findVerb(verb) !== undefined]).toEqual([verb, true]);
    }
  });

  it('a slip in what is not here is still not here', () => {
    expect(ask('sondgae').said).toContain('Je ne fais pas encore de sondages.');
    expect(ask('compte rendu').said).toContain('compte rendu');
  });

  it('proposes a student nothing that is for staff', () => {
    const scene = makeScene({ person: student });
    expect(ask('examen', scene).said).not.toContain('planifier');
    expect(ask('zoom', scene).said).not.toContain('https');
  });
});

describe('what is not here', () => {
  const words = new Set(table.flatMap(wordsFor).map(fold));

  it.each(['fr', 'en'] as const)('names lines that exist, in %s', (language) => {
    for (const { instead } of Object.values(wordsOf(language).lacks)) {
      if (instead !== undefined) expect(words.has(fold(instead[1].split(' ')[0] ?? ''))).toBe(true);
    }
  });
});
