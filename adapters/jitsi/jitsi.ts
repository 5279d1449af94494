import { createHmac } from 'node:crypto';
import {
  CallFault,
  type CallInstance,
  type CallOrder,
  type CallProvider,
  type Probe,
  type TokenAccess,
} from '../../src/ports/calls.ts';
import { roomAddress } from './address.ts';
import { probeJitsi } from './probe.ts';
import { roomToken } from './token.ts';

export interface JitsiOptions {
  readonly instance: CallInstance;
  /** Address of the server, with the tenant if it has one. */
  readonly url: string;
  /** Of the installation: room names come from it. */
  readonly secret: string;
  /** Where the server lets nobody in without a token: people get a link each. */
  readonly token?: TokenAccess;
  /** Another way of asking the server how it is, for tests. */
  readonly ask?: (url: string, signal: AbortSignal) => Promise<Probe>;
}

/** Letters and digits that are told apart when read aloud; 32 of them, so that a byte maps evenly. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz023456789';
const roomLength = 12;
/** A server that does not answer so soon is passed over: the next one shall be open within 5 s (ms). */
const patience = 3_000;
/** An answer serves all who ask for a room within this time (ms): a whole school asks at ten past eight. */
const fresh = 5_000;

/**
 * A Jitsi server. Its rooms need no request: a room exists when somebody enters it, so to make one is to
 * see that the server answers, and to choose a name that nobody can guess. The name is an HMAC of the
 * call's key under the secret of the installation, so that the same key gives the same room after a crash
 * too. Whether anyone is in a room cannot be known, and nothing from outside can close it.
 */
export function jitsiProvider(options: JitsiOptions): CallProvider {
  const { instance, url, secret, token, ask = probeJitsi } = options;
  let last: { readonly at: number; readonly answer: Promise<Probe> } | undefined;
  const askedLately = () => {
    const now = performance.now();
    if (last === undefined || now - last.at > fresh)
      last = { at: now, answer: ask(url, AbortSignal.timeout(patience)) };
    return last.answer;
  };
  return {
    instance,
    async start() {},
    async stop() {},
    async create(call: CallOrder, key: string) {
      if (!instance.media.includes(call.medium))
        throw new CallFault('medium', `${instance.id} offers no ${call.medium}`);
      const answer = await askedLately();
      if (!answer.ok) throw new CallFault(answer.reason, `${instance.id}: ${answer.detail ?? answer.reason}`);
      const room = `cours-${roomName(secret, `${instance.id}|${key}`)}`;
      return { reference: room, entry: token === undefined ? { link: roomAddress(url, room, call) } : {} };
    },
    close: async () => undefined,
    probe: (signal) => ask(url, signal),
    ...(token === undefined
      ? {}
      : {
          personal: {
            async link(room, call, visitor) {
              return roomAddress(url, room, call, await roomToken(token, room, visitor));
            },
          },
        }),
  };
}

/** 12 characters of the alphabet above: 60 bits. */
function roomName(secret: string, text: string): string {
  const bytes = createHmac('sha256', secret).update(text).digest().subarray(0, roomLength);
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}
