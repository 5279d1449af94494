import { expect, it } from 'vitest';
import { account, inFolder, openRig } from '../../../bench/rig.ts';
import { courseOf, personOf, seed } from '../../../bench/seed.ts';
import { createEngine } from '../../../src/engine/engine.ts';
import { RoomPool } from '../../../src/engine/room-pool.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';
import { TestProvider } from '../../support/call-provider.ts';
import { plain } from '../../support/plain.ts';

const courses = 1_000;
const perCourse = 20;
const start = Date.UTC(2026, 10, 30, 7);

/** Twenty servers of different sizes, together too small for all. */
const providers = Array.from(
  { length: 20 },
  (_, n) => new TestProvider(`s${n}`, { capacity: { total: 60 + 60 * n, room: 30 } }),
);

it('gives no server more people than it has places for, whoever asks in the same moment', async () => {
  await inFolder(async (folder) => {
    const rig = await openRig(folder, new ManualClock(start));
    const pool = new RoomPool(() => start);
    const [broken] = providers as [TestProvider];
    broken.broken = true;
    const engine = createEngine({
      ...rig.deps,
      pool,
      providers: new Map(providers.map((provider) => [provider.instance.id, provider])),
      house: { ...rig.deps.house, pool, instances: providers.map(({ instance }) => instance) },
    });
    const said = new Map<string, string[]>();
    const post = rig.chat.post.bind(rig.chat);
    rig.chat.post = async (target, part, options) => {
      const room = 'room' in target ? target.room : undefined;
      if (part.kind === 'text' && room !== undefined)
        said.set(room, [...(said.get(room) ?? []), plain(part.document)]);
      return post(target, part, options);
    };
    for (let n = 0; n < courses; n += 1) {
      const person = personOf(`u${n}`);
      const staff = [{ person: person.id, role: 'teacher' as const }];
      await seed(rig.deps.store, courseOf(n, staff, { headcount: perCourse }), [], [person]);
    }
    await engine.start();
    const asks = Array.from({ length: courses }, (_, n) => ({
      ...{ kind: 'message' as const, id: `e${n}`, at: start, room: `room${n}`, user: `u${n}`, name: `u${n}` },
      ...{ text: '!cours audio', files: [], direct: false, automatic: false },
    }));
    await engine.receive({ account, stream: 'sync', cursor: '1', events: asks });
    await engine.idle();

    const made = new Map(providers.map(({ instance, made: rooms }) => [instance.id, rooms.size * perCourse]));
    for (const { instance } of providers) {
      expect(made.get(instance.id)).toBeLessThanOrEqual(instance.capacity?.total ?? 0);
      expect(pool.held(instance.id)).toBe(made.get(instance.id));
    }
    expect(made.get('s0')).toBe(0);
    // All that could be given was given, to the last room.
    const places = providers
      .slice(1)
      .map(({ instance }) => Math.floor((instance.capacity?.total ?? 0) / perCourse));
    const rooms = places.reduce((sum, count) => sum + count, 0);
    expect([...made.values()].reduce((sum, persons) => sum + persons, 0)).toBe(rooms * perCourse);
    // Who got none reads why, server by server.
    const refused = [...said.values()]
      .map((texts) => texts.join('\n'))
      .filter((text) => !text.includes('example.org'));
    expect(refused).toHaveLength(courses - rooms);
    for (const text of refused) {
      if (text.includes("aucun serveur n'a répondu")) continue;
      expect(text).toContain('Aucun serveur ne peut ouvrir');
      expect(text.match(/ écarté : /g)).toHaveLength(providers.length);
    }
    // The broken one was tried by those who asked before it failed, and by nobody after them.
    const tried = broken.asked;
    expect(tried).toBeLessThanOrEqual(3);
    await engine.receive({
      account,
      stream: 'sync',
      cursor: '2',
      events: asks.map((ask) => ({ ...ask, id: `${ask.id}-2` })),
    });
    await engine.idle();
    expect(broken.asked).toBe(tried);
    await engine.stop();
    await rig.deps.store.close();
  });
});

it('lets nobody wait for an answer while many rooms are slow to be made', async () => {
  await inFolder(async (folder) => {
    const slow = new TestProvider('slow', { capacity: { total: 10_000 } });
    const release = Promise.withResolvers<void>();
    let waiting = 0;
    const make = slow.create.bind(slow);
    slow.create = async (order, key) => {
      waiting += 1;
      await release.promise;
      return make(order, key);
    };
    const rig = await openRig(folder, new ManualClock(start), [slow]);
    const many = 100;
    for (let n = 0; n < many; n += 1) {
      const person = personOf(`u${n}`);
      await seed(
        rig.deps.store,
        courseOf(n, [{ person: person.id, role: 'teacher' as const }]),
        [],
        [person],
      );
    }
    const answered: string[] = [];
    rig.chat.onPost = (options) => void answered.push(options.replyTo ?? '');
    const says = (n: number, id: string, text: string) => ({
      ...{ kind: 'message' as const, id, at: start, room: `room${n}`, user: `u${n}`, name: `u${n}` },
      ...{ text, files: [], direct: false, automatic: false },
    });
    const asks = Array.from({ length: many }, (_, n) => says(n, `e${n}`, '!cours audio'));
    // All of it waits when the outbox begins, as after a restart: rooms first, then an answer.
    const before = says(1, 'before', '!cours agenda');
    await rig.engine.receive({ account, stream: 'sync', cursor: '1', events: [...asks, before] });
    await rig.engine.start();
    await expect.poll(() => waiting).toBe(many);
    await expect.poll(() => answered).toContain('before');
    const question = says(0, 'question', '!cours agenda');
    await rig.engine.receive({ account, stream: 'sync', cursor: '2', events: [question] });
    await expect.poll(() => answered).toContain('question');
    release.resolve();
    await rig.engine.idle();
    expect(slow.made.size).toBe(many);
    await rig.close();
  });
});
