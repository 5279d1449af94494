import { z } from 'zod';
import type { Person } from '../domain/person.ts';
import { stateKeys } from '../domain/state-keys.ts';
import type { Language } from '../domain/time/types.ts';
import type { Reads } from '../ports/store.ts';

/**
 * The language in which somebody is answered in private: the one that they chose (`langue en`), else the one whose
 * words they type, else the one that they typed last.
 */
const kept = z.object({ language: z.enum(['fr', 'en']), chosen: z.boolean() });

export type OwnLanguage = z.output<typeof kept>;

/** With the person's id in its key it goes with the person. */
const keyOf = (person: Person) => stateKeys.language + person.id;

/** What is kept of it; undefined for who has neither chosen nor typed in one language alone. */
export async function ownLanguage(
  reads: Pick<Reads, 'state'>,
  person: Person,
): Promise<OwnLanguage | undefined> {
  const stored = await reads.state(keyOf(person));
  return stored === undefined ? undefined : kept.parse(JSON.parse(stored));
}

/** As it is stored; without a value nothing is chosen any more. */
export function languageState(person: Person, value: OwnLanguage | undefined) {
  return [{ key: keyOf(person), value: value === undefined ? undefined : JSON.stringify(value) }];
}

/** The language of an answer in private to words of `typed`; undefined where nothing says it. */
export function answeredIn(own: OwnLanguage | undefined, typed: Language | undefined): Language | undefined {
  return own?.chosen === true ? own.language : (typed ?? own?.language);
}
