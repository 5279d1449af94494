/** The address of a file of the material below its room's page; `number` counts from 1. */
export function filePath(number: number, name: string): string {
  return `support/${number}/${encodedName(name)}`;
}

/** A file's name as one part of a path: what would lead elsewhere, or is lost on the way, is taken out. */
export function pathName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[\p{Cc}/\\]+/gu, ' ')
    .trim();
  return /^\.*$/.test(plain) ? 'document' : plain;
}

/** For an address and for RFC 8187, which takes fewer characters as they are than encodeURIComponent leaves. */
export function encodedName(name: string): string {
  const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(pathName(name)).replace(/[!'()*]/g, percent);
}
