const longestName = 120;
/** Of someone who gave none that can be shown. */
const nameless = 'file';
const unknownType = 'application/octet-stream';

/**
 * A file's name as it can be shown and saved: without path separators, control characters and those that
 * turn the direction of writing; at most 120 characters, its ending kept.
 */
export function fileName(given: string): string {
  const name = given
    .toWellFormed()
    .replace(/[/\\]/g, '_')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/^[ .]+/, '')
    .trim();
  const characters = [...name];
  if (characters.length <= longestName) return name === '' ? nameless : name;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
  return characters.slice(0, longestName - [...ending].length).join('') + ending;
}

/** A media type without its parameters; `application/octet-stream` for what is none. */
export function fileType(given: string): string {
  const [type = ''] = given.toLowerCase().split(';', 1);
  return /^[\w!#$&^.+-]{1,64}\/[\w!#$&^.+-]{1,127}$/.test(type.trim()) ? type.trim() : unknownType;
}
