import type { Content, RoomEvent } from '../../adapters/matrix/connection/types.ts';
import { readLine } from '../../src/commands/read-line.ts';
import {
  ana,
  ben,
  bot,
  directRoom,
  event,
  room,
  TestRoom,
  text,
} from '../unit/adapters/matrix/inbound/room.ts';
import type { Random } from './random.ts';
import { noiseOf, textOf } from './words.ts';

const types = [
  ...['m.room.message', 'm.room.message', 'm.room.message', 'm.reaction', 'm.room.redaction'],
  ...['m.room.member', 'm.room.tombstone', 'm.sticker', 'm.room.encrypted', '', '__proto__'],
];
const ids = ['$one', '$two', '$three', '', '\ud800', '../..', '__proto__'];
const keys = [
  ...[
    'msgtype',
    'body',
    'format',
    'formatted_body',
    'filename',
    'url',
    'file',
    'info',
    'm.mentions',
    'm.relates_to',
  ],
  ...[
    'm.new_content',
    'membership',
    'displayname',
    'reason',
    'replacement_room',
    'redacts',
    'size',
    'mimetype',
  ],
  ...[
    'user_ids',
    'rel_type',
    'event_id',
    'key',
    'm.in_reply_to',
    'is_falling_back',
    '__proto__',
    'constructor',
  ],
];
const values = [
  ...[
    'm.text',
    'm.notice',
    'm.emote',
    'm.file',
    'm.image',
    'org.matrix.custom.html',
    'm.thread',
    'm.replace',
  ],
  ...[
    'm.annotation',
    'join',
    'leave',
    'ban',
    'invite',
    'mxc://a/b',
    'mxc://',
    'text/plain',
    bot,
    ana,
    '!cours agenda',
  ],
];

/** What a server may put into a field: nearly the right thing, or anything. */
function valueFrom(random: Random, depth: number): unknown {
  const kind = random.below(10);
  if (kind < 3) return random.pick(values);
  if (kind < 5) return textOf(random);
  if (kind < 7 && depth > 0) return contentFrom(random, depth - 1);
  if (kind === 7 && depth > 0)
    return Array.from({ length: random.below(4) }, () => valueFrom(random, depth - 1));
  return random.pick([
    null,
    true,
    0,
    -1,
    1e308,
    Number.MAX_SAFE_INTEGER,
    '',
    noiseOf(random, 20),
    random.pick(ids),
  ]);
}

function contentFrom(random: Random, depth: number): Content {
  const fields = Array.from(
    { length: random.below(8) },
    () => [random.pick(keys), valueFrom(random, depth)] as const,
  );
  return Object.fromEntries(fields);
}

/** An event as a server may hand it over: a message that is right, spoilt, or nothing that a client sends. */
export function eventFrom(random: Random): RoomEvent {
  const link = `<a href="https://matrix.to/#/${bot}">Cours</a>`;
  const right = text(`!cours ${textOf(random)}`, {
    format: 'org.matrix.custom.html',
    formatted_body: `${link}: ${textOf(random)}`,
  });
  const spoilt = contentFrom(random, 3);
  return event(random.chance(50) ? { ...right, ...spoilt } : spoilt, {
    type: random.pick(types),
    id: random.pick(ids),
    room: random.pick([room, directRoom]),
    sender: random.pick([ana, ben, bot, '', '@', noiseOf(random, 10)]),
    unsigned: contentFrom(random, 1),
    encrypted: random.chance(20),
    ...(random.chance(20) ? { stateKey: random.pick(['', ana, bot]) } : {}),
    ...(random.chance(20) ? { redacts: random.pick(ids) } : {}),
    ...(random.chance(5) ? { unreadable: { why: 'noKey', device: noiseOf(random, 80) } } : {}),
  });
}

/** Turns an event into what the engine is told, and reads its text; gives how many things were told. */
export async function hearEvent(given: RoomEvent): Promise<number> {
  const told = await new TestRoom(event(text('!cours agenda'), { id: '$two' })).read(given);
  for (const each of told)
    if (each.kind === 'message' || each.kind === 'edit') readLine(each.text, each.naming);
  return told.length;
}
