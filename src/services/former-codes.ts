import type { Course } from '../domain/course.ts';
import { stateKeys } from '../domain/state-keys.ts';
import type { Reads } from '../ports/store.ts';
import type { Decision } from './decision.ts';

/** Codes that a course had before and by which it is still understood; the oldest goes. */
const mostFormer = 10;

const keyOf = (code: string) => stateKeys.formerCode + code.normalize('NFC').toLowerCase();
const same = (one: string, other: string) => keyOf(one) === keyOf(other);

/** Is the course called so, now or before? */
function isCalled({ code, formerCodes = [] }: Course, typed: string): boolean {
  return same(code, typed) || formerCodes.some((former) => same(former, typed));
}

/** The course of this code; where none has it, the one that had it last. */
export async function courseCalled(reads: Reads, typed: string): Promise<Course | undefined> {
  const now = await reads.courseByCode(typed);
  if (now !== undefined) return now;
  const id = await reads.state(keyOf(typed));
  const before = id === undefined ? undefined : await reads.course(id);
  return before?.status === 'active' && isCalled(before, typed) ? before : undefined;
}

/** Of one's courses the one called so: by its code, else by one that it had. */
export function calledAmong(courses: readonly Course[], typed: string): Course | undefined {
  return courses.find(({ code }) => same(code, typed)) ?? courses.find((course) => isCalled(course, typed));
}

/** The course under another code: what is typed with the one that it leaves still means it. */
export function recoded(
  before: Course,
  after: Course,
): Pick<Decision, 'state'> & { readonly course: Course } {
  if (same(before.code, after.code)) return { course: after };
  const former = [...(after.formerCodes ?? []), before.code].filter((code) => !same(code, after.code));
  const formerCodes = former.filter((code, at) => former.findLastIndex((each) => same(each, code)) === at);
  return {
    course: { ...after, formerCodes: formerCodes.slice(-mostFormer) },
    state: [{ key: keyOf(before.code), value: before.id }],
  };
}
