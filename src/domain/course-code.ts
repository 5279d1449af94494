import { fold } from './fold.ts';

/** What people write before a code (« créer un cours LO21 ») and that names no course by itself. */
const smallWords = new Set(
  `un une le la les l mon ma mes notre votre du de des d cours module matiere ue code nomme appele intitule
   a an the my our your of course class module subject code called named titled`.split(/\s+/u),
);
/** `S3`, `séance3`: the name of a session. */
const sessionName = /^s(?:[ée]ance|ession)?\d{1,4}$/iu;
/** What can hardly be a word: letters and digits together, as in LO21. */
const plainCode = /^(?=.*\p{L})(?=.*\p{N})/u;

/** Is this a course code: 2–20 letters, digits, `-` `.` `_`, and neither a small word nor the name of a session? */
export function isCourseCode(text: string): boolean {
  return /^[\p{L}\p{N}._-]{2,20}$/u.test(text) && !smallWords.has(fold(text)) && !sessionName.test(text);
}

/**
 * The words of « un cours LO21 : Algorithmes », from the code on, where small words stand before it and it can be
 * nothing but a code; undefined where they do not.
 */
export function fromLikelyCode(words: readonly string[]): readonly string[] | undefined {
  const at = words.findIndex((word) => !smallWords.has(fold(word.replace(/['’].*$/u, ''))));
  const code = withoutColon(words[at] ?? '');
  if (at < 1 || !isCourseCode(code) || !plainCode.test(code)) return undefined;
  return [code, ...words.slice(at + 1)];
}

/** « LO21: » is LO21. */
export function withoutColon(word: string): string {
  return word.replace(/[:,;]$/u, '');
}
