import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CallFault,
  type CallInstance,
  type CallOrder,
  type CallProvider,
  type CallRoom,
} from '../../src/ports/calls.ts';

/**
 * What every call provider keeps to. `make` gives a provider of an instance, not yet started; `protocol` is
 * that of the address by which people come in.
 */
export function callsContract(
  name: string,
  make: (instance: CallInstance) => CallProvider,
  protocol: 'https:' | 'mumble:' = 'https:',
): void {
  const instance = (media: CallInstance['media']): CallInstance => ({
    id: 'demo',
    provider: 'jitsi',
    label: 'demo',
    media,
    example: false,
  });
  const order = (changes: Partial<CallOrder> = {}): CallOrder => ({
    id: 'c1',
    medium: 'audio',
    subject: 'LO21 · S1, Les arbres',
    language: 'fr',
    path: ['LO21', 'S1'],
    until: Date.UTC(2026, 11, 1, 15),
    ...changes,
  });

  describe(`calls contract: ${name}`, () => {
    const provider = make(instance(['audio', 'video']));
    const visitor = { name: 'Camille', staff: false, until: order().until };

    /** The class's link; of a provider of personal links, which gives the class no way in, a visitor's. */
    async function linkInto({ entry, reference }: CallRoom, call: CallOrder): Promise<string> {
      if (provider.personal === undefined) return (protocol === 'https:' ? entry.link : entry.uri) ?? '';
      expect(entry).toEqual({});
      return provider.personal.link(reference, call, visitor);
    }
    beforeAll(() => provider.start());
    afterAll(() => provider.stop());

    it('tells which instance it serves', () => {
      expect(provider.instance).toEqual(instance(['audio', 'video']));
    });

    it('gives the same room for the same key', async () => {
      const first = await provider.create(order(), 'call/c1');
      expect(await provider.create(order(), 'call/c1')).toEqual(first);
    });

    it('gives the same room for the same key after a restart', async () => {
      const first = await provider.create(order(), 'call/c1');
      await provider.stop();
      const reborn = make(instance(['audio', 'video']));
      await reborn.start();
      expect(await reborn.create(order(), 'call/c1')).toEqual(first);
      await reborn.stop();
      await provider.start();
    });

    it.each(['audio', 'video'] as const)(`links by ${protocol} to a room for %s`, async (medium) => {
      const call = order({ medium });
      const room = await provider.create(call, `call/${medium}`);
      expect(new URL(await linkInto(room, call)).protocol).toBe(protocol);
      expect(room.reference).not.toBe('');
    });

    it.each(['', 'S1 (TD1) & co = #?"\'<b>*_~\\', 'é ü 漢 🌳', 'a'.repeat(300)])(
      'makes a link without a space, bracket or quote of the subject %j',
      async (subject) => {
        const link = await linkInto(
          await provider.create(order({ subject }), 'call/odd'),
          order({ subject }),
        );
        expect(URL.canParse(link)).toBe(true);
        expect(link).not.toMatch(/[\s<>"'()*\\`]/);
      },
    );

    it('closes a room as often as asked, also one that it does not know', async () => {
      const { reference } = await provider.create(order(), 'call/c2');
      await provider.close(reference);
      await provider.close(reference);
      await provider.close('never-made');
    });

    it('refuses a medium that its instance does not offer', async () => {
      const audioOnly = make(instance(['audio']));
      await audioOnly.start();
      const asked = audioOnly.create(order({ medium: 'video' }), 'call/c3');
      await expect(asked).rejects.toThrow(CallFault);
      await expect(asked).rejects.toMatchObject({ code: 'medium' });
      await audioOnly.stop();
    });
  });
}
