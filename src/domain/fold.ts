/**
 * A word as it is compared: without case, accents, invisible characters and curly apostrophes. Linear.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u200b-\u200f\u2060\ufeff]/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/œ/gu, 'oe')
    .replace(/æ/gu, 'ae');
}
