import { describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../../../../adapters/matrix/connection/types.ts';
import { ChatFault } from '../../../../../src/ports/chat.ts';
import { ana, at, ben, bot, directRoom, event, read, room, TestRoom, text } from './room.ts';

const base = { id: '$one', at, room, user: ana };

describe('an edit', () => {
  const original = event(text('!cours agneda'), { id: '$two', at: at - 5000 });
  const replacing = (id: string) => ({ 'm.relates_to': { rel_type: 'm.replace', event_id: id } });
  const edit = (body: string, more: Partial<RoomEvent> = {}) =>
    event({ ...text(`* ${body}`), 'm.new_content': text(body), ...replacing('$two') }, more);

  it('names the original, its time and its thread', async () => {
    const thread = { 'm.relates_to': { rel_type: 'm.thread', event_id: '$root' } };
    const where = new TestRoom({ ...original, content: text('!cours agneda', thread) });
    expect(await where.read(edit('!cours agenda'))).toEqual([
      {
        ...base,
        kind: 'edit',
        original: '$two',
        originalAt: at - 5000,
        text: '!cours agenda',
        naming: { names: [bot, '@cours', 'COURS', '@COURS'], pills: [], people: [] },
        name: 'ANA',
        thread: '$root',
        direct: false,
      },
    ]);
  });

  it('is told when it makes a command into something else: the engine says that it is not read', async () => {
    expect(await new TestRoom(original).read(edit('oups'))).toMatchObject([{ kind: 'edit', text: 'oups' }]);
  });

  it('of a caption is its new text', async () => {
    const content = {
      msgtype: 'm.file',
      body: '!cours support S2',
      filename: 'a.pdf',
      url: 'mxc://example.org/a',
    };
    const where = new TestRoom(original);
    expect(await where.read(event({ ...edit('x').content, 'm.new_content': content }))).toMatchObject([
      { text: '!cours support S2' },
    ]);
  });

  it.each([
    ['that is not there', []],
    ["of somebody else's message", [{ ...original, sender: ben }]],
    ['that is no message', [{ ...original, type: 'm.room.topic' }]],
    ['that is an edit itself', [{ ...original, content: text('x', replacing('$zero')) }]],
  ])('of an original %s is left out', async (_what, events) => {
    expect(await new TestRoom(...events).read(edit('!cours agenda'))).toEqual([]);
  });

  it.each([
    ['without a new content', { 'm.new_content': undefined }],
    ['by a program', { 'm.new_content': { msgtype: 'm.notice', body: 'x' } }],
    ['of nothing', { 'm.relates_to': { rel_type: 'm.replace' } }],
    ['of what cannot be asked for', { 'm.relates_to': { rel_type: 'm.replace', event_id: '\udfff' } }],
  ])('%s is left out, and nothing asked', async (_what, more) => {
    const where = new TestRoom(original);
    expect(await where.read(event({ ...edit('!cours agenda').content, ...more }))).toEqual([]);
    expect(where.asked).toEqual([]);
  });

  it.each(['temporary', 'rateLimited'] as const)('comes again when the server is %s', async (code) => {
    const where = new TestRoom(original);
    where.fault = new ChatFault(code, 'later');
    await expect(where.read(edit('!cours agenda'))).rejects.toBe(where.fault);
  });

  it.each(['rejected', 'forbidden', 'notFound'] as const)('is left out when asking is %s', async (code) => {
    const where = new TestRoom(original);
    where.fault = new ChatFault(code, 'no');
    expect(await where.read(edit('!cours agenda'))).toEqual([]);
  });
});

describe('a reaction', () => {
  const type = 'm.reaction';
  const put = (key: unknown, more: object = {}) => ({
    'm.relates_to': { rel_type: 'm.annotation', event_id: '$two', key, ...more },
  });

  it('is told with its message and sign', async () => {
    expect(await read(event(put('👍'), { type, room: directRoom }))).toEqual([
      {
        ...base,
        room: directRoom,
        kind: 'reaction',
        message: '$two',
        sign: '👍',
        name: 'ANA',
        removed: false,
        direct: true,
      },
    ]);
  });

  it('of the bot itself is left out', async () => {
    expect(await read(event(put('👍'), { type, sender: bot }))).toEqual([]);
  });

  it.each([
    ['without a sign', put(undefined)],
    ['with an empty one', put('')],
    ['with a text for a sign', put('x'.repeat(65))],
    ['of another kind', put('👍', { rel_type: 'm.reference' })],
    ['to nothing', put('👍', { event_id: null })],
    ['redacted', {}],
  ])('%s is left out', async (_what, content) => {
    expect(await read(event(content, { type }))).toEqual([]);
  });
});

describe('a redaction', () => {
  const type = 'm.room.redaction';

  it('may be of a message or of a reaction: both are told, each under its own id', async () => {
    expect(await read(event({}, { type, redacts: '$two' }))).toEqual([
      { ...base, kind: 'deletion', message: '$two' },
      {
        ...base,
        id: '$one~reaction',
        kind: 'reaction',
        message: '',
        sign: '',
        removed: true,
        reaction: '$two',
        name: 'ANA',
        direct: false,
      },
    ]);
  });

  it('of the bot itself, or of nothing, is left out', async () => {
    expect(await read(event({}, { type, redacts: '$two', sender: bot }))).toEqual([]);
    expect(await read(event({}, { type }))).toEqual([]);
    expect(await read(event({}, { type, redacts: '' }))).toEqual([]);
  });
});

describe('a member', () => {
  const type = 'm.room.member';
  const member = (is: string, was?: string, more: Partial<RoomEvent> = {}) =>
    event(
      { membership: is, displayname: 'Autre nom' },
      {
        type,
        stateKey: ben,
        unsigned: was === undefined ? {} : { prev_content: { membership: was } },
        ...more,
      },
    );

  it.each([
    ['join', undefined, 'joined'],
    ['join', 'invite', 'joined'],
    ['join', 'leave', 'joined'],
    ['join', 'ban', 'joined'],
    ['join', 'join', undefined],
    ['leave', 'join', 'left'],
    ['leave', undefined, 'left'],
    ['ban', 'join', 'left'],
    ['ban', 'leave', undefined],
    ['leave', 'invite', undefined],
    ['leave', 'ban', undefined],
    ['invite', undefined, undefined],
    ['knock', 'leave', undefined],
  ])('who is at %s after %s has %s', async (is, was, change) => {
    expect((await read(member(is, was))).map((told) => told.kind === 'membership' && told.change)).toEqual(
      change === undefined ? [] : [change],
    );
  });

  it('who comes has a name in the room; whoever goes keeps the one that is known', async () => {
    const kind = 'membership';
    const about = { ...base, kind, user: ben, self: false, direct: false };
    expect(await read(member('join'))).toEqual([{ ...about, change: 'joined', name: 'BEN' }]);
    expect(await read(member('leave', 'join'))).toEqual([{ ...about, change: 'left', name: '' }]);
  });

  it('may be the bot itself, whoever did it', async () => {
    const itself = { stateKey: bot };
    expect(await read(member('join', 'invite', { ...itself, sender: bot }))).toMatchObject([
      { change: 'joined', self: true, user: bot },
    ]);
    expect(await read(member('ban', 'join', itself))).toMatchObject([
      { change: 'left', self: true, user: bot },
    ]);
  });

  it('who is none is left out', async () => {
    expect(await read(event({ membership: 'join' }, { type }))).toEqual([]);
    expect(await read(member('join', undefined, { stateKey: '' }))).toEqual([]);
    expect(await read(event({ membership: 7 }, { type, stateKey: ben }))).toEqual([]);
  });
});

describe('a tombstone', () => {
  const type = 'm.room.tombstone';
  const tombstone = (content: object, stateKey = '') => event({ ...content }, { type, stateKey });

  it('names the room that replaces this one', async () => {
    const replacement = '!next:example.org';
    expect(await read(tombstone({ body: 'x', replacement_room: replacement }))).toEqual([
      { ...base, kind: 'place', change: 'replaced', replacement },
    ]);
  });

  it.each([{}, { replacement_room: 7 }, { replacement_room: '#next:example.org' }])(
    'that names none (%j) is the end of the room',
    async (content) => {
      expect(await read(tombstone(content))).toEqual([{ ...base, kind: 'place', change: 'gone' }]);
    },
  );

  it('counts as the state that it is alone', async () => {
    expect(await read(tombstone({}, 'x'))).toEqual([]);
    expect(await read(event({}, { type }))).toEqual([]);
  });
});
