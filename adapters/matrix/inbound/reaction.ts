import type { DeletionEvent, ReactionEvent } from '../../../src/ports/chat.ts';
import type { RoomEvent } from '../connection/types.ts';
import { baseOf } from './base.ts';
import type { InboundContext } from './context.ts';
import { eventId, relates } from './relation.ts';

/** Signs are emoji; some clients let people react with words. */
const longestSign = 64;

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
  return { ...baseOf(event, context), kind: 'reaction', message, sign, removed: false, ...about };
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

async function whoAndWhere({ room, sender }: RoomEvent, { rooms }: InboundContext) {
  return { name: await rooms.name(room, sender), direct: await rooms.direct(room) };
}
