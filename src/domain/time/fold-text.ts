/** Lower case, no accents, plain apostrophes, white space folded: what the time grammars compare. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/[\s\u00a0\u202f]+/gu, ' ')
    .trim();
}
