import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * Adds up vitest's JSON results (the files named), names each test that failed with the first lines of why, and
 * ends with one line that counts all; exits 1 when a test or a run failed.
 */
const run = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      // A file that broke outside its tests says so here.
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});
type Run = z.infer<typeof run>;
const empty: Run = {
  success: false,
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  testResults: [],
};

const linesShown = 6;

const runs = process.argv.slice(2).map((path) => {
  try {
    return run.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    console.error(`no results: ${path}`);
    return empty;
  }
});

/** Why something failed, short enough to read at the end of a long log. */
function why(text: string): string {
  return text
    .split('\n')
    .slice(0, linesShown)
    .map((line) => `    ${line}`)
    .join('\n');
}

for (const file of runs.flatMap((one) => one.testResults)) {
  if (file.message !== '') console.log(`FAILED ${file.name}\n${why(file.message)}`);
  for (const test of file.assertionResults.filter((one) => one.status === 'failed')) {
    console.log(`FAILED ${file.name}: ${test.fullName}\n${why((test.failureMessages ?? []).join('\n'))}`);
  }
}

const sum = (of: (one: Run) => number) => runs.reduce((total, one) => total + of(one), 0);
const skipped = sum((one) => one.numPendingTests);
console.log(
  `${sum((one) => one.numPassedTests)} passed, ${sum((one) => one.numFailedTests)} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
if (runs.length === 0 || runs.some((one) => !one.success)) process.exitCode = 1;
