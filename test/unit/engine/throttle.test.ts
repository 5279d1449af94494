import { describe, expect, it } from 'vitest';
import { type Urgency, urgency } from '../../../src/domain/post.ts';
import { Throttle } from '../../../src/engine/throttle.ts';
import type { OutboxRow } from '../../../src/ports/store.ts';

const account = 'matrix:@cours:example.org';

function row(id: string, more: { urgency?: Urgency; account?: string } = {}): OutboxRow {
  const target = { account: more.account ?? account, room: id };
  return {
    id,
    key: id,
    lane: id,
    urgency: more.urgency ?? urgency.answer,
    tries: 0,
    work: { kind: 'delete', post: id, part: 0, target, reference: '' },
  };
}

/** A row that goes out and is taken at once. */
function pass(throttle: Throttle, id: string): void {
  const one = row(id);
  throttle.sent(one);
  throttle.taken(one);
  throttle.ended(one);
}

describe('an account that asked for a pause', () => {
  it('has no room until its end, then room for one row, then for twice as many after each success', () => {
    const throttle = new Throttle(8);
    expect(throttle.room(0).size).toBe(0);
    throttle.held(account, 100, 0, true);
    expect(throttle.room(99)).toEqual(new Map([[account, 0]]));
    expect(throttle.pauses(99)).toEqual(new Map([[account, 100]]));
    const rooms = ['a', 'b', 'c'].map((id) => {
      const room = throttle.room(100).get(account);
      pass(throttle, id);
      return room;
    });
    expect(rooms).toEqual([1, 2, 4]);
    expect(throttle.room(100).size).toBe(0);
    expect(throttle.limited().size).toBe(0);
  });

  it('counts what is in flight, and falls to one again at the next pause', () => {
    const throttle = new Throttle(64);
    throttle.held(account, 0, 0, true);
    pass(throttle, 'a');
    const [one, two] = [row('b'), row('c')];
    throttle.sent(one);
    expect(throttle.room(0).get(account)).toBe(1);
    throttle.sent(two);
    expect(throttle.room(0).get(account)).toBe(0);
    throttle.held(account, 5, 0, true);
    // Sent before the pause: that it passed says nothing of what is allowed after it.
    throttle.taken(one);
    throttle.ended(one);
    throttle.ended(two);
    expect(throttle.room(5).get(account)).toBe(1);
  });

  it('holds no other account back', () => {
    const throttle = new Throttle(64);
    throttle.held(account, 100, 0, true);
    expect(throttle.room(0).has('other')).toBe(false);
    const other = row('x', { account: 'other', urgency: urgency.revision });
    expect(throttle.admit([other], 0)).toEqual([other]);
  });

  it('keeps revisions back while something more urgent waits or is on its way', () => {
    const throttle = new Throttle(64);
    const news = row('news', { urgency: urgency.announcement });
    const sign = row('sign', { urgency: urgency.revision });
    expect(throttle.admit([news, sign], 0)).toEqual([news, sign]);
    throttle.held(account, 0, 0, true);
    expect(throttle.admit([news, sign], 0)).toEqual([news]);
    throttle.sent(news);
    expect(throttle.admit([sign], 0)).toEqual([]);
    throttle.ended(news);
    expect(throttle.admit([sign], 0)).toEqual([sign]);
  });

  it('is limited since the first pause, until nothing waits any more', () => {
    const throttle = new Throttle(64);
    throttle.held(account, 5, 1, true);
    throttle.held(account, 20, 10, true);
    throttle.admit([row('a')], 20);
    expect(throttle.limited()).toEqual(new Map([[account, 1]]));
    throttle.admit([], 15);
    expect(throttle.limited().size).toBe(1);
    throttle.admit([], 20);
    expect(throttle.limited().size).toBe(0);
    throttle.held(account, 50, 40, true);
    expect(throttle.limited()).toEqual(new Map([[account, 40]]));
  });

  it('is not limited where its server does not answer', () => {
    const throttle = new Throttle(64);
    throttle.held(account, 5, 1, false);
    expect(throttle.room(1).get(account)).toBe(0);
    expect(throttle.limited().size).toBe(0);
  });
});

describe('a rush', () => {
  it('of messages holds signs of the same account back, until most are through', () => {
    const throttle = new Throttle(64);
    const sign = row('sign', { urgency: urgency.revision });
    const other = row('other', { account: 'other', urgency: urgency.revision });
    const messages = Array.from({ length: 16 }, (_, n) => row(`m${n}`, { urgency: urgency.reminder }));
    for (const message of messages) throttle.sent(message);
    expect(throttle.admit([sign, other], 0)).toEqual([other]);
    throttle.ended(messages[0] as OutboxRow);
    expect(throttle.admit([sign, other], 0)).toEqual([sign, other]);
    expect(throttle.admit([row('m16'), sign], 0)).toEqual([row('m16')]);
  });
});
