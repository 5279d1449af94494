import { describe, expect, it } from 'vitest';
import { reactionContent, related } from '../../../../../adapters/matrix/encode/relations.ts';

describe('relations', () => {
  it.each([
    [{}, undefined],
    [{ replyTo: '$r' }, { 'm.in_reply_to': { event_id: '$r' } }],
    [
      { thread: '$t' },
      { rel_type: 'm.thread', event_id: '$t', is_falling_back: true, 'm.in_reply_to': { event_id: '$t' } },
    ],
    [
      { thread: '$t', lastInThread: '$l' },
      { rel_type: 'm.thread', event_id: '$t', is_falling_back: true, 'm.in_reply_to': { event_id: '$l' } },
    ],
    [
      { thread: '$t', lastInThread: '$l', replyTo: '$r' },
      { rel_type: 'm.thread', event_id: '$t', is_falling_back: false, 'm.in_reply_to': { event_id: '$r' } },
    ],
  ])('of %j', (place, relation) => {
    expect(related({ body: 'x' }, place)['m.relates_to']).toEqual(relation);
  });

  it('of a sign', () => {
    expect(reactionContent('$e', '👍')).toEqual({
      'm.relates_to': { rel_type: 'm.annotation', event_id: '$e', key: '👍' },
    });
  });
});
