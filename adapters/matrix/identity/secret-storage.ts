import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Seeds } from './seeds.ts';

// Secret storage ("4S"): secrets in the account data, encrypted with the recovery key.
// https://spec.matrix.org/latest/client-server-api/#msecret_storagev1aes-hmac-sha2

const encrypted = z.object({ iv: z.string(), ciphertext: z.string(), mac: z.string() });
type Encrypted = z.output<typeof encrypted>;
const defaultKey = z.object({ key: z.string() });
/** Says whether a key is the right one; older accounts may lack it. */
const keyCheck = z.object({ iv: z.string().optional(), mac: z.string().optional() });
const secret = z.object({ encrypted: z.record(z.string(), z.unknown()) });

const names = {
  master: 'm.cross_signing.master',
  selfSigning: 'm.cross_signing.self_signing',
  userSigning: 'm.cross_signing.user_signing',
} as const;

/** Reads a type of the account data; undefined when the account has none. */
export type ReadAccountData = (type: string) => Promise<unknown>;

/** The private keys of the identity; or why there are none to be had with this key. */
export async function seedsFromSecretStorage(
  read: ReadAccountData,
  key: Uint8Array,
): Promise<Seeds | 'wrongKey' | 'nothing'> {
  const id = defaultKey.safeParse(await read('m.secret_storage.default_key')).data?.key;
  if (id === undefined) return 'nothing';
  const check = keyCheck.safeParse(await read(`m.secret_storage.key.${id}`)).data;
  if (check?.iv !== undefined && check.mac !== undefined && !fits(key, check.iv, check.mac))
    return 'wrongKey';
  const found: Record<string, string> = {};
  for (const [part, name] of Object.entries(names)) {
    const stored = secret.safeParse(await read(name)).data?.encrypted[id];
    if (stored === undefined) return 'nothing';
    const clear = decryptSecret(key, name, encrypted.parse(stored));
    if (clear === undefined) return 'wrongKey';
    found[part] = clear;
  }
  const { master = '', selfSigning = '', userSigning = '' } = found;
  return { master, selfSigning, userSigning };
}

/** A secret in clear; undefined when the key is not the one that it was encrypted with. */
function decryptSecret(key: Uint8Array, name: string, stored: Encrypted): string | undefined {
  const { aes, mac } = derive(key, name);
  const bytes = Buffer.from(stored.ciphertext, 'base64');
  if (!same(hmac(mac, bytes), stored.mac)) return undefined;
  const decipher = createDecipheriv('aes-256-ctr', aes, Buffer.from(stored.iv, 'base64'));
  return Buffer.concat([decipher.update(bytes), decipher.final()]).toString('utf8');
}

/** The key's description holds the MAC of 32 zeros encrypted with it, under an empty name. */
function fits(key: Uint8Array, iv: string, expected: string): boolean {
  const { aes, mac } = derive(key, '');
  const cipher = createCipheriv('aes-256-ctr', aes, Buffer.from(iv, 'base64'));
  return same(hmac(mac, Buffer.concat([cipher.update(Buffer.alloc(32)), cipher.final()])), expected);
}

function derive(key: Uint8Array, name: string): { aes: Buffer; mac: Buffer } {
  const both = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(32), name, 64));
  return { aes: both.subarray(0, 32), mac: both.subarray(32) };
}

function hmac(key: Buffer, bytes: Buffer): Buffer {
  return createHmac('sha256', key).update(bytes).digest();
}

function same(made: Buffer, expected: string): boolean {
  const bytes = Buffer.from(expected, 'base64');
  return made.length === bytes.length && timingSafeEqual(made, bytes);
}
