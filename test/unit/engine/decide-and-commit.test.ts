import { expect, it } from 'vitest';
import { decideAndCommit } from '../../../src/engine/decide-and-commit.ts';
import { type ApplyResult, type Commit, type Store, StoreFault } from '../../../src/ports/store.ts';

/** A store that answers in turn, then `applied`. */
function storeOf(...answers: (ApplyResult | Error)[]) {
  const commits: Commit[] = [];
  const apply = async (commit: Commit): Promise<ApplyResult> => {
    commits.push(commit);
    const answer = answers.shift() ?? 'applied';
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { commits, deps: { store: { apply } as unknown as Store } };
}

async function run(answers: (ApplyResult | Error)[], parks = true) {
  const { commits, deps } = storeOf(...answers);
  let decided = 0;
  const errors: unknown[] = [];
  const applied: Commit[] = [];
  const decide = async (): Promise<Commit> => {
    decided += 1;
    return { markDone: [{ account: 'local', id: `d${decided}` }] };
  };
  const park = async (error: unknown) => void errors.push(error);
  const ending = await decideAndCommit(deps, parks ? { decide, park } : { decide }, (commit) =>
    applied.push(commit),
  ).catch((error: unknown) => error);
  return { ending, decided, errors, applied, commits };
}
const conflicts = (count: number) => Array.from({ length: count }, (): ApplyResult => 'conflict');

it('decides anew on what a conflict left', async () => {
  const { ending, decided, applied, commits } = await run(conflicts(3));
  expect({ ending, decided }).toEqual({ ending: 'applied', decided: 4 });
  expect(applied).toEqual([commits[3]]);
});

it('gives up on a conflict that lasts, and parks it once', async () => {
  const { ending, decided, errors, applied } = await run(conflicts(50));
  expect(ending).toBe('parked');
  expect(decided).toBeLessThan(10);
  expect(errors).toHaveLength(1);
  expect(applied).toEqual([]);
});

it('tries an error of ours three times', async () => {
  const bug = () => new TypeError('a bug');
  expect(await run([bug(), bug()])).toMatchObject({ ending: 'applied', decided: 3 });
  expect(await run([bug(), bug(), bug()])).toMatchObject({ ending: 'parked', decided: 3 });
});

it('throws what may pass, and what nobody parks', async () => {
  const fault = new StoreFault('io', 'the disk is full');
  expect(await run([fault])).toMatchObject({ ending: fault, decided: 1, errors: [] });
  const bug = new TypeError('a bug');
  expect(await run([bug], false)).toMatchObject({ ending: bug, decided: 1 });
  expect((await run(conflicts(50), false)).ending).toBeInstanceOf(Error);
});

it('tells nobody of what was done before, or is nothing', async () => {
  expect(await run(['seen'])).toMatchObject({ ending: 'seen', applied: [] });
  const { deps, commits } = storeOf();
  expect(await decideAndCommit(deps, { decide: async () => undefined }, () => {})).toBe('nothing');
  expect(commits).toEqual([]);
});
