import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Where a run also writes its results as JSON, if asked (.ci/run counts them). */
const results = process.env.TEST_RESULTS;

export default defineConfig({
  test: {
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/contract/**/*.test.ts', 'packages/**/*.test.ts'],
          // One for each core: vitest itself has little to do beside them.
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'kills',
          include: ['test/servers/kill.test.ts'],
          // Two classes at once, each with a bot that starts anew all the while: no other file beside it.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'servers',
          include: ['test/servers/*.test.ts', 'test/servers/mumble/*.test.ts'],
          exclude: ['test/servers/kill.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          // A browser on a loaded machine takes its time; what never comes still fails.
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        test: {
          name: 'matrix',
          include: ['test/servers/matrix/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file has its own server; those with a homeserver's limits mostly wait.
          maxWorkers: 3,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
