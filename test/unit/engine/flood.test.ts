import { describe, expect, it } from 'vitest';
import { FloodGate } from '../../../src/engine/flood.ts';

describe('FloodGate', () => {
  it('lets ten commands pass in ten seconds, says it once, then drops', () => {
    const gate = new FloodGate();
    const verdicts = Array.from({ length: 13 }, (_, n) => gate.check('ana', 1_000 + n));
    expect(verdicts).toEqual([...Array(10).fill('pass'), 'tell', 'drop', 'drop']);
  });

  it('opens again when the ten seconds are over, and tells of the next flood', () => {
    const gate = new FloodGate();
    for (let n = 0; n < 12; n += 1) gate.check('ana', 0);
    expect(gate.check('ana', 10_000)).toBe('pass');
    for (let n = 0; n < 9; n += 1) gate.check('ana', 10_001);
    expect(gate.check('ana', 10_002)).toBe('tell');
  });

  it('counts each person alone', () => {
    const gate = new FloodGate();
    for (let n = 0; n < 11; n += 1) gate.check('ana', 0);
    expect(gate.check('bo', 0)).toBe('pass');
  });

  it('forgets who was quiet, not who floods', () => {
    const gate = new FloodGate();
    for (let n = 0; n < 11; n += 1) gate.check('ana', 0);
    gate.sweep(5_000);
    expect(gate.check('ana', 5_000)).toBe('drop');
    gate.sweep(60_000);
    expect(gate.check('ana', 60_000)).toBe('pass');
  });
});
