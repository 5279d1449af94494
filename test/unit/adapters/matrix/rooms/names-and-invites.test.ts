import { describe, expect, it } from 'vitest';
import { type InvitePolicy, mayInvite } from '../../../../../adapters/matrix/rooms/invite-policy.ts';
import { readableName } from '../../../../../adapters/matrix/rooms/readable-name.ts';

describe('a readable name', () => {
  it.each([
    ['Ana', 'Ana'],
    ['  Ana \n\t Maria ', 'Ana Maria'],
    ['A\u202Ena\u200B', 'Ana'],
    ['', 'ana'],
    ['\u200B', 'ana'],
    [undefined, 'ana'],
    [{ name: 'x' }, 'ana'],
    ['é'.repeat(500), 'é'.repeat(60)],
    ['👩‍🎓'.repeat(2), '👩‍🎓'.repeat(2)],
  ])('of %j is %j', (given, name) => {
    expect(readableName(given, '@ana:example.org')).toBe(name);
  });
});

describe('who may invite', () => {
  const list: InvitePolicy = { from: 'list', users: ['@ana:other.org'], servers: ['school.fr:8448'] };
  it.each<[InvitePolicy, string, boolean]>([
    [{ from: 'server' }, '@ana:example.org', true],
    [{ from: 'server' }, '@ana:other.org', false],
    [{ from: 'server' }, '@ana:example.org:8448', false],
    [{ from: 'all' }, '@ana:other.org', true],
    [list, '@ana:other.org', true],
    [list, '@bo:other.org', false],
    [list, '@bo:school.fr:8448', true],
    [list, '@bo:example.org', false],
  ])('%j: %s %s', (policy, inviter, may) => {
    expect(mayInvite(policy, '@cours:example.org', inviter)).toBe(may);
  });
});
