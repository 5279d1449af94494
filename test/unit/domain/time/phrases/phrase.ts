import type { Way } from '../../../../../src/domain/time/shift.ts';
import type { Language, Vacation, ZonedStart } from '../../../../../src/domain/time/types.ts';

/**
 * Phrases that mean one and the same, with what they mean. `fr` are French, `en` English; each is read
 * in a course of its own language, and those of `fr` and `en` also in a course of the other one, unless
 * `ownLanguage` says that the meaning hangs on it.
 */
export interface Phrase {
  readonly fr?: readonly string[];
  readonly en?: readonly string[];
  readonly ownLanguage?: true;
  /** The moments: `2026-11-12T14:15`, with a length `…/120`, the second of two equal hours `…~2`. */
  readonly is?: string;
  /** Of long series instead of `is`: how many, the first and the last. */
  readonly count?: number;
  readonly first?: string;
  readonly last?: string;
  /** All notes, in order: their code and its day, days or years: `leftOut 2027-04-13 exception`. */
  readonly notes?: readonly string[];
  /** What is left to the command: `durée 1h30`. */
  readonly rest?: string;
  /** The code of the question, if it is asked back. */
  readonly asks?: string;
  /** What the ready lines mean, in order, where it matters; in the form of `is`. Empty: there are none. */
  readonly offers?: readonly string[];
}

/** When and where phrases are said; by default on Tuesday 10 November 2026 at 9:00 in Paris. */
export interface PhraseGroup {
  readonly title: string;
  readonly now?: ZonedStart;
  readonly holidays?: string;
  readonly vacations?: readonly Vacation[];
  /** Of `déplacer`: where the session is. */
  readonly current?: string;
  /** What the verb says of the move. */
  readonly way?: Way;
  readonly phrases: readonly Phrase[];
}

/** Tuesday 10 November 2026, 9:00 in Paris: when the lines of the document are said. */
export const saidAt: ZonedStart = { local: '2026-11-10T09:00', zone: 'Europe/Paris' };

/** One line of the table, as it is tested. */
export interface Said {
  readonly text: string;
  readonly language: Language;
  readonly phrase: Phrase;
  readonly group: PhraseGroup;
}

/** Every text of some groups, once for each language of the course in which it is read. */
export function allSaid(groups: readonly PhraseGroup[]): readonly Said[] {
  return groups.flatMap((group) =>
    group.phrases.flatMap((phrase) => {
      const french = (phrase.fr ?? []).map((text) => ({ text, own: 'fr' as const, other: 'en' as const }));
      const english = (phrase.en ?? []).map((text) => ({ text, own: 'en' as const, other: 'fr' as const }));
      return [...french, ...english].flatMap(({ text, own, other }) =>
        (phrase.ownLanguage === true ? [own] : [own, other]).map((language) => ({
          text,
          language,
          phrase,
          group,
        })),
      );
    }),
  );
}
