import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { dataFolderFault } from '../data-folder.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Ending } from './ending.ts';

/** A code with which somebody comes back into the local chat, and how they are called there; undefined: nobody is. */
export type ReturnCode = (
  config: Config,
  name: string,
) => Promise<{ readonly name: string; readonly code: string } | undefined>;

/**
 * `cours local code NAME`, beside a bot that may be running: for who lost their browser's cookie and has no code.
 * Whoever has the machine has all that is in the chat anyway.
 */
export async function localCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  returnCode: ReturnCode,
): Promise<Ending> {
  let words = wordsOf(env.COURS_LOCALE === 'en' ? 'en' : 'fr').local.cli;
  const bad = (text: string): Ending => ({ text, code: 1 });
  const [act, ...given] = args;
  const name = given.join(' ');
  if (act !== 'code' || name === '') return bad(words.usage);
  try {
    const config = readConfig(env);
    words = wordsOf(config.language).local.cli;
    const fault = dataFolderFault(config);
    if (fault !== undefined) return bad(fault);
    // Asking makes no chat where there is none.
    const known = existsSync(join(config.dataDir, 'local.sqlite'))
      ? await returnCode(config, name)
      : undefined;
    if (known === undefined) return bad(words.nobody(name, config.dataDir));
    return { text: words.code(known.name, known.code), code: 0 };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return bad(error.faults.map(({ sentence }) => sentence).join('\n'));
  }
}
