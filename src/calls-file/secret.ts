import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { keepSecret } from '../ports/fault-text.ts';

/** Where secrets are looked up: the environment, and files beside the calls file. */
export interface SecretSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Path of the calls file: `file:PATH` may be relative to it. */
  readonly callsFile: string;
  /** Told of every file that a secret is read from. */
  readonly readFrom?: (path: string) => void;
}

/** The secret at `env:NAME` or `file:PATH`, without the line break at its end; undefined where there is none. */
export function secretAt(place: string, { env, callsFile, readFrom }: SecretSource): string | undefined {
  const [, kind, name = ''] = /^(env|file):(.+)$/s.exec(place) ?? [];
  const found =
    kind === 'env' ? ofEnvironment(env, name) : readText(resolve(dirname(callsFile), name), readFrom);
  const secret = found?.replace(/\s+$/, '');
  if (secret === '') return undefined;
  keepSecret(secret);
  return secret;
}

/** Of the names that are set: `env:constructor` is none, though every object has one. */
function ofEnvironment(env: SecretSource['env'], name: string): string | undefined {
  return Object.hasOwn(env, name) ? env[name] : undefined;
}

function readText(path: string, readFrom: SecretSource['readFrom']): string | undefined {
  readFrom?.(path);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
