import { describe, expect, test } from 'vitest';
import { doc, line, markdown } from '../../../src/message/document.ts';
import { ChatFault } from '../../../src/ports/chat.ts';
import { type ChatScene, options, text } from './scene.ts';

/** Posts, edits, deletions and threads of the bot's. */
export function botSpeaks(on: ChatScene): void {
  describe('what the bot says', () => {
    test('is one message and one reference a key, also after a restart', async () => {
      const first = await on.adapter.post(on.target, text('Une seule fois.'), options('k1'));
      expect(await on.adapter.post(on.target, text('Une seule fois.'), options('k1'))).toBe(first);
      await on.restart();
      expect(await on.adapter.post(on.target, text('Une seule fois.'), options('k1'))).toBe(first);
      const all = (await on.bo.read(on.stage.room)).filter((message) =>
        message.text.includes('Une seule fois.'),
      );
      expect(all.map((message) => message.reference)).toEqual([first]);
    });

    test('has another reference for another key, and stands in order', async () => {
      const references: string[] = [];
      for (const key of ['k1', 'k2', 'k3']) {
        references.push(
          await on.adapter.post(on.target, text(`Message ${key}`), options(key, { ring: key !== 'k2' })),
        );
      }
      expect(new Set(references).size).toBe(3);
      const order = (await on.bo.read(on.stage.room)).map((message) => message.reference);
      expect(order.filter((reference) => references.includes(reference))).toEqual(references);
    });

    test('never comes back as an event', async () => {
      const reference = await on.adapter.post(on.target, text('Pas pour moi.'), options('k1'));
      await on.ana.say('après');
      await on.engine.event('message', (event) => event.text === 'après');
      expect(on.engine.events.filter((event) => event.id === reference)).toEqual([]);
      expect(on.engine.of('message').some((event) => event.text.includes('Pas pour moi.'))).toBe(false);
    });

    test('keeps its words whatever they look like', async () => {
      const odd = 'a*b* <b>c</b> [d](https://example.org) `e` $f$';
      const reference = await on.adapter.post(on.target, text(odd), options('k1'));
      expect((await on.seen(reference))?.text).toContain('<b>c</b>');
    });

    test('may be Markdown of some length', async () => {
      const long = `# Les arbres\n\n${'Un arbre est soit vide, soit un nœud. '.repeat(100)}`;
      const document = doc(line`📖 Séance 1`, markdown(long));
      expect(on.adapter.limits.sizeOf(document)).toBeGreaterThan(new TextEncoder().encode(long).length - 1);
      const reference = await on.adapter.post(on.target, { kind: 'text', document }, options('k1'));
      expect((await on.seen(reference))?.text).toContain('Les arbres');
    });

    test('goes to one person alone where it is addressed to them', async () => {
      const room = await on.ana.direct();
      const reference = await on.adapter.post(
        { account: on.adapter.account, user: on.ana.user },
        text('Entre nous.'),
        options('k1'),
      );
      expect((await on.ana.read(room)).map((message) => message.reference)).toContain(reference);
      expect((await on.bo.read(on.stage.room)).map((message) => message.reference)).not.toContain(reference);
    });

    test('may be a file', async () => {
      const bytes = new TextEncoder().encode('1;2;3\n');
      on.engine.blobs.set('b1', bytes);
      const file = { blob: 'b1', name: 'arbre équilibré.csv', type: 'text/csv', size: bytes.length };
      const reference = await on.adapter.post(on.target, { kind: 'file', file }, options('k1'));
      const [received] = (await on.seen(reference))?.files ?? [];
      expect(received?.name).toBe('arbre équilibré.csv');
      expect([...(received?.bytes ?? [])]).toEqual([...bytes]);
    });

    test('is refused with notFound or forbidden in a room that is not there', async () => {
      const nowhere = { account: on.adapter.account, room: on.stage.stranger };
      const fault = await on.adapter.post(nowhere, text('Personne ?'), options('k1')).catch((error) => error);
      expect(fault).toBeInstanceOf(ChatFault);
      expect(['notFound', 'forbidden']).toContain(fault.code);
    });
  });

  describe('what one person alone sees', () => {
    const seenBy = async (person: ChatScene['ana']) => {
      const messages = await person.read(on.stage.room);
      return messages.filter(({ text }) => text.includes('Pour vous')).map(({ reference }) => reference);
    };

    test('is theirs and nobody else’s, once a key, also after a restart', async ({ skip }) => {
      if (on.adapter.ephemeral === undefined) return skip();
      const show = () =>
        on.adapter.ephemeral?.show(on.target, on.bo.user, text('Pour vous.'), options('k1')) ?? '';
      const first = await show();
      expect(await show()).toBe(first);
      await on.restart();
      expect(await show()).toBe(first);
      expect([await seenBy(on.bo), await seenBy(on.ana)]).toEqual([[first], []]);
    });

    test('is edited and deleted as any other, and stays theirs', async ({ skip }) => {
      if (on.adapter.ephemeral === undefined || on.adapter.edits === undefined) return skip();
      const reference = await on.adapter.ephemeral.show(
        on.target,
        on.bo.user,
        text('Pour vous.'),
        options('k1'),
      );
      await on.adapter.edits.edit(on.target, reference, doc(line`Pour vous : autre chose.`), options('k2'));
      expect((await on.seen(reference))?.text).toContain('autre chose');
      expect(await seenBy(on.ana)).toEqual([]);
      await on.adapter.edits.delete(on.target, reference, 'k3');
      expect(await seenBy(on.bo)).toEqual([]);
    });

    test('may be deleted by them', async ({ skip }) => {
      if (on.adapter.ephemeral === undefined) return skip();
      const reference = await on.adapter.ephemeral.show(
        on.target,
        on.bo.user,
        text('Pour vous.'),
        options('k1'),
      );
      await on.bo.remove(reference);
      expect(await seenBy(on.bo)).toEqual([]);
      await on.engine.event('deletion', (event) => event.message === reference);
    });
  });

  describe('edits and deletions by the bot', () => {
    test('an edit replaces the text under the same reference, and may be repeated', async ({ skip }) => {
      if (on.adapter.edits === undefined) return skip();
      const reference = await on.adapter.post(on.target, text('1 personne'), options('k1'));
      const document = doc(line`2 personnes`);
      await on.adapter.edits.edit(on.target, reference, document, options('k2'));
      await on.adapter.edits.edit(on.target, reference, document, options('k2'));
      expect((await on.seen(reference))?.text).toContain('2 personnes');
      expect((await on.seen(reference))?.text).not.toContain('1 personne');
    });

    test('a deletion takes the message away, and may be repeated', async ({ skip }) => {
      if (on.adapter.edits === undefined) return skip();
      const reference = await on.adapter.post(on.target, text('À retirer'), options('k1'));
      await on.adapter.edits.delete(on.target, reference, 'k2');
      await on.adapter.edits.delete(on.target, reference, 'k2');
      expect(await on.seen(reference)).toBeUndefined();
    });

    test('editing what a moderator deleted is refused with notFound', async ({ skip }) => {
      if (on.adapter.edits === undefined) return skip();
      const reference = await on.adapter.post(on.target, text('Ne restera pas'), options('k1'));
      await on.ana.remove(reference);
      const edit = on.adapter.edits.edit(on.target, reference, doc(line`encore`), options('k2'));
      await expect(edit).rejects.toMatchObject({ code: 'notFound' });
    });
  });

  describe('threads', () => {
    test('open under a message, once, and take the posts that name them', async ({ skip }) => {
      if (on.adapter.threads === undefined) return skip();
      const root = await on.adapter.post(on.target, text('Séance 1'), options('k1'));
      const thread = await on.adapter.threads.open(on.target, root, 'Séance 1');
      expect(await on.adapter.threads.open(on.target, root, 'Séance 1')).toBe(thread);
      const reference = await on.adapter.post(
        { ...on.target, thread },
        text('Questions ici.'),
        options('k2'),
      );
      expect((await on.seen(reference))?.thread).toBe(thread);
    });

    test('tell in which thread somebody wrote', async ({ skip }) => {
      if (on.adapter.threads === undefined) return skip();
      const root = await on.adapter.post(on.target, text('Séance 1'), options('k1'));
      const thread = await on.adapter.threads.open(on.target, root, 'Séance 1');
      await on.bo.say('pourquoi ?', { thread });
      const event = await on.engine.event('message', (message) => message.text === 'pourquoi ?');
      expect(event).toMatchObject({ room: on.stage.room, thread, user: on.bo.user });
    });
  });
}
