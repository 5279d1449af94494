import { expect, it } from 'vitest';
import { common } from '../../../src/i18n/fr/common.ts';
import { of } from '../../../src/i18n/fr/elision.ts';
import { plain } from '../../support/plain.ts';

it.each([
  ['LO21', 'de LO21'],
  ['ALGO', "d'ALGO"],
  ['Économie', "d'Économie"],
  ['uv-3', "d'uv-3"],
  ['HE01', 'de HE01'],
  ['3D', 'de 3D'],
])('%s', (code, says) => {
  expect(of(code)).toBe(says);
});

it('a course is named so', () => {
  expect(plain(common.needsStaff('planifier', 'ALGO', []))).toBe(
    "Pour planifier, il faut être dans l'équipe d'ALGO.",
  );
  expect(plain(common.needsStaff('planifier', 'LO21', []))).toContain("l'équipe de LO21");
});

it('a comma closes a title before its verb, and does not part a bare name from it', () => {
  expect(common.within('séance 3 (S3), Les arbres')).toBe('séance 3 (S3), Les arbres,');
  expect(common.within('séance 3 (S3)')).toBe('séance 3 (S3)');
});
