import { describe, expect, it } from 'vitest';
import { powerOf } from '../../../../../adapters/matrix/rooms/power.ts';

const create = (content: object = {}) => ({ sender: '@creator:example.org', content });

describe('power in a room', () => {
  it('is what the levels say of a user, else the default', () => {
    const power = powerOf(create(), { users: { '@ana:example.org': 50 }, users_default: 5 });
    expect(power.of('@ana:example.org')).toBe(50);
    expect(power.of('@bo:example.org')).toBe(5);
    expect(power.of('@creator:example.org')).toBe(5);
  });

  it('is infinite for the creators of a room of version 12', () => {
    const content = { room_version: '12', additional_creators: ['@ana:example.org'] };
    const power = powerOf(create(content), { users_default: 0 });
    expect(power.of('@creator:example.org')).toBe(Number.POSITIVE_INFINITY);
    expect(power.of('@ana:example.org')).toBe(Number.POSITIVE_INFINITY);
    expect(power.of('@bo:example.org')).toBe(0);
  });

  it('is the creator’s alone where the room has no levels', () => {
    const power = powerOf(create({ room_version: '10' }), undefined);
    expect([power.of('@creator:example.org'), power.of('@bo:example.org')]).toEqual([100, 0]);
    expect(power.needed('m.room.pinned_events', 'state')).toBe(0);
  });

  it('takes 50 for a state event and 0 for a message, unless said otherwise', () => {
    const usual = powerOf(create(), {});
    expect([usual.needed('m.room.topic', 'state'), usual.needed('m.room.message', 'message')]).toEqual([
      50, 0,
    ]);
    const said = powerOf(create(), { events: { 'm.room.message': 20 }, state_default: 70 });
    expect([said.needed('m.room.topic', 'state'), said.needed('m.room.message', 'message')]).toEqual([
      70, 20,
    ]);
  });

  it('bears levels that are no numbers', () => {
    const power = powerOf(
      { sender: '', content: null },
      { users: { '@ana:example.org': '100' }, users_default: 'x' },
    );
    expect(power.of('@ana:example.org')).toBe(0);
  });
});
