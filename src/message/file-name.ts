import { wholeCharacters } from './whole-characters.ts';

/** Of a name that is kept: characters as people count them, and bytes, as some take dozens. */
const most = { characters: 120, bytes: 480 } as const;
/** Of someone who gave none that can be shown. */
const nameless = 'file';

/**
 * A file's name as it is kept, shown and saved: in Unicode's composed form (NFC), so that one name is one file;
 * without path separators, control characters and those that turn the direction of writing; cut between whole
 * characters where it is long, its ending kept.
 */
export function fileName(given: string): string {
  const name = given
    .toWellFormed()
    .normalize('NFC')
    .replace(/[/\\]/g, '_')
    // Joiners make one character of several, in emoji and in many scripts.
    .replace(/(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s])+/gu, ' ')
    .replace(/^[ .]+/, '')
    .trim();
  if (name === '') return nameless;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
  const stem = wholeCharacters(name.slice(0, name.length - ending.length), {
    characters: most.characters - ending.length,
    bytes: most.bytes - Buffer.byteLength(ending),
  });
  return stem.trimEnd() + ending;
}
