import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../../../../adapters/matrix/connection/types.ts';
import { inboundEvents } from '../../../../../adapters/matrix/inbound/inbound.ts';

const bot = '@cours:example.org';
const ana = '@ana:example.org';
const room = '!a:example.org';

const event = (type: string, content: object, more: Partial<RoomEvent> = {}): RoomEvent => ({
  ...{ room, id: '$e', type, sender: ana, at: 5, encrypted: false, unsigned: {} },
  content: { ...content },
  ...more,
});
const message = (content: object, more: Partial<RoomEvent> = {}) =>
  event('m.room.message', { msgtype: 'm.text', body: 'bonjour', ...content }, more);

/** Reads an event where `others` are in the room. */
function read(what: RoomEvent, others: readonly RoomEvent[] = []) {
  const asked: string[] = [];
  const events = inboundEvents(what, {
    bot,
    rooms: { direct: async (at) => at === '!direct', name: async () => 'Ana' },
    connection: {
      event: async (_, id) => {
        asked.push(id);
        return others.find((other) => other.id === id);
      },
      download: async (source) => new TextEncoder().encode(JSON.stringify(source)),
    },
    fileBytes: 1_000,
  });
  return events.then((all) => ({ all, first: all[0], asked }));
}
const relates = (relation: object) => ({ 'm.relates_to': relation });
const answers = (id: string) => ({ 'm.in_reply_to': { event_id: id } });

describe('a message', () => {
  it('tells who, where, when and what', async () => {
    expect((await read(message({}))).all).toEqual([
      {
        ...{ kind: 'message', id: '$e', room, at: 5, user: ana, name: 'Ana', text: 'bonjour' },
        ...{ files: [], direct: false, automatic: false },
      },
    ]);
    expect((await read(message({}, { room: '!direct' }))).first).toMatchObject({ direct: true });
  });

  it('of another bot is a notice, ours is none', async () => {
    expect((await read(message({ msgtype: 'm.notice' }))).first).toMatchObject({ automatic: true });
    expect((await read(message({}, { sender: bot }))).all).toEqual([]);
  });

  it.each([[{ msgtype: 'm.location' }], [{ body: 5 }], [{ msgtype: undefined }], [{ body: undefined }]])(
    'is nothing with %j',
    async (content) => {
      expect((await read(message(content))).all).toEqual([]);
    },
  );

  it.each([
    [{ rel_type: 'm.thread', event_id: '$t', is_falling_back: true, ...answers('$l') }, { thread: '$t' }],
    [
      { rel_type: 'm.thread', event_id: '$t', ...answers('$r') },
      { thread: '$t', replyTo: '$r' },
    ],
    [answers('$r'), { replyTo: '$r' }],
    [{ rel_type: 'm.thread', event_id: 7 }, {}],
    ['nonsense', {}],
  ])('stands where %j says', async (relation, expected) => {
    const { first } = await read(
      message(typeof relation === 'string' ? { 'm.relates_to': relation } : relates(relation)),
    );
    const { thread, replyTo } = first as { thread?: string; replyTo?: string };
    expect({ ...(thread && { thread }), ...(replyTo && { replyTo }) }).toEqual(expected);
  });

  it('loses what old clients quote before an answer, and only that', async () => {
    const body = '> <@bo:example.org> pourquoi ?\n> vraiment ?\n\noui';
    expect((await read(message({ body, ...relates(answers('$r')) }))).first).toMatchObject({ text: 'oui' });
    expect((await read(message({ body }))).first).toMatchObject({ text: body });
    const quote = '> une citation\nsans ligne vide';
    expect((await read(message({ body: quote, ...relates(answers('$r')) }))).first).toMatchObject({
      text: quote,
    });
  });

  it('brings what it answers when it is a command, and asks for nothing otherwise', async () => {
    const answered = message({ body: '# Les arbres' }, { id: '$r', sender: '@bo:example.org' });
    const asks = await read(message({ body: '!cours support S1', ...relates(answers('$r')) }), [answered]);
    expect(asks.first).toMatchObject({
      quoted: { text: '# Les arbres', user: '@bo:example.org', files: [] },
    });
    const talks = await read(message({ body: 'oui', ...relates(answers('$r')) }), [answered]);
    expect(talks.asked).toEqual([]);
    const gone = await read(message({ body: '!cours support S1', ...relates(answers('$r')) }));
    expect(gone.first).not.toHaveProperty('quoted');
  });
});

