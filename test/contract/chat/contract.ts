import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doc, line, markdown } from '../../../src/message/document.ts';
import { type ChatAdapter, ChatFault, type OutPart, type PostOptions } from '../../../src/ports/chat.ts';
import { ListeningEngine } from './listening-engine.ts';
import type { ChatStage, StagePerson } from './stage.ts';

const text = (words: string): OutPart => ({ kind: 'text', document: doc(line`${words}`) });
const options = (key: string, more: Partial<PostOptions> = {}): PostOptions => ({
  key,
  ring: true,
  mention: [],
  mentionRoom: false,
  ...more,
});

/**
 * What the engine may rely on with any chat platform. `make` builds a fresh stage; a capability that an
 * adapter lacks skips its tests.
 */
export function chatContract(name: string, make: () => Promise<ChatStage>): void {
  describe(`${name}: the chat port`, () => {
    let stage: ChatStage;
    let engine: ListeningEngine;
    let adapter: ChatAdapter;
    let ana: StagePerson;
    let bo: StagePerson;
    let target: { account: string; room: string };

    beforeEach(async () => {
      stage = await make();
      engine = new ListeningEngine();
      adapter = await stage.adapter();
      await adapter.start(engine);
      ana = await stage.person('Ana', 'moderator');
      bo = await stage.person('Bo', 'member');
      target = { account: adapter.account, room: stage.room };
    });

    afterEach(async () => {
      await adapter.stop();
      await stage.close();
    });

    const seen = async (reference: string, room = stage.room) =>
      (await bo.read(room)).find((message) => message.reference === reference);
    const restart = async () => {
      await adapter.stop();
      adapter = await stage.adapter();
      await adapter.start(engine);
    };

    describe('what the bot says', () => {
      test('is one message and one reference a key, also after a restart', async () => {
        const first = await adapter.post(target, text('Une seule fois.'), options('k1'));
        expect(await adapter.post(target, text('Une seule fois.'), options('k1'))).toBe(first);
        await restart();
        expect(await adapter.post(target, text('Une seule fois.'), options('k1'))).toBe(first);
        const all = (await bo.read(stage.room)).filter((message) => message.text.includes('Une seule fois.'));
        expect(all.map((message) => message.reference)).toEqual([first]);
      });

      test('has another reference for another key, and stands in order', async () => {
        const references: string[] = [];
        for (const key of ['k1', 'k2', 'k3']) {
          references.push(
            await adapter.post(target, text(`Message ${key}`), options(key, { ring: key !== 'k2' })),
          );
        }
        expect(new Set(references).size).toBe(3);
        const order = (await bo.read(stage.room)).map((message) => message.reference);
        expect(order.filter((reference) => references.includes(reference))).toEqual(references);
      });

      test('never comes back as an event', async () => {
        const reference = await adapter.post(target, text('Pas pour moi.'), options('k1'));
        await ana.say('après');
        await engine.event('message', (event) => event.text === 'après');
        expect(engine.events.filter((event) => event.id === reference)).toEqual([]);
        expect(engine.of('message').some((event) => event.text.includes('Pas pour moi.'))).toBe(false);
      });

      test('keeps its words whatever they look like', async () => {
        const odd = 'a*b* <b>c</b> [d](https://example.org) `e` $f$';
        const reference = await adapter.post(target, text(odd), options('k1'));
        expect((await seen(reference))?.text).toContain('<b>c</b>');
      });

      test('may be Markdown of some length', async () => {
        const long = `# Les arbres\n\n${'Un arbre est soit vide, soit un nœud. '.repeat(100)}`;
        const document = doc(line`📖 Séance 1`, markdown(long));
        expect(adapter.limits.sizeOf(document)).toBeGreaterThan(new TextEncoder().encode(long).length - 1);
        const reference = await adapter.post(target, { kind: 'text', document }, options('k1'));
        expect((await seen(reference))?.text).toContain('Les arbres');
      });

      test('goes to one person alone where it is addressed to them', async () => {
        const room = await ana.direct();
        const reference = await adapter.post(
          { account: adapter.account, user: ana.user },
          text('Entre nous.'),
          options('k1'),
        );
        expect((await ana.read(room)).map((message) => message.reference)).toContain(reference);
        expect((await bo.read(stage.room)).map((message) => message.reference)).not.toContain(reference);
      });

      test('may be a file', async () => {
        const bytes = new TextEncoder().encode('1;2;3\n');
        engine.blobs.set('b1', bytes);
        const file = { blob: 'b1', name: 'arbre équilibré.csv', type: 'text/csv', size: bytes.length };
        const reference = await adapter.post(target, { kind: 'file', file }, options('k1'));
        const [received] = (await seen(reference))?.files ?? [];
        expect(received?.name).toBe('arbre équilibré.csv');
        expect([...(received?.bytes ?? [])]).toEqual([...bytes]);
      });

      test('is refused with notFound or forbidden in a room that is not there', async () => {
        const nowhere = { account: adapter.account, room: stage.stranger };
        const fault = await adapter.post(nowhere, text('Personne ?'), options('k1')).catch((error) => error);
        expect(fault).toBeInstanceOf(ChatFault);
        expect(['notFound', 'forbidden']).toContain(fault.code);
      });
    });

    describe('edits and deletions by the bot', () => {
      test('an edit replaces the text under the same reference, and may be repeated', async ({ skip }) => {
        if (adapter.edits === undefined) return skip();
        const reference = await adapter.post(target, text('1 personne'), options('k1'));
        const document = doc(line`2 personnes`);
        await adapter.edits.edit(target, reference, document, options('k2'));
        await adapter.edits.edit(target, reference, document, options('k2'));
        expect((await seen(reference))?.text).toContain('2 personnes');
        expect((await seen(reference))?.text).not.toContain('1 personne');
      });

      test('a deletion takes the message away, and may be repeated', async ({ skip }) => {
        if (adapter.edits === undefined) return skip();
        const reference = await adapter.post(target, text('À retirer'), options('k1'));
        await adapter.edits.delete(target, reference, 'k2');
        await adapter.edits.delete(target, reference, 'k2');
        expect(await seen(reference)).toBeUndefined();
      });

      test('editing what a moderator deleted is refused with notFound', async ({ skip }) => {
        if (adapter.edits === undefined) return skip();
        const reference = await adapter.post(target, text('Ne restera pas'), options('k1'));
        await ana.remove(reference);
        const edit = adapter.edits.edit(target, reference, doc(line`encore`), options('k2'));
        await expect(edit).rejects.toMatchObject({ code: 'notFound' });
      });
    });

    describe('threads', () => {
      test('open under a message, once, and take the posts that name them', async ({ skip }) => {
        if (adapter.threads === undefined) return skip();
        const root = await adapter.post(target, text('Séance 1'), options('k1'));
        const thread = await adapter.threads.open(target, root, 'Séance 1');
        expect(await adapter.threads.open(target, root, 'Séance 1')).toBe(thread);
        const reference = await adapter.post({ ...target, thread }, text('Questions ici.'), options('k2'));
        expect((await seen(reference))?.thread).toBe(thread);
      });

      test('tell in which thread somebody wrote', async ({ skip }) => {
        if (adapter.threads === undefined) return skip();
        const root = await adapter.post(target, text('Séance 1'), options('k1'));
        const thread = await adapter.threads.open(target, root, 'Séance 1');
        await bo.say('pourquoi ?', { thread });
        const event = await engine.event('message', (message) => message.text === 'pourquoi ?');
        expect(event).toMatchObject({ room: stage.room, thread, user: bo.user });
      });
    });

    describe('what people do', () => {
      test('a message reaches the engine with who, where and when', async () => {
        const reference = await bo.say('!cours agenda');
        const event = await engine.event('message');
        expect(event).toMatchObject({
          id: reference,
          room: stage.room,
          user: bo.user,
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
        const reference = await adapter.post(target, text('Une question ?'), options('k1'));
        await bo.say('oui', { replyTo: reference });
        const event = await engine.event('message', (message) => message.text.endsWith('oui'));
        expect(event.replyTo).toBe(reference);
      });

      test('files come along, byte for byte', async () => {
        const bytes = Uint8Array.from({ length: 3000 }, (_, index) => index % 251);
        await ana.say('!cours support S1', {}, [
          { name: 'notes.bin', type: 'application/octet-stream', bytes },
        ]);
        const event = await engine.event('message', (message) => message.files.length > 0);
        const [file] = event.files;
        expect(file).toMatchObject({ name: 'notes.bin', size: 3000 });
        expect([...((await file?.read()) ?? [])]).toEqual([...bytes]);
      });

      test('a conversation with the bot is direct', async () => {
        const room = await bo.direct();
        await bo.say('!cours aide', { room });
        const event = await engine.event('message', (message) => message.text === '!cours aide');
        expect(event).toMatchObject({ room, direct: true, user: bo.user });
      });

      test('an edit names the original', async () => {
        const reference = await bo.say('!cours agneda');
        await bo.edit(reference, '!cours agenda');
        const event = await engine.event('edit');
        const original = await engine.event('message');
        expect(event).toMatchObject({
          original: original.id,
          originalAt: original.at,
          text: '!cours agenda',
          user: bo.user,
        });
        expect(event.id).not.toBe(original.id);
      });

      test('a reaction comes and goes', async ({ skip }) => {
        if (adapter.reactions === undefined) return skip();
        const reference = await adapter.post(target, text('👍 pour une salle'), options('k1'));
        await adapter.reactions.react(target, reference, '👍', 'k2');
        await adapter.reactions.react(target, reference, '👍', 'k2');
        expect((await seen(reference))?.signs).toContain('👍');
        await bo.react(reference, '👍');
        const put = await engine.event('reaction', (event) => !event.removed);
        expect(put).toMatchObject({ message: reference, sign: '👍', user: bo.user });
        await bo.unreact(reference, '👍');
        const taken = await engine.event('reaction', (event) => event.removed);
        expect(taken.user).toBe(bo.user);
        expect(taken.reaction ?? taken.message).toBe(taken.reaction === undefined ? reference : put.id);
        expect(engine.of('reaction').every((event) => event.user === bo.user)).toBe(true);
      });

      test('a deletion reaches the engine', async () => {
        const reference = await adapter.post(target, text('Bientôt supprimé'), options('k1'));
        await ana.remove(reference);
        expect(await engine.event('deletion')).toMatchObject({ message: reference, room: stage.room });
      });

      test('coming in is told, with the name', async () => {
        const event = await engine.event('membership', (member) => member.user === bo.user);
        expect(event).toMatchObject({ change: 'joined', name: 'Bo', room: stage.room, self: false });
      });

      test('who may moderate can be asked', async () => {
        expect(await adapter.role(stage.room, ana.user)).toBe('moderator');
        expect(await adapter.role(stage.room, bo.user)).toBe('member');
        expect(await adapter.role(stage.room, stage.stranger)).toBe('none');
      });
    });

    describe('delivery', () => {
      test('every event has its own id, in the order in which it happened', async () => {
        const said = ['un', 'deux', 'trois', 'quatre'];
        for (const words of said) await bo.say(words);
        await engine.event('message', (event) => event.text === 'quatre');
        expect(engine.of('message').map((event) => event.text)).toEqual(said);
        const ids = engine.events.map((event) => event.id);
        expect(new Set(ids).size).toBe(ids.length);
      });

      test('a batch that failed comes again, the same, and nothing is lost', async () => {
        await bo.say('avant');
        await engine.event('message', (event) => event.text === 'avant');
        const before = engine.batches.length;
        engine.failNext(2);
        await bo.say('pendant');
        await engine.event('message', (event) => event.text === 'pendant');
        const [first, second, third] = engine.batches.slice(before);
        const told = (batch = first) => batch?.events.map((event) => event.id);
        expect(told(second)).toEqual(told(first));
        expect(told(third)?.slice(0, told(first)?.length)).toEqual(told(first));
        expect(engine.of('message').map((event) => event.text)).toEqual(['avant', 'pendant']);
      });

      test('a restart goes on behind the stored cursor', async () => {
        await bo.say('avant');
        await engine.event('message', (event) => event.text === 'avant');
        await restart();
        await bo.say('après');
        await engine.event('message', (event) => event.text === 'après');
        const ids = engine.batches.flatMap((batch) => batch.events.map((event) => event.id));
        expect(new Set(ids).size).toBe(ids.length);
      });

      test('the adapter says that it is up', () => {
        expect(adapter.health()).toEqual({ state: 'up' });
      });
    });
  });
}
