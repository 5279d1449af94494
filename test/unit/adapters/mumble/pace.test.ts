import { describe, expect, it } from 'vitest';
import { Pace } from '../../../../adapters/mumble/pace.ts';

/** murmur's bucket (LeakyBucket::ratelimit): true for a command that it drops. */
class Bucket {
  #tokens = 0;
  #at = 0;
  drops(now: number): boolean {
    const drained = Math.floor((now - this.#at) / 1000);
    if (drained > 0) {
      this.#at = now;
      this.#tokens = Math.max(0, this.#tokens - drained);
    }
    if (this.#tokens > 4) return true;
    this.#tokens += 1;
    return false;
  }
}

describe('the pace of commands', () => {
  it('is free as long as nothing was dropped', () => {
    const pace = new Pace(undefined, () => 0);
    for (let command = 0; command < 100; command += 1) {
      expect(pace.wait()).toBe(0);
      pace.taken();
    }
  });

  it('waits a little after a drop, then keeps to the limit', () => {
    let now = 0;
    const pace = new Pace(undefined, () => now);
    pace.dropped();
    expect(pace.wait()).toBe(250);
    now += 250;
    expect(pace.wait()).toBe(0);
    pace.taken();
    expect(pace.wait()).toBe(1000);
    now += 5_000;
    for (let command = 0; command < 5; command += 1) {
      expect(pace.wait()).toBe(0);
      pace.taken();
    }
    expect(pace.wait()).toBe(1000);
  });

  it('brings every command through a bucket of five, hardly slower than the bucket leaks', () => {
    let now = 0;
    let drops = 0;
    const pace = new Pace(undefined, () => now);
    const bucket = new Bucket();
    for (let command = 0; command < 30; ) {
      now += pace.wait() + 3;
      if (bucket.drops(now)) {
        drops += 1;
        pace.dropped();
      } else {
        command += 1;
        pace.taken();
      }
    }
    expect(now).toBeLessThan(27_000);
    expect(drops).toBeLessThan(10);
  });
});
