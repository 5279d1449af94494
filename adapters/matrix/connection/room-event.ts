import type { RawEvent } from './sync-response.ts';
import type { Content, RoomEvent } from './types.ts';

/** An event as it stands, or with its clear content. */
export function roomEvent(
  room: string,
  raw: RawEvent,
  clear?: { readonly type: string; readonly content: Content },
): RoomEvent {
  const { type, content } = clear ?? raw;
  // Since room version 11 the content names what is redacted.
  const redacts = raw.redacts ?? raw.content.redacts;
  return {
    room,
    id: raw.event_id,
    type,
    sender: raw.sender,
    at: raw.origin_server_ts,
    content,
    encrypted: clear !== undefined || raw.type === 'm.room.encrypted',
    unsigned: raw.unsigned ?? {},
    ...(raw.state_key === undefined ? {} : { stateKey: raw.state_key }),
    ...(typeof redacts === 'string' ? { redacts } : {}),
  };
}

/** An encrypted event for which there is no key. */
export function unreadableEvent(room: string, raw: RawEvent, why: 'noKey' | 'withheld'): RoomEvent {
  const device = raw.content.device_id;
  return {
    ...roomEvent(room, raw),
    unreadable: { why, ...(typeof device === 'string' ? { device } : {}) },
  };
}

export const isEncrypted = (raw: RawEvent) => raw.type === 'm.room.encrypted' && raw.state_key === undefined;
