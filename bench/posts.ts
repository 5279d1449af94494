import { ManualClock } from '../test/fakes/manual-clock.ts';
import { inFolder, openRig } from './rig.ts';
import { courseOf, seed, sessionOf } from './seed.ts';
import { inMs, median, report, timed } from './tools.ts';

const places = 1_000;
const postsPerPlace = 10;
const runs = 3;
const minute = 60_000;

/**
 * A thousand courses whose ten next sessions begin at the same minute: ten thousand reminders fall due
 * at once. From the clock's jump until every one is sent and settled.
 */
export async function benchPosts(): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await inFolder(remindAll));
  report('10,000 reminders due at once, 1,000 places, all settled', inMs(median(times)), 'aim < 3,000 ms');
}

async function remindAll(folder: string): Promise<number> {
  const start = Date.UTC(2026, 10, 24, 13, 15);
  const clock = new ManualClock(start - 60 * minute);
  const rig = await openRig(folder, clock);
  for (let index = 0; index < places; index += 1) {
    const course = courseOf(index, []);
    const sessions = Array.from({ length: postsPerPlace }, (_, n) => sessionOf(course, n + 1, start));
    await seed(rig.deps.store, course, sessions, []);
  }
  let posts = 0;
  rig.chat.onPost = () => {
    posts += 1;
  };
  await rig.engine.start();
  await rig.engine.idle();
  const took = await timed(async () => {
    clock.jumpTo(start - 10 * minute);
    await rig.engine.idle();
  });
  if (posts !== places * postsPerPlace)
    throw new Error(`${posts} posts instead of ${places * postsPerPlace}`);
  await rig.close();
  return took;
}
