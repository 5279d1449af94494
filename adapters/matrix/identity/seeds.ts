import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const seeds = z.object({ master: z.string(), selfSigning: z.string(), userSigning: z.string() });
/** The private keys of an identity (32 bytes each, in base64): who has them is the bot. */
export type Seeds = z.output<typeof seeds>;
const file = z.record(z.string(), seeds);

/**
 * The second copy of the identities' private keys, by user id. It outlives the crypto store, so that a bot
 * whose store is lost stays the same for everybody who writes with it.
 */
export class SeedFile {
  readonly #path: string;
  constructor(path: string) {
    this.#path = path;
  }

  read(user: string): Seeds | undefined {
    return this.#all()[user];
  }

  /** Writes beside the file, then in its place: a crash leaves the old one or the new one. */
  write(user: string, kept: Seeds): void {
    const text = `${JSON.stringify({ ...this.#all(), [user]: kept }, undefined, 2)}\n`;
    const folder = dirname(this.#path);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const fresh = `${this.#path}.new`;
    const handle = openSync(fresh, 'w', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(fresh, this.#path);
    const directory = openSync(folder, 'r');
    fsyncSync(directory);
    closeSync(directory);
  }

  #all(): z.output<typeof file> {
    return existsSync(this.#path) ? file.parse(JSON.parse(readFileSync(this.#path, 'utf8'))) : {};
  }
}
