/**
 * A word as it is compared: without case, accents, what is not seen (soft hyphens, zero-width and direction
 * marks, fillers, variation selectors, tags) and curly apostrophes. Linear.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/œ/gu, 'oe')
    .replace(/æ/gu, 'ae');
}

/** A text without these characters at its end. Linear, where `/[.!]+$/` looks at a run of them from each. */
export function withoutLast(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

/**
 * Characters of `text` that read as `words` at its beginning, compared as `fold` does, whatever their
 * Unicode form; undefined where it begins otherwise, or where `words` are nothing. Linear in `words`.
 */
export function foldedPrefix(text: string, words: string): number | undefined {
  const wanted = fold(words);
  let folded = '';
  let length = 0;
  let found: number | undefined;
  for (const character of text) {
    folded += fold(character);
    if (!wanted.startsWith(folded)) break;
    length += character.length;
    // Marks that follow the last letter belong to it.
    if (folded === wanted && wanted !== '') found = length;
  }
  return found;
}
