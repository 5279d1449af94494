import { fold } from './fold.ts';

/** What stands for nothing but room: spaces of every width, line ends, controls, the empty Braille cell. */
const blank = /[\p{Z}\p{Cc}\u2800]+/gu;
/**
 * What is not seen (Unicode's Default_Ignorable_Code_Point: soft hyphen, zero-width and direction marks, Hangul
 * fillers, variation selectors, tags) or only steers what is (the other format characters).
 */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** Of those, what makes a picture of several, or joins letters of scripts that are written joined. */
const joining = [
  String.raw`(?<=\p{Extended_Pictographic})\ufe0f`,
  String.raw`(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})`,
  ...['Arabic', 'Devanagari', 'Bengali', 'Malayalam', 'Sinhala'].map((script) => {
    const letter = String.raw`\p{Script=${script}}`;
    return String.raw`(?<=${letter}\p{M}?)[\u200c\u200d](?=${letter})`;
  }),
].join('|');
const keptOrUnseen = new RegExp(`(${joining})|${unseen.source}`, 'gu');
/** Marks with no letter to stand on, and those piled up beyond what any script writes. */
const loose = /^\p{M}+|(?<= )\p{M}+|(?<=\p{M}{4})\p{M}+/gu;

/**
 * A name as it is shown, in one line that cannot disturb the text around it: composed (NFC), without what is not
 * seen, turns the direction of writing or only takes room; '' where nothing is left that can be seen. Linear.
 */
export function shownName(given: string): string {
  return given
    .toWellFormed()
    .normalize('NFC')
    .replace(keptOrUnseen, '$1')
    .replace(blank, ' ')
    .replace(loose, '')
    .replace(/ +/g, ' ')
    .trim();
}

/**
 * A name as it is compared: two that look alike but for case, accents, compatibility forms, what is not seen and
 * blanks (some are a hair wide) have the same key. '' where nothing can be seen.
 */
export function nameKey(name: string): string {
  return fold(shownName(name)).replace(blank, '');
}
