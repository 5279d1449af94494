import { describe, expect, test } from 'vitest';
import { type ChatScene, options, text } from './scene.ts';

/** What people do reaches the engine. */
export function peopleAct(on: ChatScene): void {
  describe('what people do', () => {
    test('a message reaches the engine with who, where and when', async () => {
      const reference = await on.bo.say('!cours agenda');
      const event = await on.engine.event('message');
      expect(event).toMatchObject({
        id: reference,
        room: on.stage.room,
        user: on.bo.user,
        name: 'Bo',
        text: '!cours agenda',
        direct: false,
        automatic: false,
        files: [],
      });
      expect(event.at).toBeGreaterThan(0);
      expect(event.thread).toBeUndefined();
    });

    test('an answer says what it answers', async () => {
      const reference = await on.adapter.post(on.target, text('Une question ?'), options('k1'));
      await on.bo.say('oui', { replyTo: reference });
      const event = await on.engine.event('message', (message) => message.text.endsWith('oui'));
      expect(event.replyTo).toBe(reference);
    });

    test('files come along, byte for byte', async () => {
      const bytes = Uint8Array.from({ length: 3000 }, (_, index) => index % 251);
      await on.ana.say('!cours support S1', {}, [
        { name: 'notes.bin', type: 'application/octet-stream', bytes },
      ]);
      const event = await on.engine.event('message', (message) => message.files.length > 0);
      const [file] = event.files;
      expect(file).toMatchObject({ name: 'notes.bin', size: 3000 });
      expect([...((await file?.read()) ?? [])]).toEqual([...bytes]);
    });

    test('a conversation with the bot is direct', async () => {
      const room = await on.bo.direct();
      await on.bo.say('!cours aide', { room });
      const event = await on.engine.event('message', (message) => message.text === '!cours aide');
      expect(event).toMatchObject({ room, direct: true, user: on.bo.user });
    });

    test('an edit names the original', async () => {
      const reference = await on.bo.say('!cours agneda');
      await on.bo.edit(reference, '!cours agenda');
      const event = await on.engine.event('edit');
      const original = await on.engine.event('message');
      expect(event).toMatchObject({
        original: original.id,
        originalAt: original.at,
        text: '!cours agenda',
        user: on.bo.user,
      });
      expect(event.id).not.toBe(original.id);
    });

    test('a reaction comes and goes', async ({ skip }) => {
      if (on.adapter.reactions === undefined) return skip();
      const reference = await on.adapter.post(on.target, text('👍 pour une salle'), options('k1'));
      await on.adapter.reactions.react(on.target, reference, '👍', 'k2');
      await on.adapter.reactions.react(on.target, reference, '👍', 'k2');
      expect((await on.seen(reference))?.signs).toContain('👍');
      await on.bo.react(reference, '👍');
      const put = await on.engine.event('reaction', (event) => !event.removed);
      expect(put).toMatchObject({ message: reference, sign: '👍', user: on.bo.user });
      await on.bo.unreact(reference, '👍');
      const taken = await on.engine.event('reaction', (event) => event.removed);
      expect(taken.user).toBe(on.bo.user);
      expect(taken.reaction ?? taken.message).toBe(taken.reaction === undefined ? reference : put.id);
      expect(on.engine.of('reaction').every((event) => event.user === on.bo.user)).toBe(true);
    });

    test('a deletion reaches the engine', async () => {
      const reference = await on.adapter.post(on.target, text('Bientôt supprimé'), options('k1'));
      await on.ana.remove(reference);
      expect(await on.engine.event('deletion')).toMatchObject({ message: reference, room: on.stage.room });
    });

    test('coming in is told, with the name', async () => {
      const event = await on.engine.event('membership', (member) => member.user === on.bo.user);
      expect(event).toMatchObject({ change: 'joined', name: 'Bo', room: on.stage.room, self: false });
    });

    test('who may moderate can be asked', async () => {
      expect(await on.adapter.role(on.stage.room, on.ana.user)).toBe('moderator');
      expect(await on.adapter.role(on.stage.room, on.bo.user)).toBe('member');
      expect(await on.adapter.role(on.stage.room, on.stage.stranger)).toBe('none');
    });
  });
}
