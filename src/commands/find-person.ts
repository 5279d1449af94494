import { foldedPrefix } from '../domain/fold.ts';
import type { Person } from '../domain/person.ts';
import { nameKey } from '../domain/person-name.ts';
import type { Mention } from '../ports/chat.ts';

export type FoundPerson =
  | { readonly kind: 'one'; readonly person: Person }
  /** Several of that name: which one is to be asked. */
  | { readonly kind: 'several'; readonly persons: readonly Person[] }
  /** Nobody of that name; those whose name begins so, to propose. */
  | { readonly kind: 'none'; readonly near: readonly Person[] };

const fullAccount = /^\s*@[^\s:]+:\S+\s*$/u;

/**
 * The person that a name or an account (`@ana`, `@ana:example.org`) means among those known. Names are
 * compared as they are seen (`nameKey`); a right is never given to a guess, so part of a name only proposes.
 */
export function findPerson(persons: readonly Person[], typed: string): FoundPerson {
  const wanted = plainName(typed);
  const byAccount = persons.filter((person) =>
    person.accounts.some(({ user }) => accountForms(user, typed).includes(wanted)),
  );
  const byName = persons.filter((person) => plainName(person.name) === wanted);
  // A full account means its owner, known here or not, never somebody who goes by that name.
  const exact = fullAccount.test(typed) ? byAccount : [...new Set([...byName, ...byAccount])];
  const [first] = exact;
  if (first !== undefined) {
    return exact.length === 1
      ? { kind: 'one', person: first }
      : { kind: 'several', persons: exact.slice(0, 5) };
  }
  const near = wanted === '' ? [] : persons.filter((person) => plainName(person.name).startsWith(wanted));
  return { kind: 'none', near: near.slice(0, 5) };
}

/**
 * The mention that `typed` begins with, and what follows it: a name may be several words, some of which
 * mean something else (« Marie Prof »). Undefined where it begins with none.
 */
export function mentionAt(
  typed: string,
  people: readonly Mention[],
): { readonly user: string; readonly after: string } | undefined {
  let best: { user: string; length: number; several: boolean } | undefined;
  for (const { words, user } of people) {
    const length = foldedPrefix(typed, words);
    if (length === undefined || !/^(?![\p{L}\p{N}_])/u.test(typed.slice(length))) continue;
    if (best === undefined || length > best.length) best = { user, length, several: false };
    else if (length === best.length && user !== best.user) best = { ...best, several: true };
  }
  // The same words for two people say which of them no better than a name does.
  return best === undefined || best.several
    ? undefined
    : { user: best.user, after: typed.slice(best.length).trim() };
}

/** A line in which people stand by their accounts, as it can be sent anew without its mentions. */
export function withAccounts(line: string, people: readonly Mention[]): string {
  const longestFirst = people.toSorted((one, other) => other.words.length - one.words.length);
  let written = '';
  for (let at = 0; at < line.length; ) {
    const here = longestFirst.find(({ words }) => words !== '' && line.startsWith(words, at));
    written += here?.user ?? line.charAt(at);
    at += here?.words.length ?? 1;
  }
  return written;
}

/** How somebody is typed so that only they are meant: by their account. */
export function accountOf(person: Person): string {
  const user = person.accounts[0]?.user ?? person.name;
  return user.startsWith('@') ? user : `@${user}`;
}

/** The name of somebody among those known; with their account where another one looks the same. */
export function calledAmong(known: readonly Person[], person: Person): string {
  const key = nameKey(person.name);
  const alike = known.some(({ id, name }) => id !== person.id && nameKey(name) === key);
  return alike ? `${person.name} (${accountOf(person)})` : person.name;
}

/** `@ana` also means `@ana:example.org`; without the @ it is a name. */
function accountForms(user: string, typed: string): readonly string[] {
  const whole = plainName(user);
  return typed.trimStart().startsWith('@') ? [whole, whole.replace(/:.*$/u, '')] : [whole];
}

function plainName(name: string): string {
  return nameKey(name).replace(/^@/u, '');
}
