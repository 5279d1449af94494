import { describe, expect, it } from 'vitest';
import { answersStaff, inTurn } from '../../../src/domain/urgent-turns.ts';

const opening = (name: string, holdsAnswer = false) => ({ name, answer: false, holdsAnswer });
const answer = (name: string) => ({ name, answer: true, holdsAnswer: false });
type Head = ReturnType<typeof opening>;
const names = (heads: readonly Head[], answerNext: boolean, count: number) =>
  inTurn(heads, answerNext, count).map(({ name }) => name);

describe('what is urgent of an account that may not send all of it', () => {
  it('goes in turn: one for the class, one that answers staff', () => {
    const heads = [opening('o1'), opening('o2'), opening('o3'), answer('a1'), answer('a2')];
    expect(names(heads, false, 1)).toEqual(['o1']);
    expect(names(heads, true, 1)).toEqual(['a1']);
    expect(names(heads, false, 4)).toEqual(['o1', 'a1', 'o2', 'a2']);
    expect(names(heads, true, 9)).toEqual(['a1', 'o1', 'a2', 'o2', 'o3']);
  });

  it('lets no number of questions keep an opening back, nor the other way round', () => {
    const questions = Array.from({ length: 20 }, (_, n) => answer(`a${n}`));
    expect(names([...questions, opening('o')], true, 2)).toEqual(['a0', 'o']);
    const openings = Array.from({ length: 20 }, (_, n) => opening(`o${n}`));
    expect(names([...openings, answer('a')], false, 2)).toEqual(['o0', 'a']);
  });

  it('begins with the room in which staff wait for their answer', () => {
    const heads = [opening('o1'), opening('o2', true), opening('o3')];
    expect(names(heads, false, 2)).toEqual(['o2', 'o1']);
    expect(names(heads, true, 1)).toEqual(['o2']);
  });

  it('goes as it came where there is but one sort, and is all given where there is room', () => {
    expect(names([opening('o1'), opening('o2')], true, 3)).toEqual(['o1', 'o2']);
    expect(names([answer('a1'), answer('a2')], false, 1)).toEqual(['a1']);
    expect(names([], true, 3)).toEqual([]);
  });
});

describe('an answer to staff', () => {
  it('is told from what is for the class', () => {
    expect(answersStaff('session', false)).toBe(false);
    expect(answersStaff('call', false)).toBe(false);
    expect(answersStaff('command', false)).toBe(true);
    // A code to link a room, a word on material that was handed in.
    expect(answersStaff('course', false)).toBe(true);
    expect(answersStaff('session', true)).toBe(true);
  });
});
