import type { FileRef } from '../../../src/domain/session.ts';
import type { Document } from '../../../src/message/document.ts';
import type { PictureSize } from '../../../src/message/picture-size.ts';
import { toPlain } from '../../../src/message/plain.ts';
import type { Content, MediaSource } from '../connection/types.ts';
import { formattedBody, saysOnly, type Voice } from './formatted.ts';
import { mentionBytes, mentionsOf, quiet } from './mentions.ts';
import { asResolved, eventBytes, longest, roomLeft, shortened, weightOf, withShortNames } from './size.ts';

export type { Voice } from './formatted.ts';

export interface SayOptions {
  /** The transaction id: it stands in the content too, so that what was sent can be found again. */
  readonly key: string;
  /** Does it notify (m.text) or not (m.notice)? */
  readonly ring: boolean;
  readonly mention: readonly string[];
  readonly mentionRoom: boolean;
}

/** Where a content says under which key it was sent: the transaction id is lost after a day. */
export const keyField = 'org.cours.key';
/** Characters of an edit's text that a client which knows no edits shows. */
const fallbackLength = 200;

/** The content of a text's m.room.message, without relations. */
export function textContent(document: Document, voice: Voice, options: SayOptions): Content {
  const content = { ...textOf(document, voice, options), [keyField]: options.key };
  const most = Math.min(mentionBytes.message, roomLeft(content));
  return { ...content, 'm.mentions': mentionsOf(options, most) };
}

/**
 * The content that replaces the text of the event `original`. It rings nobody (spec v1.11, "Event
 * replacements"): whoever was mentioned already stays so in the new text only.
 */
export function editContent(
  original: string,
  document: Document,
  voice: Voice,
  options: SayOptions,
): Content {
  return replacement(original, textOf(document, voice, options), options);
}

/** The content of a file's m.room.message, without relations; `source` is where its bytes are, `picture` its size if it is one. */
export function fileContent(
  file: FileRef,
  source: MediaSource,
  options: SayOptions,
  picture?: PictureSize,
): Content {
  const name = quiet(file.name.toWellFormed());
  return {
    msgtype: fileType(file.type),
    // Another `body` than `filename` would be read as a caption (spec v1.10).
    body: name,
    filename: name,
    info: {
      mimetype: file.type,
      size: file.size,
      ...(picture === undefined ? {} : { w: picture.width, h: picture.height }),
    },
    ...source,
    'm.mentions': mentionsOf(options, mentionBytes.message),
    [keyField]: options.key,
  };
}

/**
 * Bytes of the document as sent, the larger of its first sending and an edit, as if encrypted. Mentions
 * are not counted: they take what is left of the event. Names and references still to come are estimated.
 */
export function sizeOf(document: Document): number {
  const options = { key: longest.key, ring: false, mention: [], mentionRoom: true };
  const resolved = asResolved(document);
  // What is too large as plain text already need not be drawn.
  const least = weightOf({ body: toPlain(resolved) });
  if (least > eventBytes) return least;
  const text = textOf(resolved, longest, options);
  const first = { ...text, [keyField]: options.key, 'm.mentions': mentionsOf(options, 0) };
  return Math.max(weightOf(first), weightOf(replacement(longest.event, text, options)));
}

/** What is read: the text alone, and the same with its markup where there is any. */
function textOf(document: Document, voice: Voice, options: SayOptions): Content {
  const shown = withShortNames(document);
  const plain = quiet(toPlain(shown, { directAddress: voice.bot }).toWellFormed());
  const html = formattedBody(shown, voice).trim().toWellFormed();
  // An event without a text is no message to many clients.
  const body = plain.trim() === '' ? '…' : plain;
  return {
    msgtype: options.ring ? 'm.text' : 'm.notice',
    body,
    ...(html === '' || saysOnly(html, body)
      ? {}
      : { format: 'org.matrix.custom.html', formatted_body: html }),
  };
}

function replacement(original: string, text: Content, options: SayOptions): Content {
  const content = {
    msgtype: 'm.notice',
    body: `* ${shortened(String(text.body), fallbackLength)}`,
    'm.mentions': {},
    'm.new_content': text,
    'm.relates_to': { rel_type: 'm.replace', event_id: original },
    [keyField]: options.key,
  };
  const most = Math.min(mentionBytes.edit, roomLeft(content));
  return { ...content, 'm.new_content': { ...text, 'm.mentions': mentionsOf(options, most) } };
}

/** Clients draw SVG, which can hold scripts, not as an image: there it is a file to download. */
function fileType(type: string): string {
  const [family = ''] = type.toLowerCase().split('/');
  const known = ['image', 'video', 'audio'].includes(family) && !/^image\/svg\b/i.test(type);
  return known ? `m.${family}` : 'm.file';
}
