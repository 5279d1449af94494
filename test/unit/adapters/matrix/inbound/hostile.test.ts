import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Content, RoomEvent } from '../../../../../adapters/matrix/connection/types.ts';
import { ana, bot, event as messageOfAna, room, TestRoom, text } from './room.ts';

/** What a federated server may put into a field: anything, or nearly the right thing. */
const json = fc.jsonValue({ maxDepth: 3 });
const id = fc.constantFrom('$one', '$two', '$three', '', '\ud800', '../..', '__proto__');
const string = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constant('!cours support S1'));
const or = <T>(...known: fc.Arbitrary<T>[]) =>
  fc.oneof({ arbitrary: json, weight: 1 }, ...known.map((arbitrary) => ({ arbitrary, weight: 4 })));
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(keys: T) =>
  fc.record(keys, { requiredKeys: [] });

const relation = some({
  rel_type: or(fc.constantFrom('m.thread', 'm.replace', 'm.annotation')),
  event_id: or(id),
  key: or(string),
  is_falling_back: or(fc.boolean()),
  'm.in_reply_to': or(some({ event_id: or(id) })),
});
const plain = {
  msgtype: or(fc.constantFrom('m.text', 'm.emote', 'm.notice', 'm.file', 'm.image')),
  body: or(string),
  filename: or(string),
  url: or(fc.constant('mxc://a/b')),
  file: or(some({ url: or(fc.constant('mxc://a/b')), key: json })),
  info: or(some({ size: or(fc.double()), mimetype: or(string) })),
  'm.relates_to': or(relation),
  membership: or(fc.constantFrom('join', 'leave', 'ban')),
  replacement_room: or(string),
};
/** An edit of a message that is there, some of its fields spoilt. */
const edit = some({ 'm.new_content': or(some(plain)), 'm.relates_to': or(relation) }).map((spoilt) => ({
  ...text('* !cours agenda'),
  'm.new_content': text('!cours agenda'),
  'm.relates_to': { rel_type: 'm.replace', event_id: '$original' },
  ...spoilt,
}));
const content = fc.oneof(
  edit,
  some({ ...plain, 'm.new_content': or(some(plain)) }),
  fc.dictionary(fc.string(), json),
) as fc.Arbitrary<Content>;

const event = fc.record(
  {
    room: fc.constant(room),
    id,
    type: fc.constantFrom(
      'm.room.message',
      'm.reaction',
      'm.room.redaction',
      'm.room.member',
      'm.room.tombstone',
      'm.room.encrypted',
      'm.sticker',
    ),
    sender: fc.constantFrom(ana, bot),
    at: fc.double({ noNaN: true, noDefaultInfinity: true }),
    stateKey: fc.constantFrom('', ana, bot, '\ud800'),
    content,
    redacts: fc.oneof(id, string),
    encrypted: fc.boolean(),
    unsigned: some({
      prev_content: or(some({ membership: or(fc.constantFrom('join', 'invite')) })),
      'm.relations': or(some({ 'm.replace': or(some({ event_id: or(id) })) })),
    }) as fc.Arbitrary<Content>,
  },
  { requiredKeys: ['room', 'id', 'type', 'sender', 'at', 'content', 'encrypted', 'unsigned'] },
) as fc.Arbitrary<RoomEvent>;

const original = messageOfAna(text('!cours agneda'), { id: '$original' });

test('whatever stands in an event, reading it does not fail', async () => {
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        event,
        edit.map((spoilt) => messageOfAna(spoilt)),
      ),
      fc.array(event, { maxLength: 3 }),
      async (given, others) => {
        const where = new TestRoom(original, ...others);
        const told = await where.read(given);
        expect(where.asked.every((asked) => asked !== '' && asked.isWellFormed())).toBe(true);
        expect(new Set(told.map((each) => each.id)).size).toBe(told.length);
        for (const each of told) {
          kinds.add(each.kind);
          expect(Number.isSafeInteger(each.at) && each.at >= 0 && each.at <= where.context.now()).toBe(true);
          if (each.kind === 'message') {
            expect(typeof each.text).toBe('string');
            for (const file of each.files) {
              expect(file.name).toMatch(/^[^/\\\p{Cc}\p{Cf}]{1,}$/u);
              expect(Number.isSafeInteger(file.size)).toBe(true);
              await file.read();
            }
          }
        }
      },
    ),
    { numRuns: 2000 },
  );
  // It is no proof unless everything came up.
  expect([...kinds].toSorted()).toEqual(['deletion', 'edit', 'membership', 'message', 'place', 'reaction']);
});
