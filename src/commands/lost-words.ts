import { withoutLast } from '../domain/fold.ts';

/** A place and a title among words that are no date. */
interface FoundWords {
  readonly location?: string;
  readonly title?: string;
}

const intro = String.raw`(?:(?:en|dans|à|in|at)\s+)?`;
const kinds = String.raw`(?:salle|amphi(?:théâtre)?|bâtiment|bureau|room|hall|building)\s+[\p{L}\p{N}._-]+`;
const codes = String.raw`\p{L}{1,4}[-.]?\p{N}{1,4}\p{L}?`;
/** « en B204 », « salle 12 », « amphi Turing », "in room 12". */
const room = `${intro}(?<room>${kinds}|${codes})`;
/** « à la bibliothèque », "at the library": the place with its article, without the first word. */
const site = String.raw`(?:à|au|aux|dans|at)\s+(?<site>[^:,]+)`;
const placeFirst = new RegExp(String.raw`^(?:${room}|${site})(?:\s*[:,]\s*(?<title>.*))?$`, 'iu');
/** « salle B204 Les piles »: after such a word the room is one word, and what follows the title. */
const kindFirst = new RegExp(String.raw`^${intro}(?<room>${kinds})\s+(?<title>\S.*)$`, 'iu');
const placeLast = new RegExp(String.raw`^(?<title>.*?\S)\s+${room}$`, 'iu');

/** Small words and dashes that are left of a date are neither. */
const sayNothing = /^(?:en|dans|à|in|at|pour|for|tou[st]?s?|toute?s?|chaque|every|[-–—]|)(?:\s+les?)?$/iu;

/**
 * What words beside a date (« en B204 : Graphes ») seem to say, so that a ready line can keep them: a place
 * if they look like one, else a title.
 */
export function readLostWords(text: string): FoundWords {
  const words = withoutLast(text, ' :,;').replace(/^[\s:,;.]+/u, '');
  if (sayNothing.test(words)) return {};
  const found = (placeFirst.exec(words) ?? kindFirst.exec(words) ?? placeLast.exec(words))?.groups;
  const location = (found?.room ?? found?.site)?.trim();
  if (location === undefined) return { title: words };
  const title = found?.title?.trim() ?? '';
  return { location, ...(title === '' ? {} : { title }) };
}
