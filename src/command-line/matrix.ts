import { type Config, ConfigError, readConfig } from '../config.ts';
import type { MatrixConfig } from '../config-matrix.ts';
import { wordsOf } from '../i18n/words.ts';
import { StoreFault } from '../ports/store.ts';
import type { Ending } from './ending.ts';

/**
 * Gives the bot's account a new cross-signing identity, and its user id; or says what the host can do.
 * Rejects with a StoreFault while a bot runs on the data.
 */
export type ResetIdentity = (
  config: Config,
  matrix: MatrixConfig,
) => Promise<{ readonly user: string } | { readonly problem: string }>;

/** `cours matrix reset-identity`. */
export async function matrixCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  reset: ResetIdentity,
): Promise<Ending> {
  let words = wordsOf(env.COURS_LOCALE === 'en' ? 'en' : 'fr').host.cli;
  const bad = (text: string): Ending => ({ text, code: 1 });
  if (args[0] !== 'reset-identity') return bad(words.matrixUsage);
  if (args[1] !== undefined) return bad(words.unexpected(args[1]));
  try {
    const config = readConfig(env);
    words = wordsOf(config.language).host.cli;
    if (config.matrix === undefined) return bad(words.matrixMissing);
    const { matrixIdentity } = wordsOf(config.language);
    if (config.matrix.login === undefined) return bad(matrixIdentity.passwordNeeded);
    const done = await reset(config, config.matrix);
    return 'user' in done ? { text: words.identityReset(done.user), code: 0 } : bad(done.problem);
  } catch (error) {
    if (error instanceof ConfigError) return bad(error.faults.map(({ sentence }) => sentence).join('\n'));
    if (!(error instanceof StoreFault)) throw error;
    return bad(words.databaseFault[error.code](readConfig(env).database.file, error.message));
  }
}
