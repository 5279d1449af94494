import type { RawEvent } from './people/view.ts';

/**
 * The places in the ratchets of one sender's encrypted messages: session and index, which a Megolm message
 * bears in clear (version 3, then field 1 as a varint). A place used twice gives two messages the same key.
 */
export function ratchetPlaces(events: readonly RawEvent[], sender: string): readonly string[] {
  return events
    .filter((event) => event.sender === sender && event.type === 'm.room.encrypted')
    .filter(({ content }) => typeof content.ciphertext === 'string')
    .map(({ content }) => `${String(content.session_id)} ${indexOf(String(content.ciphertext))}`);
}

function indexOf(ciphertext: string): number {
  const bytes = Buffer.from(ciphertext, 'base64');
  if (bytes[0] !== 3 || bytes[1] !== 0x08) throw new Error('not a Megolm message');
  let index = 0;
  for (let at = 2; ; at += 1) {
    const byte = bytes[at] ?? 0;
    index |= (byte & 0x7f) << (7 * (at - 2));
    if (byte < 0x80) return index;
  }
}
