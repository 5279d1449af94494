import { describe, expect, it } from 'vitest';
import { type Subject, type Urgency, urgency } from '../../../src/domain/post.ts';
import { Throttle } from '../../../src/engine/throttle.ts';
import { doc } from '../../../src/message/document.ts';
import type { OutboxRow } from '../../../src/ports/store.ts';

const account = 'matrix:@cours:example.org';
const seed = '8000';

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
const urgent = (id: string) => row(id, { urgency: urgency.urgent });

/** A message of its own. */
function said(id: string, subject: Subject, how: Urgency = urgency.urgent): OutboxRow {
  const target = { account, room: id };
  const content = { kind: 'text', document: doc() } as const;
  const about = { post: id, part: 0, revision: 1, target, content, subject };
  const manner = { ring: false, mention: [], mentionRoom: false, withoutEdits: 'skip' } as const;
  return { ...row(id, { urgency: how }), work: { kind: 'copy', ...about, ...manner } };
}

/** A row that goes out and is taken at once; does it end a silence? */
function pass(throttle: Throttle, one: OutboxRow, now: number): boolean {
  throttle.sent(one, now);
  const returned = throttle.taken(one, now);
  throttle.ended(one);
  return returned;
}

function unanswered(throttle: Throttle, one: OutboxRow, now: number): number {
  throttle.sent(one, now);
  const until = throttle.silent(one, account, seed, now);
  throttle.ended(one);
  return until;
}

describe('an account that met its rate limit', () => {
  it('has no room until the end of the pause, and then for what is urgent', () => {
    const throttle = new Throttle(8);
    expect(throttle.room(0).size).toBe(0);
    throttle.limited(account, 5_000, 0);
    expect(throttle.room(4_999)).toEqual(new Map([[account, 0]]));
    expect(throttle.pauses(4_999)).toEqual(new Map([[account, 5_000]]));
    expect(throttle.room(5_000)).toEqual(new Map([[account, 1]]));
    expect(throttle.admit([urgent('a')], 5_000)).toHaveLength(1);
  });

  it('keeps one in hand: what is not urgent waits for a second, and is woken for it', () => {
    const throttle = new Throttle(8);
    throttle.limited(account, 5_000, 0);
    expect(throttle.admit([row('a')], 5_000)).toEqual([]);
    expect(throttle.next(5_000)).toBe(10_000);
    expect(throttle.admit([row('a')], 9_999)).toEqual([]);
    expect(throttle.admit([row('a')], 10_000)).toHaveLength(1);
    pass(throttle, row('a'), 10_000);
    expect(throttle.admit([row('b')], 10_000)).toEqual([]);
    expect(throttle.next(10_000)).toBe(15_000);
    expect(throttle.admit([urgent('c')], 10_000)).toHaveLength(1);
  });

  it('lets several go at once when there are several, the last one only if it is urgent', () => {
    const throttle = new Throttle(8);
    throttle.limited(account, 1_000, 0);
    expect(throttle.room(3_000)).toEqual(new Map([[account, 3]]));
    const heads = [urgent('a'), row('b'), row('c')];
    expect(throttle.admit(heads, 3_000)).toEqual(heads.slice(0, 2));
    // In a burst of its own it never counts on more than ten.
    expect(throttle.room(60_000)).toEqual(new Map([[account, 8]]));
  });

  it('learns the pace from two refusals and what was taken in between', () => {
    const throttle = new Throttle(64);
    // The bucket was nearly full again when it refused.
    throttle.limited(account, 1_000, 0);
    pass(throttle, row('a'), 2_000);
    throttle.sent(row('b'), 3_000);
    // From one at 1,000 to one at 6,000 with one taken: one in 5,000.
    expect(throttle.limited(account, 3_000, 3_000).known).toEqual({ refusedAt: 3_000, interval: 5_000 });
    expect(throttle.admit([row('c')], 10_999)).toEqual([]);
    expect(throttle.admit([row('c')], 11_000)).toHaveLength(1);
  });

  it('lets what is urgent try although the bucket is thought to be empty, and learns from it', () => {
    const throttle = new Throttle(64);
    throttle.limited(account, 5_000, 0);
    pass(throttle, urgent('a'), 5_000);
    expect(throttle.room(5_001)).toEqual(new Map([[account, 1]]));
    expect(throttle.admit([urgent('b')], 5_001)).toHaveLength(1);
    pass(throttle, urgent('b'), 5_001);
    expect(throttle.admit([row('c')], 15_000)).toEqual([]);
    expect(throttle.admit([row('c')], 15_001)).toHaveLength(1);
  });

  it('is reckoned with after a restart, as if the last message had just gone, and not after an hour', () => {
    const throttle = new Throttle(64);
    const known = { refusedAt: 0, interval: 5_000 };
    throttle.remember(account, known, 60_000);
    expect(throttle.admit([row('a')], 69_999)).toEqual([]);
    expect(throttle.admit([urgent('a')], 60_000)).toHaveLength(1);
    expect(throttle.admit([row('a')], 70_000)).toHaveLength(1);
    expect(throttle.admit([row('a'), row('b'), row('c')], 60 * 60_000)).toHaveLength(3);
  });

  it('holds no other account back', () => {
    const throttle = new Throttle(64);
    throttle.limited(account, 100, 0);
    expect(throttle.room(0).has('other')).toBe(false);
    const other = row('x', { account: 'other', urgency: urgency.revision });
    expect(throttle.admit([other], 0)).toEqual([other]);
  });

  it('keeps revisions back while something more urgent waits or is on its way', () => {
    const throttle = new Throttle(64);
    const news = row('news', { urgency: urgency.announcement });
    const sign = row('sign', { urgency: urgency.revision });
    expect(throttle.admit([news, sign], 0)).toEqual([news, sign]);
    throttle.limited(account, 10, 0);
    expect(throttle.admit([news, sign], 100)).toEqual([news]);
    throttle.sent(news, 100);
    expect(throttle.admit([sign], 100)).toEqual([]);
    throttle.ended(news);
    expect(throttle.admit([sign], 100)).toEqual([sign]);
  });

  it('gives answers to staff and what is for the class their turn, and no turn is lost by a refusal', () => {
    const throttle = new Throttle(64);
    const opening = said('opening', { kind: 'session', id: 's' });
    const answer = said('answer', { kind: 'command', id: 'q' });
    throttle.limited(account, 5_000, 0);
    const answerNext = () => throttle.answerNext().has(account);
    expect(answerNext()).toBe(false);
    throttle.sent(opening, 5_000);
    expect(answerNext()).toBe(true);
    // Refused: nothing was sent.
    throttle.limited(account, 5_000, 5_000);
    throttle.ended(opening);
    expect(answerNext()).toBe(false);
    pass(throttle, opening, 10_000);
    expect(answerNext()).toBe(true);
    pass(throttle, said('other', { kind: 'command', id: 'q' }, urgency.answer), 20_000);
    expect(answerNext()).toBe(true);
    pass(throttle, answer, 25_000);
    expect(answerNext()).toBe(false);
    expect(new Throttle(64).answerNext().size).toBe(0);
  });

  it('is limited since the first refusal, until nothing waits any more', () => {
    const throttle = new Throttle(64);
    throttle.limited(account, 4, 1);
    throttle.limited(account, 10, 10);
    throttle.admit([row('a')], 20);
    expect(throttle.limits()).toEqual(new Map([[account, 1]]));
    throttle.admit([], 15);
    expect(throttle.limits().size).toBe(1);
    throttle.admit([], 20);
    expect(throttle.limits().size).toBe(0);
    throttle.limited(account, 10, 40);
    expect(throttle.limits()).toEqual(new Map([[account, 40]]));
  });

  it('counts no row that asks nothing of the platform', () => {
    const throttle = new Throttle(64, ({ id }) => id !== 'free');
    throttle.limited(account, 5_000, 0);
    pass(throttle, row('free'), 5_000);
    expect(throttle.admit([row('free'), row('a')], 5_000)).toEqual([row('free')]);
    expect(throttle.admit([row('a')], 10_000)).toHaveLength(1);
  });
});

