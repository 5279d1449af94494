import type { Document, Inline } from '../../../src/message/document.ts';
import { textBytes } from '../../../src/message/size.ts';
import type { Timed } from '../../../src/message/timed.ts';
import type { Content } from '../connection/types.ts';
import { withInlines } from './inlines.ts';

/** The largest event (spec v1.11, "Size limits"), in bytes. */
export const eventBytes = 65_536;
/**
 * What comes on top of the content: relation, ids, session and device on our side; the previous events,
 * hashes and signatures that the server adds.
 */
const envelope = 3_000;

/** Bytes of an event with this content, encrypted: its JSON becomes base64, four bytes for three. */
export function weightOf(content: Content): number {
  return Math.ceil((textBytes(JSON.stringify(content)) * 4) / 3) + envelope;
}

/** Bytes of JSON that an event with this content can still take. */
export function roomLeft(content: Content): number {
  return Math.max(0, Math.floor(((eventBytes - weightOf(content)) * 3) / 4));
}

/** Ids have at most 255 bytes (spec v1.11, appendices); a hash is shorter. */
export const longest = {
  bot: `@b:${'s'.repeat(252)}`,
  room: `!${'r'.repeat(254)}`,
  event: `$${'e'.repeat(254)}`,
  key: 'k'.repeat(255),
} as const;

/** Characters of a name that are shown: on Matrix a name may be as long as an event. */
const nameLength = 60;
/** A long user id; those of 255 bytes are too rare to count every mention as one. */
const usualUser = `@${'u'.repeat(59)}:${'s'.repeat(60)}`;
/** An event id since room version 3: a hash. */
const usualEvent = `$${'e'.repeat(43)}`;

/** The document with names of a length that can be foreseen. */
export function withShortNames(document: Document): Document {
  return withInlines(document, (inline) =>
    typeof inline !== 'string' && inline.kind === 'mention' && inline.name !== undefined
      ? { ...inline, name: shortened(inline.name, nameLength) }
      : inline,
  );
}

/** The document with something in place of each name and reference that comes only at sending. */
export function asResolved(document: Document): Document {
  return withInlines(document, (inline: Inline) => {
    if (typeof inline === 'string') return inline;
    if (inline.kind === 'mention') return { name: 'é'.repeat(nameLength), user: usualUser, ...inline };
    if (inline.kind === 'post') return { reference: usualEvent, ...inline };
    if (inline.kind === 'timed') return { ...inline, text: 'é'.repeat(longestOf(inline)) };
    return inline;
  });
}

/** Words for a distance in time are short, but those of tomorrow may be longer than today's. */
function longestOf({ text, after }: Timed): number {
  return Math.max(text.length + 20, after.length);
}

/** The text, or as many of its characters and `…`. */
export function shortened(text: string, length: number): string {
  const characters = [...text.slice(0, 2 * length + 2)];
  return characters.length <= length ? text : `${characters.slice(0, length).join('')}…`;
}
