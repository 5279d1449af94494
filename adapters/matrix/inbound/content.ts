import { z } from 'zod';
import type { InboundFile } from '../../../src/ports/chat.ts';
import type { MediaSource, RoomEvent } from '../connection/types.ts';
import type { InboundContext } from './context.ts';
import { fileName, fileType } from './file-name.ts';
import { relationOf } from './relation.ts';
import { withoutReplyFallback } from './text.ts';

const words = ['m.text', 'm.emote', 'm.notice'] as const;
const media = ['m.file', 'm.image', 'm.audio', 'm.video'] as const;

const text = z.string().transform((given) => given.toWellFormed());
const mxc = z.string().startsWith('mxc://').max(512);
const info = z.object({
  size: z.int().nonnegative().catch(0),
  mimetype: z.string().catch(''),
});

const wordsContent = z.object({ msgtype: z.enum(words), body: text });
const mediaContent = z
  .object({
    msgtype: z.enum(media),
    body: text,
    filename: text.optional().catch(undefined),
    info: info.catch({ size: 0, mimetype: '' }),
  })
  .and(z.union([z.object({ file: z.looseObject({ url: mxc }) }), z.object({ url: mxc })]));
const messageContent = z.union([wordsContent, mediaContent]);

/** What a message says. */
export interface MessageContent {
  readonly text: string;
  readonly files: readonly InboundFile[];
  /** Written by a program (m.notice). */
  readonly automatic: boolean;
}

/** Is it a message (and no state that calls itself so)? */
export const isMessage = (event: RoomEvent) =>
  event.type === 'm.room.message' && event.stateKey === undefined;

/** The text and files of an m.room.message's content; undefined for kinds that nobody reads here. */
export function messageContentOf(content: unknown, context: InboundContext): MessageContent | undefined {
  const read = messageContent.safeParse(content);
  if (!read.success) return undefined;
  const given = read.data;
  const { quotes } = relationOf(content);
  const body = quotes ? withoutReplyFallback(given.body) : given.body;
  if (!('info' in given)) return { text: body, files: [], automatic: given.msgtype === 'm.notice' };
  // Without a file name, or with the same, the body is the name (client-server API, "Media captions").
  const { filename = '' } = given;
  const captioned = filename !== '' && filename !== given.body;
  const file: InboundFile = {
    name: fileName(captioned ? filename : given.body),
    type: fileType(given.info.mimetype),
    size: given.info.size,
    read: () => context.connection.download(sourceOf(given), context.fileBytes),
  };
  return { text: captioned ? body : '', files: [file], automatic: false };
}

function sourceOf(given: MediaSource): MediaSource {
  return 'file' in given ? { file: given.file } : { url: given.url };
}
