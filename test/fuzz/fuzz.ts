import { eventFrom, hearEvent } from './events.ts';
import { decideLine, lineFrom, sceneFrom } from './lines.ts';
import { type Random, randomFrom } from './random.ts';
import { RequestTarget } from './requests.ts';

/** How many of each kind, and the seed from which all of them follow. */
export interface FuzzOptions {
  readonly seed: number;
  readonly lines: number;
  readonly events: number;
  readonly requests: number;
}

/** Nothing that one person sends holds the process longer (ms). */
export const longest = 50;

export const kinds = ['lines', 'events', 'requests'] as const;
type Kind = (typeof kinds)[number];

/** Bytes in use: of the heap, of buffers outside it, and of the whole process. */
export interface Memory {
  readonly heap: number;
  readonly buffers: number;
  readonly process: number;
}

/**
 * What one kind came to. Times are how long each held the process at a stretch, in ms; a long one is the shortest
 * of three, for the machine does other things too.
 */
export interface FuzzResult {
  readonly kind: Kind;
  readonly count: number;
  readonly thrown: readonly string[];
  readonly times: Float32Array;
  readonly slowest: string;
  /** After a tenth and at the end. */
  readonly memory: readonly [early: Memory, late: Memory];
}

/** Runs one kind: everything is made from the seed, one after the other. */
export async function fuzz(kind: Kind, { seed, ...counts }: FuzzOptions): Promise<FuzzResult> {
  const random = randomFrom(seed + kinds.indexOf(kind));
  const count = counts[kind];
  const target = kind === 'requests' ? new RequestTarget() : undefined;
  await target?.enter();
  const times = new Float32Array(count);
  const thrown: string[] = [];
  let slowest = '';
  let most = 0;
  let early = memoryUsed();
  for (let index = 0; index < count; index += 1) {
    const { shown, run } = oneOf(kind, random, target);
    let time = 0;
    try {
      time = await heldBy(run);
      for (let again = 0; again < 2 && time > longest; again += 1) time = Math.min(time, await heldBy(run));
    } catch (error) {
      if (thrown.length < 20)
        thrown.push(`${shown()}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    times[index] = time;
    if (time > most) [most, slowest] = [time, shown()];
    if (index === Math.floor(count / 10)) early = memoryUsed();
  }
  await target?.close();
  return { kind, count, thrown, times: times.sort(), slowest, memory: [early, memoryUsed()] };
}

/** The longest time that others do not get their turn while this runs. */
async function heldBy(run: () => Promise<unknown>): Promise<number> {
  let since = performance.now();
  let most = 0;
  let over = false;
  const turn = () => {
    const now = performance.now();
    most = Math.max(most, now - since);
    since = now;
  };
  const tick = () => {
    turn();
    if (!over) setImmediate(tick);
  };
  setImmediate(tick);
  try {
    await run();
  } finally {
    over = true;
  }
  turn();
  return most;
}

function oneOf(kind: Kind, random: Random, target: RequestTarget | undefined) {
  if (kind === 'events') {
    const event = eventFrom(random);
    return { shown: () => JSON.stringify(event), run: () => hearEvent(event) };
  }
  if (kind === 'requests' && target !== undefined) {
    const request = target.requestFrom(random);
    return { shown: () => `${request.method} ${request.url}`, run: () => target.answer(request) };
  }
  const line = lineFrom(random);
  const scene = sceneFrom(random);
  return { shown: () => JSON.stringify(line), run: () => decideLine(line, scene) };
}

function memoryUsed(): Memory {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heap: heapUsed, buffers: arrayBuffers, process: rss };
}
