import { createHash, randomBytes } from 'node:crypto';

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

/** What is stored of a cookie's secret, so that a copy of the database lets nobody in. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
