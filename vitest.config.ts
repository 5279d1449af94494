import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Where a run also writes its results as JSON, if asked (.ci/run counts them). */
const results = process.env.TEST_RESULTS;

/** Of the tests on a homeserver, in this order: the first three mostly wait, for limits that take real time. */
const longest = ['limits', 'transcript', 'mumble', 'kill', 'missed'].map((name) => `/matrix/${name}.test.ts`);

/**
 * What takes long begins first, and the others fill the cores meanwhile; also where vitest remembers which
 * failed, for it remembers nothing on a fresh machine.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.endsWith(name));
      return place === -1 ? longest.length : place;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/contract/**/*.test.ts', 'packages/**/*.test.ts'],
          // One for each core: vitest itself has little to do beside them.
          maxWorkers: availableParallelism(),
          // Of whole classes on a slow machine; what hangs still fails.
          testTimeout: 30_000,
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
          maxWorkers: 4,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
