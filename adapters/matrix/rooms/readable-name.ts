/** Characters of a name that are still shown. */
const longest = 60;
/** Controls, marks that turn the direction of writing, and what is not seen at all. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A display name in one line that cannot disturb the text around it; the account's name where none is left. */
export function readableName(given: unknown, user: string): string {
  if (typeof given === 'string') {
    const name = given.normalize('NFC').replace(unseen, '').replace(/\s+/gu, ' ').trim();
    if (name !== '') return [...name].slice(0, longest).join('');
  }
  return user.replace(/^@/, '').replace(/:.*$/, '');
}
