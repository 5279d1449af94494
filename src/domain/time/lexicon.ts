import { enterEnglish } from './lexicon-en.ts';
import { enterFrench } from './lexicon-fr.ts';
import type { Enter, Sense } from './senses.ts';
import type { Meter, Token } from './tokens.ts';
import { tokenize } from './tokens.ts';
import type { Language } from './types.ts';

/** A token, or several that make a set phrase (« après-demain »), with what it does in a date. */
export interface Lexeme extends Token {
  readonly sense: Sense | undefined;
  /** Of a number, in digits or as a word; else NaN. */
  readonly value: number;
}

const longestPhrase = 6;
const phrases = new Map<string, Sense>();
enterFrench(enterIn('fr'));
enterEnglish(enterIn('en'));
enterShared((text, kind, value = 0, more = {}) => {
  for (const phrase of text.split('|')) phrases.set(phrase, { kind, value, ...more });
});

/** Reads a text as lexemes: at each place the longest known phrase. Linear. */
export function lexemesOf(text: string, meter: Meter): readonly Lexeme[] {
  const tokens = tokenize(text, meter);
  const lexemes: Lexeme[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    // « les L3 » are a class, « l'3 » no date either.
    const isName = token.text === 'l' && tokens[at + 1]?.kind === 'number' && tokens[at + 1]?.glued === true;
    const found = token.kind === 'word' && !isName ? longestAt(tokens, at, meter) : undefined;
    if (found === undefined) {
      lexemes.push({
        ...token,
        sense: undefined,
        value: token.kind === 'number' ? numberOf(token) : Number.NaN,
      });
      at += 1;
    } else {
      const last = tokens[found.end - 1] ?? token;
      const value = found.sense.kind === 'number' ? found.sense.value : Number.NaN;
      lexemes.push({ ...token, text: found.text, to: last.to, sense: found.sense, value });
      at = found.end;
    }
  }
  return lexemes;
}

/** The language that the words of a date are in; `otherwise` where they are in neither or in both. */
export function languageOf(lexemes: readonly Lexeme[], otherwise: Language): Language {
  let balance = 0;
  for (const { sense } of lexemes) {
    if (sense?.language === 'fr') balance += 1;
    if (sense?.language === 'en') balance -= 1;
  }
  if (balance === 0) return otherwise;
  return balance > 0 ? 'fr' : 'en';
}

function longestAt(
  tokens: readonly Token[],
  from: number,
  meter: Meter,
): { sense: Sense; text: string; end: number } | undefined {
  let best: { sense: Sense; text: string; end: number } | undefined;
  let text = '';
  let words = 0;
  for (let at = from; at < tokens.length && words < longestPhrase; at += 1) {
    meter.steps += 1;
    const token = tokens[at];
    if (token === undefined) break;
    const hyphen =
      token.kind === 'mark' && token.text === '-' && token.glued && tokens[at + 1]?.glued === true;
    if (hyphen && words > 0) continue;
    if (token.kind !== 'word' || token.text.length > 20) break;
    text = words === 0 ? token.text : `${text} ${token.text}`;
    words += 1;
    const sense = phrases.get(text);
    if (sense !== undefined) best = { sense, text, end: at + 1 };
  }
  return best;
}

/** More than four digits are no number of a date. */
function numberOf(token: Token): number {
  return token.text.length <= 4 ? Number(token.text) : Number.NaN;
}

function enterIn(language: Language): Enter {
  return (text, kind, value = 0, more = {}) => {
    for (const phrase of text.split('|')) {
      // A word that the other language has in the same sense belongs to neither.
      const known = phrases.get(phrase);
      const shared = known !== undefined && known.kind === kind && known.value === value;
      phrases.set(phrase, { kind, value, ...more, ...(shared ? {} : { language }) });
    }
  };
}

/** Words of both languages, or whose sense only the place tells: « à » and "a" fold to the same. */
function enterShared(enter: Enter): void {
  enter('mar', 'marchOrTuesday');
  enter('jan', 'month', 1);
  enter('sept|sep', 'month', 9);
  enter('oct', 'month', 10);
  enter('nov', 'month', 11);
  enter('dec', 'month', 12);
  enter('h', 'hour');
  enter('min|m', 'minute');
  enter('a', 'a');
  enter('an', 'an');
  enter('on|en', 'on');
  // « dès » and « des ».
  enter('des', 'since');
  enter('e', 'ordinal');
}
