import type { Language } from '../domain/time/types.ts';

/** Small words that one language has and the other has not: they make a third of any text. */
const french = new Set(
  `le la les des du un une et est sont pas que qui dans pour je tu il elle nous vous ils on au aux ce cette ces mon ma
   mes votre vos avec sur par ne se sa ses son mais ou où donc quand comment pourquoi oui bonjour merci ai suis`.split(
    /\s+/u,
  ),
);
const english = new Set(
  `the an of is are was were not that which who in to for i you he she we they it this these my your with by at be
   have has do does did and or but when how why what where yes hello thanks can could would will there from`.split(
    /\s+/u,
  ),
);
/** Letters that English does without. */
const accented = /[àâçéèêëîïôûùœ]/u;

/** So much of a text says it. */
const enough = 2_000;

/** The language that a text is written in, French or English; undefined where its words do not tell. Linear. */
export function guessLanguage(text: string): Language | undefined {
  const words =
    text
      .slice(0, enough)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const marks = words.filter((word) => french.has(word) || accented.test(word)).length;
  const others = words.filter((word) => english.has(word)).length;
  if (marks === others) return undefined;
  return marks > others ? 'fr' : 'en';
}
