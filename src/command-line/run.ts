import { wordsOf } from '../i18n/words.ts';
import { faultText } from '../ports/fault-text.ts';
import { callsCommand, type WriteFile } from './calls.ts';
import { type AskHomeserver, check, type OpenStore, type ProbeServer, type Progress } from './check.ts';
import type { Ending } from './ending.ts';
import { matrixCommand, type ResetIdentity } from './matrix.ts';
import { type OpenPersons, personCommand } from './person.ts';

/** What the command line works with; src/cli.ts gives the real ones. */
export interface Tools {
  readonly openStore: OpenStore;
  readonly openPersons: OpenPersons;
  readonly askHomeserver: AskHomeserver;
  readonly probeServer: ProbeServer;
  readonly progress: Progress;
  readonly resetIdentity: ResetIdentity;
  readonly writeFile: WriteFile;
}

/** Runs `cours ARGS`; speaks the language of COURS_LOCALE. */
export async function runCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  { openStore, openPersons, askHomeserver, probeServer, progress, resetIdentity, writeFile }: Tools,
): Promise<Ending> {
  const words = wordsOf(env.COURS_LOCALE === 'en' ? 'en' : 'fr').host.cli;
  const help = args.some((arg) => arg === '--help' || arg === '-h');
  const [command, ...rest] = args.filter((arg) => !arg.startsWith('-'));
  const option = args.find((arg) => arg.startsWith('-') && arg !== '--help' && arg !== '-h');
  if (command === undefined && option === undefined) return { text: words.usage, code: 0 };
  if (command !== 'check' && command !== 'matrix' && command !== 'calls' && command !== 'person')
    return { text: words.unknownCommand(command ?? option ?? ''), code: 1 };
  const usage = {
    check: words.checkUsage,
    matrix: words.matrixUsage,
    calls: words.callsUsage,
    person: words.personUsage,
  };
  if (help) return { text: usage[command], code: 0 };
  if (command === 'calls') return callsCommand(args.slice(1), env, writeFile);
  const extra = command === 'check' ? (rest[0] ?? option) : option;
  if (extra !== undefined) return { text: words.unexpected(extra), code: 1 };
  try {
    if (command === 'person') return await personCommand(rest, env, openPersons);
    if (command === 'matrix') return await matrixCommand(rest, env, resetIdentity);
    const { report, ok } = await check(env, openStore, askHomeserver, probeServer, progress);
    return { text: report, code: ok ? 0 : 1 };
  } catch (error) {
    return { text: words.failed(faultText(error instanceof Error ? error.message : String(error))), code: 1 };
  }
}