describe('a file', () => {
  const file = {
    msgtype: 'm.file',
    body: 'notes.pdf',
    url: 'mxc://a/b',
    info: { mimetype: 'application/pdf', size: 7 },
  };

  it('comes with its name, type and bytes, and without words', async () => {
    const { first } = await read(message(file));
    const [given] = first?.kind === 'message' ? first.files : [];
    expect(first).toMatchObject({
      text: '',
      files: [{ name: 'notes.pdf', type: 'application/pdf', size: 7 }],
    });
    expect(new TextDecoder().decode(await given?.read())).toBe('{"url":"mxc://a/b"}');
  });

  it('has a caption where its name stands beside it', async () => {
    const captioned = await read(message({ ...file, body: '!cours support S1', filename: 'notes.pdf' }));
    expect(captioned.first).toMatchObject({ text: '!cours support S1', files: [{ name: 'notes.pdf' }] });
    const same = await read(message({ ...file, filename: 'notes.pdf' }));
    expect(same.first).toMatchObject({ text: '' });
  });

  it('may be encrypted', async () => {
    const { first } = await read(message({ ...file, url: undefined, file: { url: 'mxc://a/c' } }));
    expect(first).toMatchObject({ files: [{ name: 'notes.pdf' }] });
  });

  it.each([
    ['../../etc/passwd', 'etcpasswd'],
    ['a\u202Ecod.exe', 'acod.exe'],
    ['\u0000', 'file'],
    [`${'x'.repeat(500)}.pdf`, `${'x'.repeat(116)}.pdf`],
  ])('named %j is named %j', async (body, name) => {
    expect((await read(message({ ...file, body }))).first).toMatchObject({ files: [{ name }] });
  });

  it('without an address is only its words', async () => {
    expect((await read(message({ ...file, url: undefined }))).first).toMatchObject({ files: [] });
  });
});

describe('an edit', () => {
  const edit = (text: string, more: Partial<RoomEvent> = {}) =>
    message(
      {
        body: `* ${text}`,
        'm.new_content': { msgtype: 'm.text', body: text },
        ...relates({ rel_type: 'm.replace', event_id: '$o' }),
      },
      more,
    );
  const original = message(
    { body: '!cours agneda', ...relates({ rel_type: 'm.thread', event_id: '$t' }) },
    { id: '$o', at: 3 },
  );

  it('names the original, its time and its thread', async () => {
    expect((await read(edit('!cours agenda'), [original])).all).toEqual([
      {
        ...{ kind: 'edit', id: '$e', room, at: 5, user: ana, name: 'Ana', text: '!cours agenda' },
        ...{ original: '$o', originalAt: 3, direct: false, thread: '$t' },
      },
    ]);
  });

  it('of somebody else’s message, or of none, is nothing', async () => {
    expect((await read(edit('x', { sender: '@bo:example.org' }), [original])).all).toEqual([]);
    expect((await read(edit('x'))).all).toEqual([]);
    expect((await read(edit('x', { sender: bot }), [original])).all).toEqual([]);
  });
});

