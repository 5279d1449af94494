import type { DeletionEvent, ReactionEvent } from '../../../src/ports/chat.ts';
import type { RoomEvent } from '../connection/types.ts';
import { baseOf } from './base.ts';
import type { InboundContext } from './context.ts';
import { eventBehind } from './event-behind.ts';
import { eventId, relates } from './relation.ts';

/** Signs are emoji; some clients let people react with words. */
const longestSign = 64;
/** Only of these somebody asks whose message they stand under: it is a request to the server each. */
const asks = /^[❓❔]\ufe0f?$/u;

/** A reaction put; undefined for a malformed one. */
export async function reactionPut(
  event: RoomEvent,
  context: InboundContext,
): Promise<ReactionEvent | undefined> {
  const relation = relates.parse(event.content)['m.relates_to'];
  const { rel_type: type, event_id: message, key: sign = '' } = relation;
  if (type !== 'm.annotation' || message === undefined) return undefined;
  if (sign === '' || sign.length > longestSign) return undefined;
  const about = await whoAndWhere(event, context);
  const written = asks.test(sign) ? await writtenBy(event.room, message, context) : {};
  return { ...baseOf(event, context), kind: 'reaction', message, sign, removed: false, ...about, ...written };
}

/**
 * A redaction takes a message or a reaction away, and does not say which: told as both, each under an id
 * of its own, the engine knows one of them.
 */
export async function redaction(
  event: RoomEvent,
  context: InboundContext,
): Promise<readonly (DeletionEvent | ReactionEvent)[]> {
  const read = eventId.safeParse(event.redacts);
  if (!read.success) return [];
  const base = baseOf(event, context);
  const about = await whoAndWhere(event, context);
  return [
    { ...base, kind: 'deletion', message: read.data },
    {
      ...base,
      id: `${event.id}~reaction`,
      kind: 'reaction',
      message: '',
      sign: '',
      removed: true,
      reaction: read.data,
      ...about,
    },
  ];
}

async function writtenBy(
  room: string,
  id: string,
  context: InboundContext,
): Promise<Pick<ReactionEvent, 'written'>> {
  const message = await eventBehind(context, room, id);
  if (message === undefined || message.sender === context.bot) return {};
  const relation = relates.safeParse(message.content).data?.['m.relates_to'];
  const thread = relation?.rel_type === 'm.thread' ? relation.event_id : undefined;
  return {
    written: { user: message.sender, at: message.at, ...(thread === undefined ? {} : { thread }) },
  };
}

async function whoAndWhere({ room, sender }: RoomEvent, { rooms }: InboundContext) {
  return { name: await rooms.name(room, sender), direct: await rooms.direct(room) };
}
