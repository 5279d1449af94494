import type { CommandLine } from '../commands/verb.ts';
import { isRefusal, type Outcome } from '../services/decision.ts';
import type { MessageFiles } from './inbound-files.ts';

/** The files of a command's message, and what the message that it answers gives. */
export interface CommandFiles {
  readonly own: MessageFiles;
  readonly quoted?: { readonly text: string; readonly files: MessageFiles };
}

/** The line with what is known of the files by now. */
export function withFiles(line: CommandLine, files: CommandFiles | undefined): CommandLine {
  if (files === undefined) return line;
  const { own, quoted } = files;
  return {
    ...line,
    files: own.refs,
    ...(quoted === undefined ? {} : { quoted: { text: quoted.text, files: quoted.files.refs } }),
  };
}

/** Reads the files that a decision would keep; false if there are none to be read. */
export async function readGiven(files: CommandFiles | undefined, outcome: Outcome): Promise<boolean> {
  if (isRefusal(outcome)) return false;
  const awaited = messagesOf(files).filter((each) => each.isAwaited(outcome));
  for (const each of awaited) await each.read();
  return awaited.length > 0;
}

/** Those of the command and of what it answers. */
export function messagesOf(files: CommandFiles | undefined): readonly MessageFiles[] {
  if (files === undefined) return [];
  return files.quoted === undefined ? [files.own] : [files.own, files.quoted.files];
}
