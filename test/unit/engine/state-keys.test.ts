import { expect, it } from 'vitest';
import { stateKeys } from '../../../src/domain/state-keys.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { lesson, linkRoom, minute, openings, start } from '../../support/lesson.ts';

it('whatever is kept as small state stands in the list of its keys', async () => {
  const world = await AwkwardWorld.open({ burst: 10, everyMs: 1_000 });
  await lesson(world);
  await linkRoom(world, 'annexe');
  await world.say('prof', 'autre', '!cours créer MA01 Analyse');
  await world.say('prof', 'autre', '!cours réglages code MA02');
  await world.say('prof', '@prof', '!cours LO21 support S1');
  await world.say('prof', '@prof', 'Un texte');
  await world.say('prof', '@prof', '', { files: [new File(['a'], 'a.png', { type: 'image/png' })] });
  await world.say('ana', 'class', '!cours audio');
  await world.until(start + minute);
  expect(await openings(world)).toHaveLength(1);
  await world.say('prof', 'annexe', '!cours délier');
  const known = Object.values(stateKeys);
  const kept = (await world.store.states('')).map(({ key }) => key);
  expect(kept.filter((key) => !known.some((start) => key.startsWith(start)))).toEqual([]);
  const seen = new Set(known.filter((start) => kept.some((key) => key.startsWith(start))));
  for (const some of ['limit', 'clock', 'given', 'noticed', 'formerCode'] as const)
    expect(seen).toContain(stateKeys[some]);
  await world.close();
});
