import { z } from 'zod';
import { ChatFault } from '../../../src/ports/chat.ts';
import type { RoomEvent } from '../connection/types.ts';
import type { InboundContext } from './context.ts';

/**
 * An event that another one names, decrypted; undefined where there is none to be read. Throws a
 * ChatFault only when it may come the next time: anybody can name anything, and must not stop the rest.
 */
export async function eventBehind(
  { connection }: InboundContext,
  room: string,
  id: string,
): Promise<RoomEvent | undefined> {
  try {
    return await connection.event(room, id);
  } catch (error) {
    if (error instanceof z.ZodError) return undefined;
    if (!(error instanceof ChatFault)) throw error;
    if (error.code === 'temporary' || error.code === 'rateLimited') throw error;
    return undefined;
  }
}
