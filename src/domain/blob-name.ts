import { createHash } from 'node:crypto';

/** The name of stored bytes: their SHA-256 in hex. */
export function blobName(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
