import { createHash } from 'node:crypto';
import type { LinkCode } from './course.ts';

/** How long a one-time code of `lier` holds, in ms. */
export const codeLifetime = 15 * 60_000;
/** Codes of a course that hold at once; the oldest gives way. */
const mostCodes = 5;

/**
 * A one-time code, to be shown once and never stored, from a fresh id: 12 characters, about 60 bits,
 * in groups that one can read out.
 */
export function oneTimeCode(freshId: string): string {
  const letters = freshId.slice(-12);
  return (letters.match(/.{1,4}/gu) ?? []).join('-');
}

/** The codes of a course with a new one added; expired ones fall away. `now` in epoch ms. */
export function withCode(codes: readonly LinkCode[], shown: string, now: number): readonly LinkCode[] {
  const live = codes.filter((code) => code.expiresAt > now);
  return [...live, { hash: hashOf(shown), expiresAt: now + codeLifetime }].slice(-mostCodes);
}

/** The codes left once `typed` is used; undefined if it is none of those that hold. */
export function withoutCode(
  codes: readonly LinkCode[],
  typed: string,
  now: number,
): readonly LinkCode[] | undefined {
  const hash = hashOf(typed);
  if (!codes.some((code) => code.hash === hash && code.expiresAt > now)) return undefined;
  return codes.filter((code) => code.hash !== hash && code.expiresAt > now);
}

/** Is it as long as a one-time code, so that it may be one miscopied? */
export function looksLikeCode(typed: string): boolean {
  return typed.replace(/[^\p{L}\p{N}]/gu, '').length >= 10;
}

/** SHA-256 (hex) of a code, however it is typed: case, hyphens and spaces do not matter. */
function hashOf(code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/gu, '');
  return createHash('sha256').update(plain).digest('hex');
}
