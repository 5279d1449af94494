import { z } from 'zod';
import type { MembershipEvent } from '../../../src/ports/chat.ts';
import type { RoomEvent } from '../connection/types.ts';
import { baseOf } from './base.ts';
import type { InboundContext } from './context.ts';

const member = z.object({ membership: z.string() });
const before = z.object({ prev_content: member });

/** Somebody came or went; undefined for what changes neither (another name, an invitation, a knock). */
export async function membership(
  event: RoomEvent,
  context: InboundContext,
): Promise<MembershipEvent | undefined> {
  const user = event.stateKey ?? '';
  const change = changeOf(event);
  if (change === undefined || !user.startsWith('@')) return undefined;
  return {
    ...baseOf(event, context),
    // The sender may be a moderator.
    user,
    kind: 'membership',
    change,
    // Who has gone has no name in the room any more; the one that is known shall stay.
    name: change === 'left' ? '' : await context.rooms.name(event.room, user),
    self: user === context.bot,
    direct: await context.rooms.direct(event.room),
  };
}

/** Where the server does not say what was before, it is taken for a change. */
function changeOf(event: RoomEvent): 'joined' | 'left' | undefined {
  const is = member.safeParse(event.content).data?.membership;
  const was = before.safeParse(event.unsigned).data?.prev_content.membership;
  if (is === 'join') return was === 'join' ? undefined : 'joined';
  if (is !== 'leave' && is !== 'ban') return undefined;
  return was === undefined || was === 'join' ? 'left' : undefined;
}
