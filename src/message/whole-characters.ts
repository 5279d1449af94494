import { textBytes } from './size.ts';

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The beginning of a text, cut between characters as people see them (an emoji, a letter with its accents). */
export function wholeCharacters(
  text: string,
  most: { readonly characters: number; readonly bytes?: number },
): string {
  const bytes = most.bytes ?? Number.POSITIVE_INFINITY;
  if (text.length <= most.characters && text.length * 3 <= bytes) return text;
  let count = 0;
  let size = 0;
  for (const { segment, index } of characters.segment(text)) {
    count += 1;
    size += textBytes(segment);
    if (count > most.characters || size > bytes) return text.slice(0, index);
  }
  return text;
}
