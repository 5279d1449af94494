import type { InboundFile } from '../../../src/ports/chat.ts';
import type { MessageContent } from './content.ts';
import type { InboundContext } from './context.ts';

const fileKinds = new Set(['m.file', 'm.image', 'm.audio', 'm.video']);
/** Characters of a file name. */
const longestName = 120;
/** Controls, marks of direction, and what stands between folders. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]/gu;

export const isFile = ({ msgtype }: MessageContent): boolean => fileKinds.has(msgtype);

/** The file of a message, if it has one where it can be fetched. */
export function filesOf(
  content: MessageContent,
  { connection, fileBytes }: Pick<InboundContext, 'connection' | 'fileBytes'>,
): readonly InboundFile[] {
  const { url, file, info } = content;
  const source = file !== undefined ? { file } : url !== undefined ? { url } : undefined;
  if (!isFile(content) || source === undefined) return [];
  return [
    {
      name: nameOf(content),
      type: info?.mimetype ?? 'application/octet-stream',
      // What its sender says; nobody relies on it but to refuse what is too large.
      size: info?.size ?? 0,
      read: () => connection.download(source, fileBytes),
    },
  ];
}

/** What was written with a file: its body, where the name stands beside it (MSC2530, Matrix 1.10). */
export function captionOf({ body, filename }: MessageContent): string {
  return filename === undefined || filename === body ? '' : body;
}

function nameOf({ body, filename }: MessageContent): string {
  const name = (filename ?? body).replace(unsafe, '').replace(/^\.+/, '').trim();
  return name === '' ? 'file' : [...name].slice(-longestName).join('');
}
