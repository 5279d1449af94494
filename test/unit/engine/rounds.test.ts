import { expect, it } from 'vitest';
import { Rounds } from '../../../src/engine/rounds.ts';

it('one round at a time; asked for meanwhile, once more', async () => {
  const gates: PromiseWithResolvers<void>[] = [];
  let ended = 0;
  const rounds = new Rounds(
    () => {
      const gate = Promise.withResolvers<void>();
      gates.push(gate);
      return gate.promise;
    },
    () => {
      ended += 1;
    },
  );
  rounds.ask();
  expect(rounds.busy).toBe(true);
  rounds.ask();
  rounds.ask();
  expect(gates).toHaveLength(1);
  const idle = rounds.idle();
  gates[0]?.resolve();
  await expect.poll(() => gates.length).toBe(2);
  expect([rounds.busy, ended]).toEqual([true, 0]);
  gates[1]?.resolve();
  await idle;
  expect([rounds.busy, ended, gates.length]).toEqual([false, 1, 2]);
});
