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

/** What one kind came to. Times are in ms; a long one is the shortest of three, for the machine does other things too. */
export interface FuzzResult {
  readonly kind: Kind;
  readonly count: number;
  readonly thrown: readonly string[];
  readonly times: Float32Array;
  readonly slowest: string;
  /** Bytes of the heap in use, after a tenth and at the end. */
  readonly heap: readonly [early: number, late: number];
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
  let early = 0;
  for (let index = 0; index < count; index += 1) {
    const { shown, run } = oneOf(kind, random, target);
    let time = 0;
    try {
      time = await timeOf(run);
      for (let again = 0; again < 2 && time > longest; again += 1) time = Math.min(time, await timeOf(run));
    } catch (error) {
      if (thrown.length < 20)
        thrown.push(`${shown()}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    times[index] = time;
    if (time > most) [most, slowest] = [time, shown()];
    if (index === Math.floor(count / 10)) early = heapUsed();
  }
  await target?.close();
  return { kind, count, thrown, times: times.sort(), slowest, heap: [early, heapUsed()] };
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await run();
  return performance.now() - before;
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

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
