import { describe, expect, it } from 'vitest';
import { ownReaction } from '../../../../../adapters/matrix/rooms/own-reaction.ts';
import { ChatFault } from '../../../../../src/ports/chat.ts';
import { MatrixServer } from '../../../../support/matrix-server.ts';

const room = '!a:example.org';
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
        chunk: [
          reaction('$1', '@ana:example.org', '↩️'),
          { event_id: '$r', sender: server.userId, content: {} },
        ],
        next_batch: 'p2',
      },
      { chunk: [reaction('$2', server.userId, '👍'), reaction('$3', server.userId, '↩️')] },
    ];
    server.answer('m.annotation/m.reaction', () => pages.shift());
    expect(await ownReaction(server, room, '$x', '↩️')).toBe('$3');
  });

  it('is none where there is none, or no longer the message', async () => {
    const server = new MatrixServer();
    server.answer('m.annotation/m.reaction', { chunk: [] });
    expect(await ownReaction(server, room, '$x', '↩️')).toBeUndefined();
    server.answer('m.annotation/m.reaction', () => {
      throw new ChatFault('notFound', 'gone');
    });
    expect(await ownReaction(server, room, '$y', '↩️')).toBeUndefined();
  });
});