describe('signs', () => {
  const annotation = (key: unknown) => ({
    'm.relates_to': { rel_type: 'm.annotation', event_id: '$m', key },
  });

  it('come', async () => {
    expect((await read(event('m.reaction', annotation('👍')))).all).toEqual([
      {
        kind: 'reaction',
        id: '$e',
        room,
        at: 5,
        user: ana,
        name: 'Ana',
        message: '$m',
        sign: '👍',
        removed: false,
        direct: false,
      },
    ]);
  });

  it.each([[annotation(5)], [annotation('')], [annotation('x'.repeat(65))], [{}]])(
    'are nothing with %j',
    async (content) => {
      expect((await read(event('m.reaction', content))).all).toEqual([]);
    },
  );

  it('of the bot are nothing', async () => {
    expect((await read(event('m.reaction', annotation('👍'), { sender: bot }))).all).toEqual([]);
  });

  it('go, or a message does: a redaction is told as both, under two ids', async () => {
    const { all } = await read(event('m.room.redaction', {}, { redacts: '$r' }));
    expect(all).toMatchObject([
      { kind: 'reaction', removed: true, reaction: '$r', user: ana },
      { kind: 'deletion', message: '$r', id: '$e' },
    ]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(2);
    expect((await read(event('m.room.redaction', {}))).all).toEqual([]);
  });
});

describe('people', () => {
  const member = (now: string, was?: string, user = ana, sender = user) =>
    event(
      'm.room.member',
      { membership: now },
      { stateKey: user, sender, unsigned: was === undefined ? {} : { prev_content: { membership: was } } },
    );

  it.each([
    ['join', undefined, 'joined'],
    ['join', 'invite', 'joined'],
    ['join', 'leave', 'joined'],
    ['leave', 'join', 'left'],
    ['ban', 'join', 'left'],
    ['join', 'join', undefined],
    ['invite', undefined, undefined],
    ['leave', 'invite', undefined],
    ['knock', undefined, undefined],
  ])('%s after %s is %s', async (now, was, change) => {
    const { first } = await read(member(now, was));
    expect((first as { change?: string } | undefined)?.change).toBe(change);
  });

  it('are whom it is about, not who did it; the bot is `self`', async () => {
    expect((await read(member('leave', 'join', ana, '@bo:example.org'))).first).toMatchObject({
      user: ana,
      self: false,
    });
    expect((await read(member('join', 'invite', bot))).first).toMatchObject({ user: bot, self: true });
  });
});

describe('what else', () => {
  it('a room is closed for good', async () => {
    expect((await read(event('m.room.tombstone', {}, { stateKey: '' }))).first).toMatchObject({
      kind: 'place',
      change: 'gone',
    });
  });

  it('cannot be read', async () => {
    const unreadable = { why: 'withheld', device: 'ABC' } as const;
    expect((await read(event('m.room.encrypted', {}, { unreadable }))).all).toEqual([
      { kind: 'unreadable', room, id: '$e', at: 5, user: ana, why: 'withheld', device: 'ABC' },
    ]);
    expect((await read(event('m.room.encrypted', {}, { unreadable, sender: bot }))).all).toEqual([]);
    expect((await read(event('m.room.encrypted', {}))).all).toEqual([]);
  });

  it('never fails for what somebody sent', async () => {
    const type = fc.constantFrom(
      'm.room.message',
      'm.reaction',
      'm.room.redaction',
      'm.room.member',
      'm.room.tombstone',
      'x',
    );
    const content = fc.dictionary(
      fc.constantFrom(
        'msgtype',
        'body',
        'info',
        'url',
        'file',
        'm.relates_to',
        'm.new_content',
        'membership',
        'filename',
      ),
      fc.oneof(fc.jsonValue(), fc.constantFrom('m.text', 'm.file')),
    );
    await fc.assert(
      fc.asyncProperty(
        type,
        content,
        fc.option(fc.string(), { nil: undefined }),
        async (kind, given, stateKey) => {
          const { all } = await read(
            event(kind, given as object, stateKey === undefined ? {} : { stateKey }),
          );
          expect(Array.isArray(all)).toBe(true);
        },
      ),
    );
  });
});
