import { createHash, randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A fresh unguessable id: 128 random bits as 25 characters of [0-9a-z]. */
export function newId(): string {
  let rest = BigInt(`0x${randomBytes(16).toString('hex')}`);
  let id = '';
  for (let place = 0; place < 25; place += 1) {
    id = alphabet.charAt(Number(rest % 36n)) + id;
    rest /= 36n;
  }
  return id;
}

/** A short reference for people to quote: 8 characters of [0-9a-z]. */
export function newReference(): string {
  return newId().slice(-8);
}

/** A stable key from parts (SHA-256, hex). */
export function hashKey(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
