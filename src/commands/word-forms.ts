import { fold } from '../domain/fold.ts';
import type { Language } from '../domain/time/types.ts';

/** Imperatives and participles of verbs that form them in no way of their own. */
const irregular: Readonly<Record<Language, readonly (readonly [word: string, forms: string])[]>> = {
  fr: [
    ['ouvrir', 'ouvre ouvres ouvrez ouvrons ouvert ouverte'],
    ['rouvrir', 'rouvre rouvres rouvrez rouvrons rouvert rouverte'],
    ['prévoir', 'prévois prévoit prévoyez prévoyons prévu prévue prévus prévues'],
    ['défaire', 'défais défait défaisons'],
    ['clore', 'clos'],
  ],
  en: [
    ['begin', 'begun began'],
    ['undo', 'undone'],
    ['bring', 'brought'],
    ['plan', 'planned'],
    ['cancel', 'cancelled canceled'],
  ],
};
/** Of English, what is a verb; its other words are names of things. */
const regular =
  /^(?:schedule|add|start|open|reopen|end|finish|close|link|unlink|create|announce|rename|restore|move|postpone|reschedule|push|delay|advance|shift)$/u;
const groups: readonly (readonly [ending: RegExp, forms: readonly string[]])[] = [
  [/er$/u, ['e', 'es', 'ez', 'ons', 'ee', 'ees', 'eons']],
  [/ir$/u, ['i', 'is', 'it', 'ie', 'issez', 'issons']],
];

/**
 * The other forms under which a verb's word is typed: « annule », « terminé », « déplacez », "moved". Folded: accents do
 * not tell them apart.
 */
export function formsOf(word: string, language: Language): readonly string[] {
  const own = irregular[language].find(([each]) => each === word)?.[1];
  if (own !== undefined) return own.split(' ').map(fold);
  const folded = fold(word);
  if (language === 'en') return regular.test(folded) ? [folded.replace(/e?$/u, 'ed')] : [];
  const group = groups.find(([ending]) => ending.test(folded));
  return group === undefined ? [] : group[1].map((form) => folded.slice(0, -2) + form);
}
