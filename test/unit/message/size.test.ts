import { expect, test } from 'vitest';
import { sizeText } from '../../../src/message/size.ts';

test.each([
  [0, '0 octet', '0 bytes'],
  [1, '1 octet', '1 byte'],
  [527, '527 octets', '527 bytes'],
  [999, '999 octets', '999 bytes'],
  [1_000, '1 ko', '1 kB'],
  [2_100, '2,1 ko', '2.1 kB'],
  [9_999, '10 ko', '10 kB'],
  [84_000, '84 ko', '84 kB'],
  [999_600, '1 Mo', '1 MB'],
  [2_140_000, '2,1 Mo', '2.1 MB'],
  [25_000_000, '25 Mo', '25 MB'],
])('%d bytes', (bytes, french, english) => {
  expect(sizeText(bytes, 'fr')).toBe(french);
  expect(sizeText(bytes, 'en')).toBe(english);
});
