import { wordsOf } from '../../src/i18n/words.ts';
import { escapeHtml } from '../../src/message/html.ts';
import type { CallOrder } from '../../src/ports/calls.ts';

/**
 * What people read when they come in, in the place of the server's own welcome: where the room's page is.
 * The server takes some HTML there, and fills in `%%…%%` (docs/data/create.tsx), which no address of ours has.
 */
export function welcomeOf({ link, language }: Pick<CallOrder, 'link' | 'language'>): string | undefined {
  if (link === undefined) return undefined;
  const address = escapeHtml(link);
  return `${wordsOf(language).roomPage.fromInside} <a href="${address}" target="_blank" rel="noreferrer">${address}</a>`;
}
