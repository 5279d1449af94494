import { describe, expect, it } from 'vitest';
import { numberSpans, typedSessions } from '../../../src/domain/number-spans.ts';
import { readSessions } from '../../../src/domain/which-session.ts';

describe('numbers as spans', () => {
  it.each<[readonly number[], string]>([
    [[], ''],
    [[3], 'S3'],
    [[1, 2], 'S1-S2'],
    [[1, 2, 3, 5], 'S1-S3, S5'],
    [[2, 4, 6, 7], 'S2, S4, S6-S7'],
  ])('%j', (numbers, typed) => {
    expect(typedSessions(numbers)).toBe(typed);
    if (numbers.length > 0) expect(readSessions(typed)?.numbers).toEqual(numbers);
  });

  it('is empty for none', () => {
    expect(numberSpans([])).toEqual([]);
  });
});
