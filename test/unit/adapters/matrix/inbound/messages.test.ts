import { describe, expect, it } from 'vitest';
import type { InboundEvent, MessageEvent } from '../../../../../src/ports/chat.ts';
import { ana, at, ben, bot, directRoom, event, read, room, TestRoom, text } from './room.ts';

async function message(events: Promise<readonly InboundEvent[]>): Promise<MessageEvent> {
  const [found, ...more] = await events;
  if (found?.kind !== 'message' || more.length > 0) throw new Error('no message, or more than one');
  return found;
}
const threaded = (more: object) => ({ 'm.relates_to': { rel_type: 'm.thread', event_id: '$root', ...more } });
const answering = (id: string) => ({ 'm.relates_to': { 'm.in_reply_to': { event_id: id } } });

describe('a message', () => {
  it('says who, where, when and what', async () => {
    expect(await read(event(text('!cours agenda')))).toEqual([
      {
        kind: 'message',
        id: '$one',
        at,
        room,
        user: ana,
        name: 'ANA',
        text: '!cours agenda',
        naming: { names: [bot, '@cours', 'COURS', '@COURS'], pills: [], people: [] },
        files: [],
        direct: false,
        automatic: false,
      },
    ]);
  });

  it('is direct in a conversation with the bot', async () => {
    expect((await message(read(event(text('oui'), { room: directRoom })))).direct).toBe(true);
  });

  it.each([
    ['m.text', false],
    ['m.emote', false],
    ['m.notice', true],
  ])('of type %s: automatic %s', async (msgtype, automatic) => {
    expect(await message(read(event({ msgtype, body: 'oui' })))).toMatchObject({ text: 'oui', automatic });
  });

  it.each([
    ['of another type', text('x', { msgtype: 'm.location' })],
    ['a request to verify', text('x', { msgtype: 'm.key.verification.request' })],
    ['without a type', { body: 'x' }],
    ['without a body', { msgtype: 'm.text', formatted_body: 'x' }],
    ['with a body that is none', { msgtype: 'm.text', body: ['x'] }],
    ['redacted', {}],
  ])('%s is left out', async (_what, content) => {
    expect(await read(event(content))).toEqual([]);
  });

  it('of the bot itself is left out, and so is a state that calls itself one', async () => {
    expect(await read(event(text('x'), { sender: bot }))).toEqual([]);
    expect(await read(event(text('x'), { stateKey: '' }))).toEqual([]);
  });

  it('of a server whose clock runs ahead has happened by now', async () => {
    expect((await message(read(event(text('x'), { at: at + 86_400_000 })))).at).toBe(at + 60_000);
    expect((await message(read(event(text('x'), { at: -5.5 })))).at).toBe(0);
  });

  it('that cannot be decrypted is told with why and from which device', async () => {
    const unreadable = { why: 'withheld', device: 'D'.repeat(500) } as const;
    const encrypted = event({}, { type: 'm.room.encrypted', encrypted: true });
    expect(await read({ ...encrypted, unreadable })).toEqual([
      { kind: 'unreadable', id: '$one', at, room, user: ana, why: 'withheld', device: 'D'.repeat(64) },
    ]);
    expect(await read({ ...encrypted, unreadable: { why: 'noKey' } })).toMatchObject([{ why: 'noKey' }]);
    expect(await read({ ...encrypted, unreadable, sender: bot })).toEqual([]);
    expect(await read(encrypted)).toEqual([]);
  });
});

describe('a message in a thread', () => {
  it('is a command as any other', async () => {
    const content = text('!cours audio', threaded({ is_falling_back: true, ...falling('$last') }));
    const found = await message(read(event(content)));
    expect(found).toMatchObject({ text: '!cours audio', thread: '$root' });
    expect(found.replyTo).toBeUndefined();
  });

  it('answers what it really answers', async () => {
    const content = text('oui', threaded({ is_falling_back: false, ...falling('$last') }));
    expect(await message(read(event(content)))).toMatchObject({ thread: '$root', replyTo: '$last' });
  });

  it('with a relation that cannot be read is in no thread', async () => {
    for (const relation of [{ event_id: 7 }, { event_id: '\ud800' }, { event_id: '$'.repeat(256) }]) {
      const found = await message(read(event(text('oui', threaded(relation)))));
      expect(found.thread).toBeUndefined();
    }
  });
});

