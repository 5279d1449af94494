import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

const encryptedFile = z.object({
  url: z.string(),
  key: z.object({ k: z.string() }),
  iv: z.string(),
  hashes: z.object({ sha256: z.string() }),
});

/** A file as it goes into an encrypted room: what to upload, and the keys that go into the event. */
export function encryptFile(bytes: Uint8Array): { uploaded: Uint8Array; keys: Record<string, unknown> } {
  const key = randomBytes(32);
  // The lower half counts blocks and begins at nought.
  const iv = Buffer.concat([randomBytes(8), Buffer.alloc(8)]);
  const cipher = createCipheriv('aes-256-ctr', key, iv);
  const uploaded = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const jwk = {
    kty: 'oct',
    key_ops: ['encrypt', 'decrypt'],
    alg: 'A256CTR',
    k: key.toString('base64url'),
    ext: true,
  };
  const keys = { v: 'v2', key: jwk, iv: unpadded(iv), hashes: { sha256: sha256(uploaded) } };
  return { uploaded, keys };
}

/** The clear bytes of an encrypted file; throws when they are not those that were announced. */
export async function decryptFile(
  file: unknown,
  download: (url: string) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const { url, key, iv, hashes } = encryptedFile.parse(file);
  const bytes = await download(url);
  if (sha256(bytes) !== hashes.sha256.replaceAll('=', ''))
    throw new Error('The file was changed on its way.');
  const decipher = createDecipheriv(
    'aes-256-ctr',
    Buffer.from(key.k, 'base64url'),
    Buffer.from(iv, 'base64'),
  );
  return new Uint8Array(Buffer.concat([decipher.update(bytes), decipher.final()]));
}

const sha256 = (bytes: Uint8Array): string => unpadded(createHash('sha256').update(bytes).digest());
const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '');
