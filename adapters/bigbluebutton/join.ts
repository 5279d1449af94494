import { shownName } from '../../src/domain/person-name.ts';
import type { Visitor } from '../../src/ports/calls.ts';
import { passwords } from './room.ts';

/** Of a person's name, in characters: more does not fit the list of people. */
const longestName = 60;
const nameless = { fr: 'Sans nom', en: 'No name' } as const;

/**
 * The parameters of `join` (bigbluebutton, docs/data/join.tsx): servers since 2.4 go by the role, those
 * before by the password. With `createTime` the link is worth nothing for a later meeting of the same id.
 * No `userID`: the server makes one up, and nobody is told who a person is elsewhere.
 */
export function joinParameters(
  meetingID: string,
  createTime: string,
  visitor: Visitor & { readonly language: 'fr' | 'en' },
  installation: string,
): Record<string, string> {
  const { attendee, moderator } = passwords(meetingID, installation);
  return {
    meetingID,
    fullName: nameOf(visitor),
    role: visitor.staff ? 'MODERATOR' : 'VIEWER',
    password: visitor.staff ? moderator : attendee,
    createTime,
  };
}

function nameOf({ language, name }: Visitor & { readonly language: 'fr' | 'en' }): string {
  const plain = shownName(name.replace(/[<>]/g, ' '));
  return Array.from(plain).slice(0, longestName).join('').trim() || nameless[language];
}
