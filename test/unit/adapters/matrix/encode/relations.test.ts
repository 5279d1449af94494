import { expect, test } from 'vitest';
import { reactionContent, related } from '../../../../../adapters/matrix/encode/relations.ts';

const content = { msgtype: 'm.text', body: 'a' };
const thread = (isFallingBack: boolean, event: string) => ({
  rel_type: 'm.thread',
  event_id: '$root',
  is_falling_back: isFallingBack,
  'm.in_reply_to': { event_id: event },
});

test.each([
  [{ thread: '$root' }, thread(true, '$root')],
  [{ thread: '$root', lastInThread: '$last' }, thread(true, '$last')],
  [{ thread: '$root', lastInThread: '$last', replyTo: '$asked' }, thread(false, '$asked')],
  [{ replyTo: '$asked' }, { 'm.in_reply_to': { event_id: '$asked' } }],
])('%j', (place, relation) => {
  expect(related(content, place)).toEqual({ ...content, 'm.relates_to': relation });
});

test('what stands in the room alone has no relation', () => {
  expect(related(content, {})).toEqual(content);
  expect(related(content, { lastInThread: '$last' })).toEqual(content);
});

test('a reaction names its event and its sign', () => {
  expect(reactionContent('$e1', '👍')).toEqual({
    'm.relates_to': { rel_type: 'm.annotation', event_id: '$e1', key: '👍' },
  });
});
