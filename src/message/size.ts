import type { Language } from '../domain/time/types.ts';

/** Size of a text in bytes of UTF-8, which is how every limit of ours counts. */
export function textBytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

const units = {
  fr: { one: 'octet', bytes: 'octets', kilo: 'ko', mega: 'Mo' },
  en: { one: 'byte', bytes: 'bytes', kilo: 'kB', mega: 'MB' },
} as const;

/** What sizes are counted in, for who counts elsewhere (a browser's script). */
export function unitsOf(language: Language): {
  readonly [unit in 'one' | 'bytes' | 'kilo' | 'mega']: string;
} {
  return units[language];
}

/** A size as people read it, the same wherever it stands, in thousands as file managers count: « 527 octets », « 2,1 ko », « 25 Mo ». */
export function sizeText(bytes: number, language: Language): string {
  const { one, bytes: several, kilo, mega } = units[language];
  if (bytes < 1000) return `${bytes} ${isOne(bytes, language) ? one : several}`;
  const kilobytes = bytes / 1000;
  // What would read « 1 000 ko » is a megabyte.
  const [value, unit] = kilobytes < 999.5 ? [kilobytes, kilo] : [kilobytes / 1000, mega];
  const digits = value < 9.95 ? 1 : 0;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${unit}`;
}

/** French counts « 0 octet » as one. */
function isOne(count: number, language: Language): boolean {
  return count === 1 || (count === 0 && language === 'fr');
}
