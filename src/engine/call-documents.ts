import type { CallOrder } from '../ports/calls.ts';
import type { OutsideWrite } from '../ports/store.ts';
import { documentsOf } from '../services/call-order.ts';
import type { Deps } from './deps.ts';

/**
 * The order of a room with what the class has been shown of its session's material by now. It is read when
 * the room is made, not when it was ordered, so that a room asked for before the opening has it too.
 */
export async function withDocuments(
  { store, house }: Deps,
  { order, sessionId }: Extract<OutsideWrite, { kind: 'callCreate' }>,
): Promise<CallOrder> {
  if (house.roomPages === undefined || sessionId === undefined) return order;
  const session = await store.session(sessionId);
  if (session?.material.state !== 'shown') return order;
  const material = await store.material(sessionId);
  const documents = material === undefined ? [] : documentsOf(house.roomPages, order.id, material);
  return documents.length === 0 ? order : { ...order, documents };
}
