import { foldedPrefix } from '../domain/fold.ts';
import type { Naming } from '../ports/chat.ts';

/** `!cours`, `! cours`, `/cours`, `!Cours,` and the like, `!course` in English; `!courses` is another word. */
const prefix = /^[!\uff01/]\s{0,3}course?(?![\p{L}\p{N}_-])\s{0,3}[,:;]?/iu;
/** After a name, which is also a word: only what shows that somebody is spoken to. */
const spokenTo = /^(?:[^\S\n]|[\u200b-\u200f\u2060\ufeff]){0,3}[,:;\uff1a]/u;
/** After a mention: also a space, whichever, or nothing. */
const afterMention =
  /^(?:(?:[^\S\n]|[\u200b-\u200f\u2060\ufeff]){0,3}[,:;\uff1a]|(?=[\s\u200b-\u200f\u2060\ufeff]|$))/u;

/**
 * What follows `!cours`, or a call of the bot by a mention or by its name; undefined if the message is
 * no command. A message that begins with somebody else's mention is theirs.
 */
export function afterCall(
  own: string,
  { names = [], pills = [], people = [] }: Partial<Naming>,
): string | undefined {
  const match = prefix.exec(own.slice(0, 40));
  if (match !== null) {
    // A line break inside the match belongs to the body.
    const taken = match[0].indexOf('\n');
    return own.slice(taken < 0 ? match[0].length : taken);
  }
  const pill = longestAt(own, pills, afterMention);
  const theirs = longestAt(
    own,
    people.map(({ words }) => words),
    afterMention,
  );
  if (pill !== undefined && (theirs === undefined || pill.length >= theirs.length)) return pill.after;
  if (theirs !== undefined) return undefined;
  const marked = names.filter((name) => /^[@<]/u.test(name));
  return longestAt(own, marked, afterMention)?.after ?? longestAt(own, names, spokenTo)?.after;
}

/** The longest of the forms that the message begins with, and what follows it and its separator. */
function longestAt(
  own: string,
  forms: readonly string[],
  separator: RegExp,
): { readonly length: number; readonly after: string } | undefined {
  let best: { length: number; after: string } | undefined;
  for (const form of forms) {
    const length = foldedPrefix(own, form);
    if (length === undefined || length <= (best?.length ?? 0)) continue;
    const after = own.slice(length);
    const match = separator.exec(after);
    if (match !== null) best = { length, after: after.slice(match[0].length) };
  }
  return best;
}
