import type { FileRef } from '../../../src/domain/session.ts';
import type { Content } from '../connection/types.ts';
import { quiet } from './mentions.ts';
import { keyField, type SayOptions } from './message.ts';

/**
 * What stands where a file will be that shall notify nobody. By the default push rules notices are silent, and
 * they hold no files; replacements are silent too (spec v1.11, "Predefined Rules", `.m.rule.suppress_edits`),
 * and may be of another kind than what they replace ("Event replacements").
 */
export function fileName(file: FileRef, options: SayOptions): Content {
  return {
    msgtype: 'm.notice',
    body: quiet(file.name.toWellFormed()),
    'm.mentions': {},
    [keyField]: options.key,
  };
}

/** The transaction id of the file that takes the place of its name. */
export const fileKey = (key: string): string => `${key}-file`;

/** The content that puts a file in the place of its name; a client that knows no edits shows it below. */
export function fileInPlaceOf(name: string, content: Content, key: string): Content {
  const { [keyField]: _, ...file } = content;
  return {
    ...file,
    'm.new_content': file,
    'm.relates_to': { rel_type: 'm.replace', event_id: name },
    [keyField]: key,
  };
}
