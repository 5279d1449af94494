import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';
import { wordsOf } from './i18n/words.ts';

/**
 * The log: JSON lines; on a terminal readable ones, with what to do first under `ready`. Secrets never
 * reach it: what is logged are ids, codes and errors, not what people wrote.
 */
export async function createLogger(config: Pick<Config, 'logLevel' | 'language'>): Promise<Logger> {
  const options = { level: config.logLevel, base: null };
  if (!process.stdout.isTTY) return pino(options);
  // A service writes JSON, and has no use for it.
  const { default: pretty } = await import('pino-pretty');
  const words = wordsOf(config.language).host;
  const stream = pretty({
    sync: true,
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
  return pino(options, stream);
}
