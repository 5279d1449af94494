import type { Role } from '../domain/role.ts';
import type { Language } from '../domain/time/types.ts';
import { table } from './table.ts';

/** One line that a person can type, for suggestions while they do. */
export interface VerbHint {
  /** Without `!cours`. */
  readonly line: string;
  readonly does: string;
  readonly role: Role;
}

/** An example of every verb, in the order of help. */
export function verbHints(language: Language): readonly VerbHint[] {
  return table.flatMap((verb) => {
    const help = verb.help[language];
    const [line] = help.examples;
    return line === undefined ? [] : [{ line, does: help.does, role: verb.role }];
  });
}