const falling = (id: string) => ({ 'm.in_reply_to': { event_id: id } });

describe('an answer', () => {
  it.each([
    ['> <@ben:example.org> Quand ?\n> Demain ?\n\nÀ 14 h\n\n> vraiment', 'À 14 h\n\n> vraiment'],
    ['> * <@ben:example.org> part\n\nNon', 'Non'],
    ['> <@ben:example.org> !cours aide\n\n!cours agenda', '!cours agenda'],
    ['> <@ben:example.org> rien après\n\n', ''],
    ['> <@ben:example.org> sans ligne vide\nÀ 14 h', '> <@ben:example.org> sans ligne vide\nÀ 14 h'],
    ['> une citation\n\nÀ 14 h', '> une citation\n\nÀ 14 h'],
    ['À 14 h', 'À 14 h'],
  ])('loses the quotation that its client put above it: %j', async (body, own) => {
    expect(await message(read(event(text(body, answering('$two')))))).toMatchObject({
      text: own,
      replyTo: '$two',
    });
  });

  it('is the only message that does', async () => {
    const body = '> <@ben:example.org> Quand ?\n\nÀ 14 h';
    expect((await message(read(event(text(body))))).text).toBe(body);
  });
});

describe('a command in answer to a message', () => {
  const material = event(text('# Les arbres'), { id: '$two', sender: ben });

  it.each([
    '!cours support S1',
    '  !COURS support S1',
    '! cours support S1',
    '/cours support S1',
    '@cours support S1',
    'Cours: support S1',
    '> cité\n\n!cours support S1',
  ])('brings it along: %j', async (body) => {
    const where = new TestRoom(material);
    const found = await message(where.read(event(text(body, answering('$two')))));
    expect(found.quoted).toEqual({ text: '# Les arbres', files: [], user: ben });
  });

  it.each(['merci', 'Cours annulé ?', 'le !cours support', '> !cours support\nmerci', ''])(
    'and nothing else costs a request: %j',
    async (body) => {
      const where = new TestRoom(material);
      const found = await message(where.read(event(text(body, answering('$two')))));
      expect([found.quoted, where.asked]).toEqual([undefined, []]);
    },
  );

  it('nor does a command that answers nothing, nor a notice', async () => {
    const where = new TestRoom(material);
    await where.read(event(text('!cours support S1')));
    await where.read(event(text('!cours support S1', { msgtype: 'm.notice', ...answering('$two') })));
    expect(where.asked).toEqual([]);
  });

  it('brings it along as it reads now, files too', async () => {
    const newContent = { msgtype: 'm.file', body: 'arbres.pdf', url: 'mxc://example.org/b' };
    const edit = (sender: string) =>
      event(
        {
          ...text('* arbres'),
          'm.new_content': newContent,
          'm.relates_to': { rel_type: 'm.replace', event_id: '$two' },
        },
        { id: '$edit', sender },
      );
    const original = { ...material, unsigned: { 'm.relations': { 'm.replace': { event_id: '$edit' } } } };
    const command = event(text('!cours support S1', answering('$two')));
    const edited = await message(new TestRoom(original, edit(ben)).read(command));
    expect(edited.quoted).toMatchObject({ text: '', files: [{ name: 'arbres.pdf' }], user: ben });
    for (const forged of [[edit(ana)], [{ ...edit(ben), content: text('x') }], []]) {
      const found = await message(new TestRoom(original, ...forged).read(command));
      expect(found.quoted?.text).toBe('# Les arbres');
    }
  });

  it.each([
    ['is not there', []],
    ['cannot be decrypted', [{ ...material, type: 'm.room.encrypted', content: {} }]],
    ['was redacted', [{ ...material, content: {} }]],
  ])('comes alone where it %s', async (_what, events) => {
    const found = await message(
      new TestRoom(...events).read(event(text('!cours support S1', answering('$two')))),
    );
    expect(found).toMatchObject({ replyTo: '$two', text: '!cours support S1' });
    expect(found.quoted).toBeUndefined();
  });
});
