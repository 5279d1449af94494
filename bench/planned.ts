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
 */
export async function benchPlanned(): Promise<void> {
  const few = await inFolder((folder) => plannedOver(folder, 1));
  const many = await inFolder((folder) => plannedOver(folder, 100));
  report('100,000 planned sessions: time to ready', inMs(many.ready), 'aim < 1,000 ms');
  report('one reminder among 1,000 planned sessions: median', inMs(few.tick));
  report('one reminder among 100,000 planned sessions: median', inMs(many.tick));
  report('ratio', (many.tick / few.tick).toFixed(2), 'aim ≤ 1.2');
}

async function plannedOver(folder: string, courses: number): Promise<{ ready: number; tick: number }> {
  const clock = new ManualClock(begin - 60 * minute);
  await fill(folder, courses, clock);
  let rig: Awaited<ReturnType<typeof openRig>> | undefined;
  const ready = await timed(async () => {
    rig = await openRig(folder, clock);
    await rig.engine.start();
  });
  if (rig === undefined) throw new Error('not opened');
  const { engine, chat } = rig;
  await engine.idle();
  let posts = 0;
  chat.onPost = () => {
    posts += 1;
  };
  const times: number[] = [];
  for (let tick = 0; tick < ticks; tick += 1) {
    times.push(
      await timed(async () => {
        clock.jumpTo(begin + (tick - 10) * minute);
        await engine.idle();
      }),
    );
  }
  if (posts !== ticks) throw new Error(`${posts} reminders instead of ${ticks}`);
  await rig.close();
  return { ready, tick: median(times) };
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
