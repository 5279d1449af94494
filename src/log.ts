import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { Config } from './config.ts';
import { wordsOf } from './i18n/words.ts';
import { CallFault } from './ports/calls.ts';
import { ChatFault } from './ports/chat.ts';
import { faultText } from './ports/fault-text.ts';
import { StoreFault } from './ports/store.ts';

type Level = Pick<Config, 'logLevel'>;

/** Lines that wait for a file or a pipe that does not take them, at most (characters); then they are lost. */
const mostWaiting = 1_000_000;

/**
 * The log: JSON lines; on a terminal readable ones, with what to do first under `ready`. What is logged are
 * ids, codes and faults, not what people wrote; a fault is one line, and no line shows a secret (`faultText`).
 */
export async function createLogger(config: Level & Pick<Config, 'language'>): Promise<Logger> {
  if (!process.stdout.isTTY) {
    const out = destination({ fd: 1, sync: true, maxLength: mostWaiting });
    // A full disk under the log, or nobody who reads it, is no reason to stop.
    out.on('error', () => {});
    return loggerTo(out, config);
  }
  // A service writes JSON, and has no use for it.
  const { default: pretty } = await import('pino-pretty');
  const words = wordsOf(config.language).host;
  const stream = pretty({
    sync: true,
    singleLine: true,
    ignore: 'pid,hostname',
    translateTime: 'HH:MM:ss',
    messageFormat: (log, messageKey) => {
      const message = String(log[messageKey]);
      if (message !== 'ready') return message;
      return typeof log.invite === 'string' && log.local !== true
        ? words.readyOnMatrix(log.invite)
        : words.readyOnTerminal(String(log.address));
    },
  });
  return loggerTo(stream, config);
}

/** The log written to a stream: here alone what is logged becomes text. */
export function loggerTo(stream: DestinationStream, { logLevel }: Level): Logger {
  const options = { level: logLevel, base: null, serializers: { err: described } };
  return pino(options, {
    write: (line) => stream.write(`${JSON.stringify(JSON.parse(line), shown)}\n`),
  });
}

const shown = (_key: string, value: unknown) => (typeof value === 'string' ? faultText(value) : value);

/** An error in a few keys; where it happened is of use only for a mistake of ours. */
function described(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const at = isFault(error) ? [] : (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...('code' in error ? { code: String(error.code) } : {}),
    message: causes(error),
    ...(at.length === 0 ? {} : { stack: at.map((line) => line.trim()).join(' ') }),
  };
}

/** Of the outside: a port, the system, a database. */
function isFault(error: Error): boolean {
  if ([StoreFault, ChatFault, CallFault].some((kind) => error instanceof kind)) return true;
  return 'syscall' in error || ('code' in error && String(error.code).startsWith('SQLITE_'));
}

/** Its message, and that of what caused it if it adds anything. */
function causes(error: Error): string {
  const { message, cause } = error;
  if (!(cause instanceof Error) || message.includes(cause.message)) return message;
  return `${message}: ${causes(cause)}`;
}
