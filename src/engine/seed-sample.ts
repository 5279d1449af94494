import { stateKeys } from '../domain/state-keys.ts';
import { sampleCourse } from '../sample/sample-course.ts';
import { startSample } from '../services/sample.ts';
import { commitOf } from './commit.ts';
import { type Deps, momentOf } from './deps.ts';

const marker = stateKeys.sample;

/** Makes the sample course at the very first start, once, before the room says anything. */
export async function seedSample(
  deps: Deps,
  room: { readonly account: string; readonly room: string },
): Promise<void> {
  const made = await deps.store.state(marker);
  if (made !== undefined || (await deps.store.allCourses()).length > 0) return;
  const { zone, language } = deps.house;
  const decision = startSample(momentOf(deps), sampleCourse(deps.clock.now(), zone, language), room);
  const state = [{ key: marker, value: String(deps.clock.now()) }];
  await deps.store.apply(await commitOf(deps, { ...decision, state }, undefined));
}
