import { behindMisspeltPrefix } from '../commands/lost-prefix.ts';
import { readMaterial } from '../commands/material-args.ts';
import { type ReadOptions, readLine } from '../commands/read-line.ts';
import { findVerb } from '../commands/table.ts';
import type { CommandLine } from '../commands/verb.ts';
import type { ChatAdapter, MessageEvent } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';
import { storedFiles } from './inbound-files.ts';

/**
 * What the message answered gives a command (`support` in reply): its text and files. Nothing of what the bot
 * itself has said, and of a command only what follows it: `!cours suport S1` above a text is no part of it.
 */
export async function quotedOf(
  store: Pick<Store, 'postAt' | 'putBlob'>,
  { account }: ChatAdapter,
  { quoted, replyTo }: MessageEvent,
  options: ReadOptions,
): Promise<Pick<CommandLine, 'quoted'>> {
  if (quoted === undefined) return {};
  if (replyTo !== undefined && (await store.postAt(account, replyTo)) !== undefined) return {};
  const text = withoutCommand(quoted.text, options);
  const files = await storedFiles(store, quoted.files);
  return text.trim() === '' && files.length === 0 ? {} : { quoted: { text, files } };
}

function withoutCommand(text: string, options: ReadOptions): string {
  const read = readLine(text, options);
  const command = read.kind === 'command' ? read : behindMisspeltPrefix(text, options);
  if (command === undefined) return text;
  const found = findVerb(command.line.verb);
  const isMaterial = found?.verb.name === 'material';
  return (isMaterial ? readMaterial(found.line(command.line)).body : command.line.body) ?? '';
}
