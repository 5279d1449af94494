import { describe, expect, it } from 'vitest';
import { clockChanges } from '../../../../src/domain/time/clock-changes.ts';

const hour = 60 * 60_000;
const from = Date.UTC(2026, 0, 15, 7, 3);
const to = Date.UTC(2029, 0, 15);

describe('what a clock does', () => {
  it('in Paris: summer and winter time, at one o’clock UTC of a Sunday', () => {
    const [first, ...changes] = clockChanges('Europe/Paris', from, to);
    expect(first).toEqual([from, hour]);
    expect(changes.slice(0, 2)).toEqual([
      [Date.UTC(2026, 2, 29, 1), 2 * hour],
      [Date.UTC(2026, 9, 25, 1), hour],
    ]);
    expect(changes).toHaveLength(6);
  });

  it('where it never changes, and of a zone that is none', () => {
    expect(clockChanges('UTC', from, to)).toEqual([[from, 0]]);
    expect(clockChanges('Asia/Kolkata', from, to)).toEqual([[from, 5.5 * hour]]);
    expect(clockChanges('No/Where', from, to)).toEqual([[from, Number.NaN]]);
  });

  it('says by how much, be it half an hour', () => {
    const changes = clockChanges('Australia/Lord_Howe', from, to).map(([, offset]) => offset / hour);
    expect(changes.slice(0, 3)).toEqual([11, 10.5, 11]);
  });
});