describe('a lane that alone met a limit', () => {
  it('waits alone', () => {
    const throttle = new Throttle(64);
    throttle.laneLimited('a', 100);
    expect(throttle.waitingLanes(99)).toEqual(['a']);
    expect(throttle.next(0)).toBe(100);
    expect(throttle.room(0).size).toBe(0);
    expect(throttle.waitingLanes(100)).toEqual([]);
  });
});

describe('an account whose platform does not answer', () => {
  it('is asked again ever later, but within ten seconds, by one row', () => {
    const throttle = new Throttle(64);
    let now = 0;
    const waits: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      const until = unanswered(throttle, row(`r${n}`), now);
      expect(throttle.room(now).get(account)).toBe(0);
      expect(throttle.room(until).get(account)).toBe(1);
      waits.push(until - now);
      now = until;
    }
    expect(waits[0]).toBeLessThanOrEqual(1_250);
    expect(Math.max(...waits)).toBeLessThanOrEqual(10_000);
    expect(throttle.limits().size).toBe(0);
  });

  it('counts what failed together as one silence', () => {
    const throttle = new Throttle(64);
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => row(id));
    for (const one of rows) throttle.sent(one, 0);
    const waits = rows.map((one) => throttle.silent(one, account, seed, 0));
    expect(Math.max(...waits)).toBeLessThanOrEqual(1_250);
  });

  it('says once that it is back, and grows to its usual size', () => {
    const throttle = new Throttle(8);
    const until = unanswered(throttle, row('a'), 0);
    const rooms: (number | undefined)[] = [];
    const back: boolean[] = [];
    for (const id of ['a', 'b', 'c']) {
      rooms.push(throttle.room(until).get(account));
      back.push(pass(throttle, row(id), until));
    }
    expect(rooms).toEqual([1, 2, 4]);
    expect(back).toEqual([true, false, false]);
    expect(throttle.room(until).size).toBe(0);
  });

  it('is back too when it names a limit, or when something is heard from it', () => {
    const throttle = new Throttle(8);
    unanswered(throttle, row('a'), 0);
    expect(throttle.limited(account, 100, 500).returned).toBe(true);
    expect(throttle.heard(account, 500)).toBe(false);
    const other = new Throttle(8);
    unanswered(other, row('a'), 0);
    expect(other.heard('another', 10)).toBe(false);
    expect(other.heard(account, 10)).toBe(true);
    expect(other.room(10).get(account)).toBe(1);
  });
});

describe('a rush', () => {
  it('of messages holds signs of the same account back, until most are through', () => {
    const throttle = new Throttle(64);
    const sign = row('sign', { urgency: urgency.revision });
    const other = row('other', { account: 'other', urgency: urgency.revision });
    const messages = Array.from({ length: 16 }, (_, n) => row(`m${n}`, { urgency: urgency.reminder }));
    for (const message of messages) throttle.sent(message, 0);
    expect(throttle.admit([sign, other], 0)).toEqual([other]);
    throttle.ended(messages[0] as OutboxRow);
    expect(throttle.admit([sign, other], 0)).toEqual([sign, other]);
    expect(throttle.admit([row('m16'), sign], 0)).toEqual([row('m16')]);
  });
});
