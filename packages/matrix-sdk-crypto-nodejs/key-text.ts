import { z } from 'zod';

/** A key of IndexedDB, as far as the crypto library uses them. */
export type StoreKey = string | number | readonly StoreKey[];

const texts = z.array(z.string());

/** A key as text for a column: the kind in its first letter. @throws TypeError for dates and binary keys. */
export function keyToText(key: unknown): string {
  if (typeof key === 'string') return `s${key}`;
  if (typeof key === 'number') return `n${key}`;
  if (Array.isArray(key)) return `a${JSON.stringify(key.map(keyToText))}`;
  throw new TypeError('A key of the crypto store is neither text, number nor list.');
}

/** The inverse of keyToText. */
export function keyFromText(text: string): StoreKey {
  const value = text.slice(1);
  if (text.startsWith('s')) return value;
  if (text.startsWith('n')) return Number(value);
  return texts.parse(JSON.parse(value)).map(keyFromText);
}
