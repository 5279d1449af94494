import type { Connection } from '../../adapters/mumble/connection.ts';
import { Connection as Client } from '../../adapters/mumble/connection.ts';

/** What the bench tells the process of the clients, and what it hears back. */
export type CrowdOrder =
  | { readonly kind: 'connect'; readonly port: number; readonly fingerprint: string; readonly count: number }
  | { readonly kind: 'enter'; readonly path: readonly string[]; readonly count: number }
  | { readonly kind: 'leave' }
  | { readonly kind: 'talk'; readonly ms: number; readonly listeners: number };

export interface CrowdAnswer {
  /** When the work began and ended (epoch ms, fractions included). */
  readonly from: number;
  readonly to: number;
  /** Clients that the server has dropped so far. */
  readonly dropped: number;
  /** Of a talk: delays of all packets that came, in ms, and how many should have come. */
  readonly delays?: readonly number[];
  readonly expected?: number;
}

const now = () => performance.timeOrigin + performance.now();
const clients: Connection[] = [];
let dropped = 0;
let delays: number[] = [];
/** When each packet of the talk was sent. */
let sentAt: number[] = [];

async function connect(port: number, fingerprint: string, count: number): Promise<void> {
  const open = (index: number) =>
    Client.open({
      host: '127.0.0.1',
      port,
      fingerprint,
      userName: `p${index}`,
      patience: 60_000,
      onVoice: heard,
      onEnd: () => {
        dropped += 1;
      },
    });
  clients.push(...(await Promise.all(Array.from({ length: count }, (_, index) => open(index)))));
}

/** The number of a packet stands in its last four bytes. */
function heard(packet: Buffer): void {
  const at = sentAt[packet.readUInt32BE(packet.length - 4)];
  if (at !== undefined) delays.push(performance.now() - at);
}

async function enter(path: readonly string[], count: number): Promise<void> {
  const [first] = clients;
  if (first === undefined) throw new Error('nobody is connected');
  await first.fence();
  let channelId = 0;
  for (const name of path) channelId = first.view.child(channelId, name)?.id ?? -1;
  const moved = clients
    .slice(0, count)
    .map((client) => client.command('UserState', { session: client.view.self ?? 0, channelId }));
  await Promise.all(moved);
}

/** One client speaks: 60 bytes of Opus each 20 ms, as in a lecture. */
async function talk(ms: number, listeners: number): Promise<number> {
  delays = [];
  sentAt = [];
  const [speaker] = clients;
  const packets = Math.floor(ms / 20);
  const from = performance.now();
  for (let number = 0; number < packets; number += 1) {
    const wait = from + number * 20 - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sentAt.push(performance.now());
    speaker?.sendVoice(voicePacket(number));
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  return packets * listeners;
}

/** Type Opus, normal speech; sequence number; length; content (mumble-protocol documentation, "Voice data"). */
function voicePacket(number: number): Buffer {
  const content = Buffer.alloc(60);
  content.writeUInt32BE(number, 56);
  const sequence = number * 2;
  const varint = sequence < 0x80 ? [sequence] : [0x80 | (sequence >> 8), sequence & 0xff];
  return Buffer.concat([Buffer.from([4 << 5, ...varint, content.length]), content]);
}

async function work(order: CrowdOrder): Promise<Pick<CrowdAnswer, 'delays' | 'expected'>> {
  if (order.kind === 'connect') await connect(order.port, order.fingerprint, order.count);
  else if (order.kind === 'enter') await enter(order.path, order.count);
  else if (order.kind === 'leave') await enter([], clients.length);
  else return { expected: await talk(order.ms, order.listeners), delays };
  return {};
}

process.on('message', (order: CrowdOrder) => {
  const from = now();
  void work(order).then((more) =>
    process.send?.({ from, to: now(), dropped, ...more } satisfies CrowdAnswer),
  );
});
