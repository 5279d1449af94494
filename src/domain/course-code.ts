/** Is this a course code: 2–20 letters, digits, `-` `.` `_`? */
export function isCourseCode(text: string): boolean {
  return /^[\p{L}\p{N}._-]{2,20}$/u.test(text);
}
