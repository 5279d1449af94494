import { createHash, randomBytes, randomInt } from 'node:crypto';

/** Of letters and digits those that nobody takes for one another. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A fresh unguessable id: 128 bits as 26 characters of [0-9a-z]. */
export function newId(): string {
  return BigInt(`0x${randomBytes(16).toString('hex')}`)
    .toString(36)
    .padStart(26, '0')
    .slice(-26);
}

/** A fresh secret for a browser's cookie: 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A fresh code with which a person comes back from another browser: some 59 bits, in groups that one can read out. */
export function newReturnCode(): string {
  const letters = Array.from({ length: 12 }, () => readable[randomInt(readable.length)]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** What is stored of such a code, however it is typed: case, hyphens and spaces do not matter. */
export function hashReturnCode(typed: string): string {
  return hashToken(typed.toLowerCase().replace(/[^a-z0-9]/g, ''));
}

/** What is stored of a secret, so that a copy of the database lets nobody in. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
