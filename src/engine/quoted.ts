import { behindMisspeltPrefix } from '../commands/lost-prefix.ts';
import { readMaterial } from '../commands/material-args.ts';
import { type ReadOptions, readLine } from '../commands/read-line.ts';
import { findVerb } from '../commands/table.ts';
import type { ChatAdapter, InboundFile, MessageEvent } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';

/**
 * What the message answered gives a command (`support` in reply): its text and files. Nothing of what the bot
 * itself has said, and of a command only what follows it: `!cours suport S1` above a text is no part of it.
 */
export async function quotedOf(
  store: Pick<Store, 'postAt'>,
  { account }: ChatAdapter,
  { quoted, replyTo }: MessageEvent,
  options: ReadOptions,
): Promise<{ readonly text: string; readonly files: readonly InboundFile[] } | undefined> {
  if (quoted === undefined) return undefined;
  if (replyTo !== undefined && (await store.postAt(account, replyTo)) !== undefined) return undefined;
  const text = withoutCommand(quoted.text, options);
  const { files } = quoted;
  return text.trim() === '' && files.length === 0 ? undefined : { text, files };
}

function withoutCommand(text: string, options: ReadOptions): string {
  const read = readLine(text, options);
  const command = read.kind === 'command' ? read : behindMisspeltPrefix(text, options);
  if (command === undefined) return text;
  const found = findVerb(command.line.verb);
  const isMaterial = found?.verb.name === 'material';
  return (isMaterial ? readMaterial(found.line(command.line)).body : command.line.body) ?? '';
}
