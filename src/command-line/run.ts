import { wordsOf } from '../i18n/words.ts';
import { faultText } from '../ports/fault-text.ts';
import { callsCommand, type WriteFile } from './calls.ts';
import {
  type AskHomeserver,
  check,
  type LookAtLocal,
  type OpenStore,
  type ProbeServer,
  type Progress,
} from './check.ts';
import type { Ending } from './ending.ts';
import { localCommand, type ReturnCode } from './local.ts';
import { matrixCommand, type ResetIdentity } from './matrix.ts';
import { type OpenPersons, personCommand } from './person.ts';

/** What the command line works with; src/cli.ts gives the real ones. */
export interface Tools {
  readonly openStore: OpenStore;
  readonly openPersons: OpenPersons;
  readonly askHomeserver: AskHomeserver;
  readonly probeServer: ProbeServer;
  readonly lookAtLocal: LookAtLocal;
  readonly progress: Progress;
  readonly resetIdentity: ResetIdentity;
  readonly returnCode: ReturnCode;
  readonly writeFile: WriteFile;
}

const commands = ['check', 'matrix', 'calls', 'person', 'local'] as const;
const isCommand = (word: string): word is (typeof commands)[number] =>
  (commands as readonly string[]).includes(word);

/** Runs `cours ARGS`; speaks the language of COURS_LOCALE. */
export async function runCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  tools: Tools,
): Promise<Ending> {
  const { openStore, openPersons, askHomeserver, probeServer, progress, writeFile } = tools;
  const { host, local } = wordsOf(env.COURS_LOCALE === 'en' ? 'en' : 'fr');
  const words = host.cli;
  const help = args.some((arg) => arg === '--help' || arg === '-h');
  const [command, ...rest] = args.filter((arg) => !arg.startsWith('-'));
  const option = args.find((arg) => arg.startsWith('-') && arg !== '--help' && arg !== '-h');
  if (command === undefined && option === undefined) return { text: words.usage, code: 0 };
  if (command === undefined || !isCommand(command))
    return { text: words.unknownCommand(command ?? option ?? ''), code: 1 };
  const usage = {
    check: words.checkUsage,
    matrix: words.matrixUsage,
    calls: words.callsUsage,
    person: words.personUsage,
    local: local.cli.usage,
  };
  if (help) return { text: usage[command], code: 0 };
  if (command === 'calls') return callsCommand(args.slice(1), env, writeFile);
  const extra = command === 'check' ? (rest[0] ?? option) : option;
  if (extra !== undefined) return { text: words.unexpected(extra), code: 1 };
  try {
    if (command === 'person') return await personCommand(rest, env, openPersons);
    if (command === 'local') return await localCommand(rest, env, tools.returnCode);
    if (command === 'matrix') return await matrixCommand(rest, env, tools.resetIdentity);
    const { report, ok } = await check(
      env,
      openStore,
      askHomeserver,
      probeServer,
      progress,
      tools.lookAtLocal,
    );
    return { text: report, code: ok ? 0 : 1 };
  } catch (error) {
    return { text: words.failed(faultText(error instanceof Error ? error.message : String(error))), code: 1 };
  }
}
