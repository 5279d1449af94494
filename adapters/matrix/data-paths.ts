import { join } from 'node:path';

/**
 * Where the adapter keeps files. The second copy of the identity's keys stands outside the crypto folder,
 * which is moved aside when its device is lost.
 */
export function dataPaths(dataDir: string): { readonly crypto: string; readonly seeds: string } {
  const folder = join(dataDir, 'matrix');
  return { crypto: join(folder, 'crypto'), seeds: join(folder, 'cross-signing.json') };
}
