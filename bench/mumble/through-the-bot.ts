import { systemClock } from '../../src/engine/system-clock.ts';
import type { CallProvider } from '../../src/ports/calls.ts';
import { account, inFolder, openRig } from '../rig.ts';
import { courseOf, personOf, seed } from '../seed.ts';

const patience = 5_000;

/**
 * `!cours audio` of the staff of that many courses, one after the other, through the engine and the store on
 * disk: ms from the message's arrival until the post with the room's place on the server is handed to the chat.
 */
export async function throughTheBot(provider: CallProvider, courses: number): Promise<readonly number[]> {
  return inFolder(async (folder) => {
    const rig = await openRig(folder, systemClock, [provider]);
    for (let index = 0; index < courses; index += 1) {
      const teacher = personOf(`u${index}`);
      await seed(rig.deps.store, courseOf(index, [{ person: teacher.id, role: 'teacher' }]), [], [teacher]);
    }
    await rig.engine.start();
    const waits: number[] = [];
    for (let index = 0; index < courses; index += 1) waits.push(await ask(index));
    await rig.close();
    return waits;

    async function ask(index: number): Promise<number> {
      const room = `room${index}`;
      const [user, id] = [`u${index}`, `audio-${index}`];
      const event = {
        kind: 'message',
        id,
        at: Date.now(),
        room,
        user,
        name: user,
        text: '!cours audio',
      } as const;
      const from = performance.now();
      const told = new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`no room for course ${index}`)), patience).unref();
        rig.chat.onPost = (_, part) => {
          if (JSON.stringify(part).includes(`Cours / C${index}`)) resolve(performance.now() - from);
        };
      });
      await rig.engine.receive({
        account,
        stream: room,
        cursor: id,
        events: [{ ...event, files: [], direct: false, automatic: false }],
      });
      return told;
    }
  });
}
