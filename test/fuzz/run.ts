import { parseArgs } from 'node:util';
import { type FuzzResult, fuzz, kinds, longest, type Memory } from './fuzz.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    lines: { type: 'string', default: '1000000' },
    events: { type: 'string', default: '100000' },
    requests: { type: 'string', default: '20000' },
    /** On a machine that does nothing else: what holds the process too long counts as a failure. */
    quiet: { type: 'boolean', default: false },
  },
});
const options = {
  seed: Number(values.seed),
  lines: Number(values.lines),
  events: Number(values.events),
  requests: Number(values.requests),
};

console.log(`seed ${options.seed}`);
for (const kind of kinds) {
  if (options[kind] === 0) continue;
  const result = await fuzz(kind, options);
  console.log(summary(result));
  if (result.thrown.length > 0 || (values.quiet && at(result, 1) > longest)) process.exitCode = 1;
}

function summary(result: FuzzResult): string {
  const { kind, count, thrown, times, slowest, memory } = result;
  const slow = times.filter((time) => time > longest).length;
  return [
    `${kind}: ${count}, ${thrown.length} thrown`,
    `  held the process: median ${ms(at(result, 0.5))}, p99 ${ms(at(result, 0.99))}, longest ${ms(at(result, 1))}, ${slow} over ${longest} ms`,
    `  memory: ${used(memory[0])} after a tenth; ${used(memory[1])} at the end`,
    `  slowest: ${slowest.slice(0, 160)}`,
    ...thrown.map((each) => `  thrown: ${each.slice(0, 800)}`),
  ].join('\n');
}

function at({ times }: FuzzResult, part: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
}

function ms(time: number): string {
  return `${time.toFixed(2)} ms`;
}

function used({ heap, buffers, process: whole }: Memory): string {
  return `heap ${mb(heap)}, buffers ${mb(buffers)}, process ${mb(whole)}`;
}

function mb(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`;
}
