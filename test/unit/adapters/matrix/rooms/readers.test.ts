import { describe, expect, it } from 'vitest';
import { Readers } from '../../../../../adapters/matrix/rooms/readers.ts';
import { ChatFault } from '../../../../../src/ports/chat.ts';

const room = '!class:example.org';
const member = (user: string, membership: string) => ({
  type: 'm.room.member',
  state_key: user,
  content: { membership },
});
const encryption = {
  type: 'm.room.encryption',
  state_key: '',
  content: { algorithm: 'm.megolm.v1.aes-sha2' },
};
const visibility = (history_visibility: string) => ({
  type: 'm.room.history_visibility',
  state_key: '',
  content: { history_visibility },
});
const people = [member('@ana:x', 'join'), member('@bo:x', 'invite'), member('@cy:x', 'leave')];

function readers(state: readonly unknown[] | ChatFault, encrypted = true) {
  const asked: string[] = [];
  const connection = {
    encrypted: async () => encrypted,
    request: async (_method: string, path: string) => {
      asked.push(path);
      if (state instanceof ChatFault) throw state;
      return { state };
    },
  };
  return { asked, readers: new Readers(connection) };
}

describe('whom a message in an encrypted room reached', () => {
  it.each([
    ['@ana:x', true],
    ['@bo:x', true],
    ['@cy:x', false],
    ['@new:x', false],
  ])('%s: %s', async (user, reached) => {
    const { readers: of } = readers([...people, encryption, visibility('shared')]);
    expect(await of.reached(room, user, '$e')).toBe(reached);
  });

  it('who was only invited has no key where the room shows what came after joining', async () => {
    const { readers: of } = readers([...people, encryption, visibility('joined')]);
    expect(await of.reached(room, '@bo:x', '$e')).toBe(false);
    expect(await of.reached(room, '@ana:x', '$e')).toBe(true);
  });

  it('everybody, where it was sent before the room was encrypted, or in a clear room', async () => {
    expect(await readers(people).readers.reached(room, '@new:x', '$e')).toBe(true);
    const { asked, readers: of } = readers([...people, encryption], false);
    expect(await of.reached(room, '@new:x', '$e')).toBe(true);
    expect(asked).toEqual([]);
  });

  it('nobody is late where the server does not tell', async () => {
    for (const state of [[], ['?', { type: 4 }], new ChatFault('notFound', 'gone')])
      expect(await readers(state).readers.reached(room, '@new:x', '$e')).toBe(true);
  });

  it('asks once for each message, and lets a fault that passes through', async () => {
    const { asked, readers: of } = readers([...people, encryption]);
    const users = ['@ana:x', '@new:x'];
    // While it is asked, and afterwards.
    const together = await Promise.all(users.map((user) => of.reached(room, user, '$e')));
    for (const user of users) await of.reached(room, user, '$e');
    expect(together).toEqual([true, false]);
    expect(asked).toHaveLength(1);
    const down = readers(new ChatFault('temporary', 'down')).readers;
    await expect(down.reached(room, '@ana:x', '$e')).rejects.toMatchObject({ code: 'temporary' });
  });
});
