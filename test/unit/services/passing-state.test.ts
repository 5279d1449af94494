import { expect, it } from 'vitest';
import { givenState, waitingState } from '../../../src/services/offer-files.ts';
import { stateOver } from '../../../src/services/passing-state.ts';
import { makeReads } from '../../support/reads.ts';
import { makeSession, now } from '../../support/scene.ts';

const hour = 60 * 60_000;

it('what is remembered of persons for a while is dropped a day after it is over, and nothing else', async () => {
  const file = { blob: 'b', name: 'notes.pdf', type: '', size: 1 };
  const entries = [
    ...givenState('prof', makeSession(), now),
    ...waitingState('prof', { files: [file], post: 'p', until: now + hour }),
    { key: 'insist/course/prof', value: String(now) },
    { key: 'secret/rooms', value: 'abc' },
  ];
  const state = Object.fromEntries(
    entries.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]])),
  );
  const over = async (at: number) => (await stateOver(makeReads({ state }), at)).map(({ key }) => key);
  expect(await over(now + 20 * hour)).toEqual([]);
  expect((await over(now + 26 * hour)).sort()).toEqual(['files/prof', 'given/prof', 'insist/course/prof']);
});
