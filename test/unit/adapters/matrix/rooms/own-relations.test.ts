import { describe, expect, it } from 'vitest';
import { ownEdits, ownReaction } from '../../../../../adapters/matrix/rooms/own-relations.ts';
import { ChatFault } from '../../../../../src/ports/chat.ts';
import { MatrixServer } from '../../../../support/matrix-server.ts';

const room = '!a:example.org';
const ana = '@ana:example.org';
const reactions = '/relations/$x/m.annotation/m.reaction';
const reaction = (id: string, sender: string, key: string) => ({
  event_id: id,
  sender,
  type: 'm.reaction',
  content: { 'm.relates_to': { rel_type: 'm.annotation', event_id: '$x', key } },
});

describe('our own reaction', () => {
  it('is found among those of others and other signs, on any page', async () => {
    const server = new MatrixServer();
    const pages = [
      {
        chunk: [reaction('$1', ana, '↩️'), { event_id: '$r', sender: server.userId, content: {} }],
        next_batch: 'p2',
      },
      { chunk: [reaction('$2', server.userId, '👍'), reaction('$3', server.userId, '↩️')] },
    ];
    server.answer(reactions, () => pages.shift());
    expect(await ownReaction(server, room, '$x', '↩️')).toBe('$3');
  });

  it('is none where there is none, or no longer the message', async () => {
    const server = new MatrixServer();
    server.answer(reactions, { chunk: [] });
    expect(await ownReaction(server, room, '$x', '↩️')).toBeUndefined();
    server.answer(reactions, () => {
      throw new ChatFault('notFound', 'gone');
    });
    expect(await ownReaction(server, room, '$x', '↩️')).toBeUndefined();
  });
});

describe('our own edits', () => {
  it('are all of them, encrypted or not, and nobody else’s', async () => {
    const server = new MatrixServer();
    server.answer('/relations/$x/m.replace', {
      chunk: [
        { event_id: '$2', sender: server.userId, content: { ciphertext: 'A' } },
        { event_id: '$1', sender: server.userId, content: { 'm.relates_to': { rel_type: 'm.replace' } } },
        { event_id: '$0', sender: ana, content: {} },
      ],
    });
    expect(await ownEdits(server, room, '$x')).toEqual(['$2', '$1']);
  });
});
