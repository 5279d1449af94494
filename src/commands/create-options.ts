import { fold } from '../domain/fold.ts';
import type { Language } from '../domain/time/types.ts';
import { isZone } from '../domain/time/zone.ts';

/** The title and the options that end it. */
export interface CreateOptions {
  readonly title: string;
  readonly zone?: string;
  readonly language?: Language;
  readonly fault?: { readonly kind: 'zone' | 'language'; readonly typed: string };
}

const zoneWords = ['fuseau', 'timezone', 'zone'];
const languageWords = ['langue', 'language'];

/**
 * Takes `fuseau ZONE` and `langue fr|en` off the end of the words of a title. A title may itself end
 * with such words (« Langue française », « La zone euro »): they count as an option only if the value looks like one.
 */
export function readOptions(words: readonly string[]): CreateOptions {
  let rest = [...words];
  let found: Omit<CreateOptions, 'title'> = {};
  while (rest.length >= 2) {
    const [key = '', value = ''] = rest.slice(-2);
    const word = fold(key.replace(/:$/u, ''));
    if (zoneWords.includes(word) && looksLikeZone(word, value)) {
      const zone = canonicalZone(value);
      if (zone === undefined) return { title: '', fault: { kind: 'zone', typed: value.slice(0, 60) } };
      found = { ...found, zone };
    } else if (languageWords.includes(word) && /^[a-z]{2}$/iu.test(value)) {
      const language = value.toLowerCase();
      if (language !== 'fr' && language !== 'en') {
        return { title: '', fault: { kind: 'language', typed: value } };
      }
      found = { ...found, language };
    } else break;
    rest = rest.slice(0, -2);
  }
  return { title: cleanTitle(rest.join(' ')), ...found };
}

function looksLikeZone(key: string, value: string): boolean {
  if (value.includes('/') || /^(?:UTC|GMT)$/iu.test(value)) return true;
  // « fuseau Paris » is a zone written short; « La zone Euro » is a title.
  return key !== 'zone' && /^\p{Lu}[\p{L}_-]+$/u.test(value);
}

/** The zone as IANA spells it, or undefined: `europe/paris` is Europe/Paris. */
export function canonicalZone(typed: string): string | undefined {
  if (!isZone(typed)) return undefined;
  const resolved = new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone;
  // A zone that has two names (Asia/Kolkata) keeps the one typed.
  return resolved.toLowerCase() === typed.toLowerCase() ? resolved : typed;
}

/** Without the dash or the quotes that set it off. */
export function cleanTitle(text: string): string {
  const bare = text.replace(/^(?:—|–|--|-|:)(?=\s|$)/u, '').trim();
  const quoted = /^(?:"([^"]*)"|«([^»]*)»|“([^”]*)”)$/u.exec(bare);
  return (quoted?.[1] ?? quoted?.[2] ?? quoted?.[3] ?? bare).trim();
}
