import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inPatience } from '../../../src/engine/patience.ts';
import type { ChatAdapter } from '../../../src/ports/chat.ts';
import { StoreFault } from '../../../src/ports/store.ts';

const platform = () => ({ account: 'a' }) as ChatAdapter;
const never = () => new Promise<string>(() => {});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a platform that is asked within a course', () => {
  it('is waited for once, then not again for a minute, unless it answers', async () => {
    const adapter = platform();
    const late = Promise.withResolvers<string>();
    const first = inPatience(adapter, 0, () => late.promise);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await first).toBeUndefined();
    // Thirty others cost nothing, and what is at hand is given all the same.
    const others = Array.from({ length: 30 }, () => inPatience(adapter, 10, never));
    await vi.advanceTimersByTimeAsync(0);
    expect(await Promise.all(others)).toEqual(others.map(() => undefined));
    const known = inPatience(adapter, 20, async () => 'known');
    expect(await known).toBe('known');
    const again = inPatience(adapter, 30, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return 'slow';
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await again).toBe('slow');
  });

  it('is no other one', async () => {
    const first = inPatience(platform(), 0, never);
    const second = inPatience(platform(), 0, async () => 'b');
    expect(await second).toBe('b');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await first).toBeUndefined();
  });

  it('may refuse or fail; our own disk may not', async () => {
    expect(await inPatience(platform(), 0, () => Promise.reject(new Error('no')))).toBeUndefined();
    const fault = new StoreFault('io', 'no space left');
    await expect(inPatience(platform(), 0, () => Promise.reject(fault))).rejects.toBe(fault);
  });
});
