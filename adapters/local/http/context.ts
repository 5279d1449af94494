import type { Context } from 'hono';
import type { Language } from '../../../src/domain/time/types.ts';
import type { LocalStore } from '../store/local-store.ts';
import { Refused, type User } from '../store/types.ts';
import type { Drawings } from '../view/drawings.ts';

/** One line that a person can type, for the suggestions. */
export interface VerbHint {
  /** Without `!cours`. */
  readonly line: string;
  readonly does: string;
  readonly role: 'student' | 'assistant' | 'teacher' | 'host';
}

/** What every part of the web side works with. */
export interface Web {
  readonly store: LocalStore;
  readonly now: () => number;
  /** Language where the browser states no preference of ours. */
  readonly language: Language;
  /** IANA zone in which hours are shown. */
  readonly zone: string;
  readonly verbs: (language: Language) => readonly VerbHint[];
  readonly drawings: Drawings;
  /** Calls `end` when the chat stops, until the returned function is called. */
  readonly onStop: (end: () => void) => () => void;
}

/** A person who looks, and in which language. */
export interface Viewer {
  readonly user: User;
  readonly language: Language;
}

// A type, as Hono asks for one with an index signature.
export type LocalEnv = { Variables: { language: Language; user: User | undefined } };

/** Who asks; refuses who has not entered. */
export function viewerOf(c: Context<LocalEnv>): Viewer {
  const user = c.get('user');
  if (user === undefined) throw new Refused('notEntered');
  return { user, language: c.get('language') };
}
