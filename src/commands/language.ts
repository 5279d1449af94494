import { fold } from '../domain/fold.ts';
import type { Language } from '../domain/time/types.ts';
import { wordsOf } from '../i18n/words.ts';
import { refuse } from '../services/decision.ts';
import { languageState, type OwnLanguage, ownLanguage } from '../services/own-language.ts';
import { verb } from './verb.ts';

interface Args {
  /** `auto`: that of the words typed; undefined: it is asked which one it is. */
  readonly wanted?: Language | 'auto';
  /** That of the verb's word. */
  readonly typed?: Language;
}

const french = ['fr', 'francais', 'french'];
const english = ['en', 'anglais', 'english'];

/** A language as it is typed; undefined for another word. */
export function languageTyped(typed: string): Language | undefined {
  const word = fold(typed);
  if (french.includes(word)) return 'fr';
  return english.includes(word) ? 'en' : undefined;
}

/** `langue en`, in private: the language in which one is answered there, kept for this person. */
export const languageVerb = verb<Args, OwnLanguage | undefined>({
  name: 'language',
  group: 'personal',
  words: { fr: ['langue'], en: ['language'] },
  needs: 'nothing',
  role: 'student',
  direct: true,
  help: {
    fr: {
      syntax: ['langue fr|en|auto'],
      does: 'Choisit, en message privé, la langue dans laquelle vous y lisez mes réponses ; auto : celle dans laquelle vous écrivez. La langue du cours, elle, est un réglage.',
      examples: ['langue en', 'langue auto'],
    },
    en: {
      syntax: ['language fr|en|auto'],
      does: 'Chooses, in a direct message, the language in which you read my answers there; auto: the one in which you write. The language of the course is a setting.',
      examples: ['language en', 'language auto'],
    },
  },
  parse: (line, scene) => {
    if (line.text === '') return {};
    const typed = line.language === undefined ? {} : { typed: line.language };
    if (fold(line.text) === 'auto') return { wanted: 'auto', ...typed };
    const wanted = languageTyped(line.text);
    return wanted === undefined
      ? refuse('badLanguage', scene.words.personal.badLanguage(line.text.slice(0, 40)))
      : { wanted };
  },
  load: (reads, scene) => ownLanguage(reads, scene.person),
  decide: (scene, { wanted, typed }, own) => {
    const { person } = scene;
    if (wanted === undefined) {
      return { answer: scene.words.personal.languageIs(own?.chosen === true) };
    }
    if (wanted === 'auto') {
      const language = typed ?? scene.language;
      const value = own === undefined ? undefined : { language, chosen: false };
      return {
        state: languageState(person, value),
        answer: wordsOf(language).personal.languageAuto(),
      };
    }
    return {
      state: languageState(person, { language: wanted, chosen: true }),
      answer: wordsOf(wanted).personal.languageChosen(),
    };
  },
});
