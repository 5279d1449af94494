import { wordsOf } from '../i18n/words.ts';
import { check, type OpenStore } from './check.ts';

/** What a command leaves: what to print, and the exit code (0, or 1 with a sentence on what to do). */
export interface Ending {
  readonly text: string;
  readonly code: 0 | 1;
}

/** Runs `cours ARGS`; speaks the language of COURS_LOCALE. */
export async function runCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  openStore: OpenStore,
): Promise<Ending> {
  const words = wordsOf(env.COURS_LOCALE === 'en' ? 'en' : 'fr').host.cli;
  const help = args.some((arg) => arg === '--help' || arg === '-h');
  const [command, ...rest] = args.filter((arg) => !arg.startsWith('-'));
  const option = args.find((arg) => arg.startsWith('-') && arg !== '--help' && arg !== '-h');
  if (command === undefined && option === undefined) return { text: words.usage, code: 0 };
  if (command !== 'check') return { text: words.unknownCommand(command ?? option ?? ''), code: 1 };
  if (help) return { text: words.checkUsage, code: 0 };
  const extra = rest[0] ?? option;
  if (extra !== undefined) return { text: words.unexpected(extra), code: 1 };
  try {
    const { report, ok } = await check(env, openStore);
    return { text: report, code: ok ? 0 : 1 };
  } catch (error) {
    return { text: words.failed(error instanceof Error ? error.message : String(error)), code: 1 };
  }
}
