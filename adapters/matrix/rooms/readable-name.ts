import { shownName } from '../../../src/domain/person-name.ts';

/** Characters of a name that are still shown. */
const longest = 60;

/** A display name in one line that cannot disturb the text around it; the account's name where none is left. */
export function readableName(given: unknown, user: string): string {
  const name = typeof given === 'string' ? shownName(given) : '';
  if (name !== '') return [...name].slice(0, longest).join('').trim();
  return user.replace(/^@/, '').replace(/:.*$/, '');
}
