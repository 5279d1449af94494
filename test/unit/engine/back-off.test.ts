import { describe, expect, it } from 'vitest';
import { backOff } from '../../../src/engine/back-off.ts';

describe('backOff', () => {
  it('doubles from a second and stays under its cap with the jitter', () => {
    const middle = '8000';
    expect(backOff(1, middle)).toBeGreaterThanOrEqual(999);
    expect(backOff(1, middle)).toBeLessThanOrEqual(1_001);
    expect(backOff(4, middle)).toBeGreaterThan(7_900);
    expect(backOff(50, 'ffff')).toBe(375_000);
    expect(backOff(50, 'ffff', 8_000)).toBe(10_000);
  });

  it('parts lanes that failed together', () => {
    expect(backOff(3, '0000')).toBe(3_000);
    expect(backOff(3, 'ffff')).toBe(5_000);
  });
});
