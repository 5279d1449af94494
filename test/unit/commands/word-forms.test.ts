import { describe, expect, it } from 'vitest';
import { findVerb, table } from '../../../src/commands/table.ts';
import { formsOf } from '../../../src/commands/word-forms.ts';

describe('a verb in another form', () => {
  it.each([
    ...[
      'crée',
      'cree',
      'planifie',
      'planifiez',
      'terminé',
      'termine',
      'decale',
      'annule',
      'annulée',
      'deplace',
    ],
    ...['déplacé', 'demarre', 'ouvre', 'ouvert', 'ferme', 'fermé', 'lie', 'délie', 'rouvre', 'rétabli'],
    ...[
      'reporté',
      'prévu',
      'renomme',
      'ajoute',
      'commence',
      'cancelled',
      'moved',
      'created',
      'closed',
      'planned',
    ],
  ])('« %s » is understood as the verb itself', (typed) => {
    const found = findVerb(typed);
    expect(found).toBeDefined();
    const { verb } = found?.line({ verb: typed, text: 'S1', raw: 'S1', files: [] }) ?? { verb: '' };
    expect(table.find((each) => [...each.words.fr, ...each.words.en].includes(verb))).toBe(found?.verb);
  });

  it('every word that ends like a verb has its forms, each of them a verb but where it has a sense of its own', () => {
    const own = new Set(['programme', 'fini', 'close', 'annonce']);
    for (const verb of table) {
      for (const word of verb.words.fr.filter((each) => /(?:er|ir)$/u.test(each))) {
        const forms = formsOf(word, 'fr');
        expect(forms, word).not.toEqual([]);
        for (const form of forms.filter((each) => !own.has(each)))
          expect(findVerb(form)?.verb, form).toBe(verb);
      }
    }
  });

  it('a noun keeps its own sense', () => {
    expect(findVerb('programme')).toBeUndefined();
    expect(findVerb('fini')).toBeUndefined();
    expect(findVerb('commande')).toBeUndefined();
  });
});
