import { beforeEach, describe, expect, it } from 'vitest';
import { Listening } from '../../../src/engine/heard.ts';
import type { Batch } from '../../../src/ports/chat.ts';

const minute = 60_000;
const now = Date.UTC(2026, 11, 1, 9);

let stored: number | undefined;
let listening: Listening;
beforeEach(() => {
  stored = now - 60 * minute;
  listening = new Listening({ heardAt: async () => stored });
});

/** Events of these times come, and the batch is taken: for which moments they count. */
async function counted(times: readonly number[], at: number, more: Partial<Batch> = {}) {
  const events = times.map((time, n) => ({
    ...{ kind: 'deletion', id: `e${n}`, at: time, room: 'r', user: 'ana', message: 'm' },
  })) as Batch['events'];
  const batch = { account: 'a', stream: 's', cursor: 'c', events, ...more };
  const heard = await listening.hear(batch, at);
  listening.taken(batch, heard);
  stored = heard.until ?? stored;
  return heard.events.map((event) => event.countsAt);
}

describe('for which moment an event counts', () => {
  it('is that of receipt while the stream is listened to, whatever the event says', async () => {
    await counted([], now);
    const later = now + minute;
    expect(await counted([0, now, later, later + minute], later)).toEqual(Array(4).fill(later));
  });

  it('is its own after a start, between what was heard last and now', async () => {
    const between = now - 30 * minute;
    expect(await counted([0, between, now + minute], now)).toEqual([now - 60 * minute, between, now]);
  });

  it('is its own in every batch that the platform marks, also where they are many', async () => {
    await counted([], now);
    await counted([], now + minute);
    const later = now + 90 * minute;
    const missed = { missed: true };
    expect(await counted([now, now + 30 * minute], later, missed)).toEqual([now + minute, now + 30 * minute]);
    expect(await counted([now + 40 * minute], later + 1, missed)).toEqual([now + 40 * minute]);
    expect(stored).toBe(now + minute);
    expect(await counted([now + 40 * minute], later + 2)).toEqual([later + 2]);
    expect(stored).toBe(later + 2);
  });

  it('is that of receipt where nothing was ever heard, or only by a clock that was ahead', async () => {
    stored = undefined;
    expect(await counted([0], now)).toEqual([now]);
    listening = new Listening({ heardAt: async () => now + 60 * minute });
    expect(await counted([0], now)).toEqual([now]);
  });

  it('an event never happened later than now', async () => {
    const batch = { account: 'a', stream: 's', cursor: 'c', events: [{ at: now + 5, id: 'e' }] };
    const { events } = await listening.hear(batch as unknown as Batch, now);
    expect(events[0]?.at).toBe(now);
  });
});
