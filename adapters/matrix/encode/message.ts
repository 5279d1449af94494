import type { FileRef } from '../../../src/domain/session.ts';
import type { Block, Document, Inline } from '../../../src/message/document.ts';
import { escapeHtml } from '../../../src/message/html.ts';
import { toPlain } from '../../../src/message/plain.ts';
import { textBytes } from '../../../src/message/size.ts';
import type { Content, MediaSource } from '../connection/types.ts';
import { keyField } from '../rooms/look-for.ts';
import { htmlOf } from './html.ts';
import type { Voice } from './voice.ts';

/** Of a post, what its event says beside the text. */
export interface SayOptions {
  readonly key: string;
  readonly ring: boolean;
  readonly mention: readonly string[];
  readonly mentionRoom: boolean;
}

/** An event may have 65,536 bytes; this much in clear stays below that when it is encrypted (base64). */
const mostBytes = 46_000;
/** Of it, what mentions may take. */
const mostMentionBytes = 20_000;
/** Characters of an edit's fallback text: enough for a notification, and not the whole text twice. */
const fallbackLength = 200;
/** What names (by far the longest: 60 characters) and addresses add to a document when it is sent. */
const mentionBytes = 900;
/** Relations, keys, and the envelope of an encrypted event. */
const envelopeBytes = 1_500;

/** An m.room.message of a text, without relations. */
export function textContent(document: Document, voice: Voice, options: SayOptions): Content {
  const content = { ...text(document, voice, options.ring), [keyField]: options.key };
  return { ...content, 'm.mentions': mentions(options, mostBytes - textBytes(JSON.stringify(content))) };
}

/**
 * An m.room.message that replaces the text of another one. It is a notice whatever it replaces, so that it
 * rings nobody; the text keeps the look of what it replaces (`options.ring`).
 */
export function editContent(
  original: string,
  document: Document,
  voice: Voice,
  options: SayOptions,
): Content {
  const replacement = textContent(document, voice, options);
  const body = String(replacement.body);
  const short = body.length > fallbackLength ? `${body.slice(0, fallbackLength)}…` : body;
  return {
    msgtype: 'm.notice',
    body: `* ${short}`,
    'm.mentions': {},
    'm.new_content': replacement,
    'm.relates_to': { rel_type: 'm.replace', event_id: original },
    [keyField]: options.key,
  };
}

/** An m.room.message of a file, from where it was put. */
export function fileContent(file: FileRef, source: MediaSource, options: SayOptions): Content {
  return {
    msgtype: fileKind(file.type),
    body: withoutRing(file.name),
    filename: file.name,
    info: { mimetype: file.type, size: file.size },
    ...source,
    'm.mentions': mentions(options, mostMentionBytes),
    [keyField]: options.key,
  };
}

/** Bytes of a document as it will be sent, encrypted, or as an edit: whichever is more. */
export function sizeOf(document: Document): number {
  const voice = { bot: longestUser, room: longestUser };
  const options = { key: longestUser, ring: true, mention: [], mentionRoom: false };
  const bytes = textBytes(JSON.stringify(editContent(longestUser, document, voice, options)));
  const clear = bytes + peopleIn(document) * mentionBytes;
  return Math.ceil((clear * 4) / 3) + envelopeBytes;
}

/** Ids have 255 bytes at most; ours and usual ones have some forty. */
const longestUser = `@${'x'.repeat(80)}`;

function text(document: Document, voice: Voice, ring: boolean) {
  const body = withoutRing(toPlain(withAddress(document, voice.bot)));
  const html = htmlOf(document, voice);
  const formatted =
    html === `<p>${escapeHtml(body)}</p>` || html === ''
      ? {}
      : { format: 'org.matrix.custom.html', formatted_body: html };
  return { msgtype: ring ? 'm.text' : 'm.notice', body: body === '' ? '…' : body, ...formatted };
}

/** Whom the event mentions, as many as there is room for. */
function mentions({ mention, mentionRoom }: SayOptions, room: number): Content {
  const users: string[] = [];
  let left = Math.min(mostMentionBytes, room);
  for (const user of new Set(mention)) {
    left -= textBytes(JSON.stringify(user)) + 1;
    if (left < 0) break;
    users.push(user);
  }
  return { ...(users.length === 0 ? {} : { user_ids: users }), ...(mentionRoom ? { room: true } : {}) };
}

/** Clients before m.mentions ring a whole room for this word, whoever wrote it. */
function withoutRing(body: string): string {
  return body.replace(/@(?=room\b)/gi, '@\u2060');
}

/** Where there is no link to touch, the address of the bot is said. */
function withAddress(document: Document, bot: string): Document {
  const inline = (node: Inline): Inline =>
    typeof node !== 'string' && node.kind === 'direct' ? `${node.text} (${bot})` : node;
  const block = (node: Block): Block => {
    if (node.kind === 'line') return { ...node, inlines: node.inlines.map(inline) };
    return node.kind === 'list' ? { ...node, items: node.items.map((item) => item.map(inline)) } : node;
  };
  return { blocks: document.blocks.map(block) };
}

function peopleIn(document: Document): number {
  const inlines = document.blocks.flatMap((block) =>
    block.kind === 'line' ? block.inlines : block.kind === 'list' ? block.items.flat() : [],
  );
  return inlines.filter(
    (inline) => typeof inline !== 'string' && ['mention', 'post', 'direct'].includes(inline.kind),
  ).length;
}

function fileKind(type: string): string {
  const [family] = type.split('/');
  return family === 'image' || family === 'video' || family === 'audio' ? `m.${family}` : 'm.file';
}
