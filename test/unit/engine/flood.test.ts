import { beforeEach, describe, expect, it } from 'vitest';
import { FloodGate } from '../../../src/engine/flood.ts';

describe('FloodGate', () => {
  let gate: FloodGate;
  let events: number;
  beforeEach(() => {
    gate = new FloodGate();
    events = 0;
  });

  /** A command of its own. */
  const check = (person: string, at: number) => {
    events += 1;
    return gate.check(person, at, `e${events}`);
  };

  it('lets ten commands pass in ten seconds, says it once, then drops', () => {
    const verdicts = Array.from({ length: 13 }, (_, n) => check('ana', 1_000 + n));
    expect(verdicts).toEqual([...Array(10).fill('pass'), 'tell', 'drop', 'drop']);
  });

  it('opens again when the ten seconds are over, and tells of the next flood', () => {
    for (let n = 0; n < 12; n += 1) check('ana', 0);
    expect(check('ana', 10_000)).toBe('pass');
    for (let n = 0; n < 9; n += 1) check('ana', 10_001);
    expect(check('ana', 10_002)).toBe('tell');
  });

  it('counts each person alone', () => {
    for (let n = 0; n < 11; n += 1) check('ana', 0);
    expect(check('bo', 0)).toBe('pass');
  });

  it('counts an event once that comes again, and says the same of it', () => {
    for (let n = 0; n < 20; n += 1) expect(gate.check('ana', 0, 'again')).toBe('pass');
    for (let n = 0; n < 9; n += 1) expect(check('ana', 0)).toBe('pass');
    expect(gate.check('ana', 0, 'eleventh')).toBe('tell');
    expect(gate.check('ana', 0, 'eleventh')).toBe('tell');
    expect(check('ana', 0)).toBe('drop');
  });

  it('forgets nothing by times that leap to and fro', () => {
    const leaps = (n: number) => (n % 2) * 86_400_000;
    const verdicts = Array.from({ length: 60 }, (_, n) => gate.check('ana', leaps(n), `leap${n}`, 500));
    expect(verdicts.filter((verdict) => verdict === 'pass')).toHaveLength(20);
  });

  it('leaves the sentence to the next command where nothing is answered', () => {
    for (let n = 0; n < 10; n += 1) expect(gate.passes('ana', 0, `sign${n}`)).toBe(true);
    expect(gate.passes('ana', 0, 'one too many')).toBe(false);
    expect(check('ana', 1)).toBe('tell');
  });

  it('forgets who was quiet, not who floods', () => {
    for (let n = 0; n < 11; n += 1) check('ana', 0);
    gate.sweep(5_000);
    expect(check('ana', 5_000)).toBe('drop');
    gate.sweep(60_000);
    expect(check('ana', 60_000)).toBe('pass');
  });
});
