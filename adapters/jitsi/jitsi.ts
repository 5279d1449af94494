import { createHmac } from 'node:crypto';
import { CallFault, type CallInstance, type CallOrder, type CallProvider } from '../../src/ports/calls.ts';
import { roomAddress } from './address.ts';
import { probeJitsi } from './probe.ts';

/** Letters and digits that are told apart when read aloud; 32 of them, so that a byte maps evenly. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz023456789';
const roomLength = 12;

/**
 * A Jitsi server. Its rooms need no request: a room exists when somebody enters it, so to make one is to
 * choose a name that nobody can guess. The name is an HMAC of the call's key under the secret of the
 * installation, so that the same key gives the same room after a crash too. Whether anyone is in a room
 * cannot be known, and nothing from outside can close it.
 */
export function jitsiProvider(instance: CallInstance, url: string, secret: string): CallProvider {
  return {
    instance,
    async start() {},
    async stop() {},
    async create(call: CallOrder, key: string) {
      if (!instance.media.includes(call.medium))
        throw new CallFault('medium', `${instance.id} offers no ${call.medium}`);
      const room = `cours-${roomName(secret, `${instance.id}|${key}`)}`;
      return { reference: room, entry: { link: roomAddress(url, room, call) } };
    },
    async close() {},
    probe: (signal) => probeJitsi(url, signal),
  };
}

/** 12 characters of the alphabet above: 60 bits. */
function roomName(secret: string, text: string): string {
  const bytes = createHmac('sha256', secret).update(text).digest().subarray(0, roomLength);
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}
