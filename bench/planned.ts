import { ManualClock } from '../test/fakes/manual-clock.ts';
import { inFolder, openRig } from './rig.ts';
import { courseOf, seed, sessionOf } from './seed.ts';
import { inMs, median, report, timed } from './tools.ts';

const sessionsPerCourse = 1_000;
const ticks = 300;
const minute = 60_000;
const begin = Date.UTC(2026, 10, 24, 8, 0);

/**
 * Planned sessions, one a minute over all courses. How long until the bot is ready on them, and how long
 * one reminder takes (timer, decision, post, settled): it should not depend on how many others are planned.
 * The reminders among few and among many are sent in turn, so that both meet the same machine.
 */
export async function benchPlanned(): Promise<void> {
  await inFolder(async (fewFolder) =>
    inFolder(async (manyFolder) => {
      const few = await planned(fewFolder, 1);
      const many = await planned(manyFolder, 100);
      const among: { few: number[]; many: number[] } = { few: [], many: [] };
      for (let tick = 0; tick < ticks; tick += 1) {
        among.few.push(await few.remind(tick));
        among.many.push(await many.remind(tick));
      }
      await few.close();
      await many.close();
      report('100,000 planned sessions: time to ready', inMs(many.ready), 'aim < 1,000 ms');
      report('one reminder among 1,000 planned sessions: median', inMs(median(among.few)));
      report('one reminder among 100,000 planned sessions: median', inMs(median(among.many)));
      report('ratio', (median(among.many) / median(among.few)).toFixed(2), 'aim ≤ 1.2');
    }),
  );
}

/** A bot on so many courses of 1,000 sessions: how long it took until it was ready (ms), and its reminders. */
async function planned(folder: string, courses: number) {
  const clock = new ManualClock(begin - 60 * minute);
  await fill(folder, courses, clock);
  const before = performance.now();
  const rig = await openRig(folder, clock);
  await rig.engine.start();
  const ready = performance.now() - before;
  const { engine, chat } = rig;
  await engine.idle();
  let posts = 0;
  chat.onPost = () => {
    posts += 1;
  };
  return {
    ready,
    /** Milliseconds of the reminder before the session of this minute. */
    remind: (tick: number) =>
      timed(async () => {
        clock.jumpTo(begin + (tick - 10) * minute);
        await engine.idle();
      }),
    async close(): Promise<void> {
      if (posts !== ticks) throw new Error(`${posts} reminders instead of ${ticks}`);
      await rig.close();
    },
  };
}

async function fill(folder: string, courses: number, clock: ManualClock): Promise<void> {
  const { deps } = await openRig(folder, clock);
  for (let index = 0; index < courses; index += 1) {
    const course = courseOf(index, [], { opening: 'hand' });
    const sessions = Array.from({ length: sessionsPerCourse }, (_, n) =>
      sessionOf(course, n + 1, begin + (n * courses + index) * minute),
    );
    await seed(deps.store, course, sessions, []);
  }
  await deps.store.close();
}
