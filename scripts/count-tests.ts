import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Adds up vitest's JSON results (the files named) in one line; exits 1 when a test or a run failed. */
const run = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
});
const empty = { success: false, numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };

const runs = process.argv.slice(2).map((path) => {
  try {
    return run.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    console.error(`no results: ${path}`);
    return empty;
  }
});
const sum = (of: (one: z.infer<typeof run>) => number) => runs.reduce((total, one) => total + of(one), 0);
const skipped = sum((one) => one.numPendingTests);
console.log(
  `${sum((one) => one.numPassedTests)} passed, ${sum((one) => one.numFailedTests)} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
if (runs.length === 0 || runs.some((one) => !one.success)) process.exitCode = 1;
