import { z } from 'zod';
import type { MembershipEvent } from '../../../src/ports/chat.ts';
import type { RoomEvent } from '../connection/types.ts';
import type { InboundContext } from './context.ts';

const membership = z.object({ membership: z.string() });
const before = z.object({ prev_content: membership });

/** Somebody came or went; a new name or picture is no coming, an invitation not yet. */
export async function readMembership(
  event: RoomEvent,
  user: string,
  { bot, rooms }: InboundContext,
): Promise<readonly MembershipEvent[]> {
  const now = membership.safeParse(event.content).data?.membership;
  const was = before.safeParse(event.unsigned).data?.prev_content.membership;
  if ((now === 'join') === (was === 'join')) return [];
  const { room, id, at } = event;
  return [
    {
      kind: 'membership',
      ...{ room, id, at, user },
      change: now === 'join' ? 'joined' : 'left',
      name: await rooms.name(room, user),
      self: user === bot,
      direct: await rooms.direct(room),
    },
  ];
}
