import { systemClock } from '../src/engine/system-clock.ts';
import { inFolder, openRig, account } from './rig.ts';
import { courseOf, personOf, seed, sessionOf } from './seed.ts';
await inFolder(async (f) => {
  const rig = await openRig(f, systemClock);
  const persons = [personOf('a'), personOf('b')];
  const c = courseOf(0, [{ person: 'p-a', role: 'teacher' }]);
  await seed(rig.deps.store, c, [sessionOf(c, 1, Date.now() + 86400000)], persons);
  await rig.engine.start();
  console.log('started');
  for (const [i, text] of ['!cours prochain', '!cours agenda', '!cours rappel oui', '!cours lieu S1 B20'].entries()) {
    const t = performance.now();
    await rig.engine.receive({ account, stream: 'room0', cursor: String(i), events: [{ kind: 'message', id: 'e' + i, at: Date.now(), room: 'room0', user: 'a', name: 'a', text, files: [], direct: false, automatic: false }] });
    console.log(text, performance.now() - t, (await rig.deps.store.event(account, 'e' + i))?.command);
    await new Promise((f) => setTimeout(f, 500)); console.log(JSON.stringify(await rig.deps.store.outbox.heads(Date.now(), { lanes: new Set(), accounts: new Set() }, 10)), await rig.deps.store.outbox.pending()); process.exit();
    console.log(performance.now() - t);
  }
  await rig.close();
});
