import { textBytes } from '../../../src/message/size.ts';
import type { Content } from '../connection/types.ts';

/** Bytes that `m.mentions` may take: in an edit, which rings nobody, they only mark a name. */
export const mentionBytes = { message: 20_000, edit: 4_000 } as const;

interface Mentioned {
  readonly mention: readonly string[];
  readonly mentionRoom: boolean;
}

/**
 * The `m.mentions` of a message (spec v1.7, "User and room mentions"): `{}` for nobody, so that no client
 * looks for names in the text. It takes at most `most` bytes; who comes after is left out.
 */
export function mentionsOf(options: Mentioned, most: number): Content {
  const users: string[] = [];
  let bytes = textBytes('{"user_ids":[],"room":true}');
  for (const user of new Set(options.mention)) {
    bytes += textBytes(JSON.stringify(user)) + 1;
    if (bytes > most) break;
    users.push(user);
  }
  return {
    ...(users.length === 0 ? {} : { user_ids: users }),
    ...(options.mentionRoom ? { room: true } : {}),
  };
}

/** Text in which no old client finds `@room`, which would ring everybody: a word joiner parts it. */
export function quiet(text: string): string {
  return text.replace(/@(?=room)/gi, '@\u2060');
}
