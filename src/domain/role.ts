/** What a person may do in a course, from the least to the most (COMMANDS.md, "Who"). */
export type Role = 'student' | 'assistant' | 'teacher' | 'host';

/** The roles that a course itself gives; students have no row and hosts come from COURS_ADMINS. */
export type StaffRole = 'assistant' | 'teacher';

const rank: Record<Role, number> = { student: 0, assistant: 1, teacher: 2, host: 3 };

/** Does `role` include the rights of `needed`? */
export function atLeast(role: Role, needed: Role): boolean {
  return rank[role] >= rank[needed];
}
