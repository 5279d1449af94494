import { describe, expect, it } from 'vitest';
import { chooseRoom, emptyPool, type PoolView, type Server } from '../../../src/domain/choose-room.ts';
import { defaultSettings, type Settings } from '../../../src/domain/settings.ts';
import { makeCourse } from '../../support/scene.ts';

const server = (id: string, more: Partial<Server> = {}): Server => ({
  id,
  provider: 'jitsi',
  media: ['audio', 'video'],
  example: false,
  ...more,
});
const course = (settings: Partial<Settings> = {}, sample = false) =>
  makeCourse({ sample, settings: { ...defaultSettings, ...settings } });
const pool = (
  held: Record<string, number> = {},
  aside: Record<string, number> = {},
  failed: Record<string, number> = {},
): PoolView => ({
  held: (id) => held[id] ?? 0,
  asideSince: (id) => aside[id],
  failedAt: (id) => failed[id],
  places: () => undefined,
  outside: () => [],
});
const chosen = (...args: Parameters<typeof chooseRoom<Server>>) => {
  const choice = chooseRoom(...args);
  return 'none' in choice ? choice.none : `${choice.instance.id} ${choice.why}`;
};

const mumble = server('mumble', { provider: 'mumble', media: ['audio'], capacity: { total: 150 } });
const small = server('small', { capacity: { total: 100, room: 30 } });
const big = server('big', { capacity: { total: 500, room: 200 } });
const link = server('hall', { provider: 'link', media: ['video'] });
const example = server('exemple', { example: true });

describe('the server for a room', () => {
  it.each<[string, string, Parameters<typeof chosen>]>([
    ['nothing set up', 'noServer', ['audio', [], course(), emptyPool, []]],
    ["the host's order", 'small first', ['audio', [small, big], course(), emptyPool, []]],
    [
      "the course's order",
      'big ordered',
      ['audio', [small, big], course({ rooms: ['big', 'gone'] }), emptyPool, []],
    ],
    [
      'then the others',
      'small next',
      ['audio', [small, big], course({ rooms: ['big'] }), emptyPool, ['big']],
    ],
    [
      'a kind of server that nobody ranked after all that are ranked',
      'hall lightest',
      ['video', [{ ...server('new'), provider: 'unheard' as 'link' }, link], course(), emptyPool, []],
    ],
    ['all tried', 'allTried', ['audio', [small, big], course(), emptyPool, ['big', 'small']]],
    ['nothing for video', 'noneForMedium', ['video', [mumble], course(), emptyPool, []]],
    ['the lightest for audio', 'mumble lightest', ['audio', [small, mumble], course(), emptyPool, []]],
    [
      'not the lightest against the course',
      'small ordered',
      ['audio', [mumble, small], course({ rooms: ['small'] }), emptyPool, []],
    ],
    ['Jitsi before a link', 'small lightest', ['video', [link, small], course(), emptyPool, []]],
    ['an example for the sample', 'exemple example', ['audio', [example], course({}, true), emptyPool, []]],
    ['no example for others', 'noServer', ['audio', [example], course(), emptyPool, []]],
    ['too small', 'big first', ['audio', [small, big], course({ headcount: 150 }), emptyPool, []]],
    ['too small unless nobody counts', 'small first', ['audio', [small, big], course(), emptyPool, []]],
    ['full', 'big first', ['audio', [small, big], course(), pool({ small: 90 }), []]],
    ['set aside', 'big first', ['audio', [small, big], course(), pool({}, { small: 5 }), []]],
    [
      'not for classes',
      'big first',
      ['audio', [server('x', { notForClasses: 'non' }), big], course(), emptyPool, []],
    ],
    ['none that fits', 'noneFits', ['audio', [small], course({ headcount: 150 }), emptyPool, []]],
  ])('%s: %s', (_, expected, args) => {
    expect(chosen(...args)).toBe(expected);
  });

  it('is the freest of a group, by its weight', () => {
    const one = server('one', { group: 'g', capacity: { total: 100 } });
    const two = server('two', { group: 'g', capacity: { total: 100 } });
    const strong = server('strong', { group: 'g', capacity: { total: 100 }, weight: 3 });
    expect(chosen('audio', [one, two], course(), pool({ one: 20 }), [])).toBe('two freest');
    expect(chosen('audio', [one, strong], course(), pool({ strong: 60 }), [])).toBe('strong freest');
    expect(chosen('audio', [one, strong], course(), pool({ strong: 70 }), [])).toBe('one freest');
    expect(chosen('audio', [one, two], course(), pool({}, { one: 5 }), [])).toBe('two freest');
  });

  it('is no plain link that another course has', () => {
    const hall = server('hall', { provider: 'link', single: true });
    expect(chosen('audio', [hall], course(), pool({}), [])).toContain('hall');
    const { left } = chooseRoom('audio', [hall], course(), pool({ hall: 1 }), []);
    expect(left.map(({ left: reason }) => reason)).toEqual([{ why: 'taken' }]);
  });

  it('tells why each other one is left', () => {
    const all = [
      server('tried'),
      server('framatalk', { notForClasses: 'fermé aux cours' }),
      server('down'),
      small,
      server('full', { capacity: { total: 200 } }),
      link,
    ];
    const { left } = chooseRoom('audio', all, course({ headcount: 150 }), pool({ full: 60 }, { down: 7 }), [
      'tried',
    ]);
    expect(left.map(({ server: { id }, left: reason }) => [id, reason])).toEqual([
      ['tried', { why: 'tried' }],
      ['framatalk', { why: 'notForClasses', reason: 'fermé aux cours' }],
      ['down', { why: 'aside', since: 7 }],
      ['small', { why: 'tooSmall', places: 30, persons: 150 }],
      ['full', { why: 'full', free: 140, total: 200, persons: 150 }],
      ['hall', { why: 'medium' }],
    ]);
  });

  it('never goes over a capacity, whatever 1,000 courses ask for at once', () => {
    const servers = Array.from({ length: 20 }, (_, n) =>
      server(`s${n}`, {
        capacity: { total: 200 + 40 * n, room: 60 + n },
        ...(n % 4 === 0 ? { group: 'g' } : {}),
      }),
    );
    const held = new Map<string, number>();
    const view: PoolView = {
      held: (id) => held.get(id) ?? 0,
      asideSince: (id) => (id === 's7' ? 1 : undefined),
      failedAt: () => undefined,
      places: () => undefined,
      outside: () => [],
    };
    let refused = 0;
    for (let n = 0; n < 1_000; n += 1) {
      const headcount = 5 + (n % 70);
      const choice = chooseRoom('audio', servers, course({ headcount }), view, []);
      if ('none' in choice) {
        refused += 1;
        expect(choice.left).toHaveLength(servers.length);
      } else held.set(choice.instance.id, view.held(choice.instance.id) + headcount);
    }
    expect(refused).toBeGreaterThan(0);
    expect(held.get('s7')).toBeUndefined();
    for (const { id, capacity } of servers) expect(view.held(id)).toBeLessThanOrEqual(capacity?.total ?? 0);
  });
});
