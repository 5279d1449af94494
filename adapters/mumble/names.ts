/** Longer names are cut by clients anyway; the server takes 511 characters. */
const longest = 80;

/**
 * A text as a channel name that 1.3.4 and 1.5 both take by default: letters, digits, space and
 * `_-=#[]{}()@|`, precomposed. Other signs become a space, or what is nearest; `otherwise` stands for a
 * text of which no letter or digit is left.
 */
export function legalName(text: string, otherwise: string): string {
  const kept = text
    .normalize('NFC')
    // Marks that have no letter with them in Unicode: 1.5 refuses them.
    .replace(/\p{M}/gu, '')
    .replace(/[‐-―/\\:]/g, '-')
    .replace(/['’ʼ`´]/g, ' ')
    // Beyond the first plane the server sees two halves of a letter, and refuses both.
    .replace(/[^\p{L}\p{N}_\-=#[\]{}()@|]|[\u{10000}-\u{10ffff}]/gu, ' ');
  const name = firstCharacters(kept.replace(/ +/g, ' ').trim(), longest).trim();
  return /[\p{L}\p{N}_]/u.test(name) ? name : otherwise;
}

/** The first of `name`, `name (2)`, `name (3)`… that is not taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (!taken.has(candidate)) return candidate;
  }
}

function firstCharacters(text: string, most: number): string {
  return Array.from(text).slice(0, most).join('');
}
