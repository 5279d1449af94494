import { passwordOf } from '../test/servers/synapse/admin.ts';
import { logIn } from '../test/servers/synapse/client-server.ts';
import { PlainPerson } from '../test/servers/synapse/people/plain-person.ts';
import { Synapse } from '../test/servers/synapse/server.ts';
import { type Figures, playStart, type Scene, type Stage } from './limits/start.ts';
import { report } from './tools.ts';

// `npm run bench:limits [-- RUNS]`: a session begins on a homeserver as it comes, which lets an account say ten
// things at once and then one in five seconds, while 30 people ask in the half minute before. The bucket is
// emptied when they begin and again a second before the start. Each run has a bot of its own, on the minute.
// Needs test/servers/synapse/install.sh.

const scenes: readonly Scene[] = [
  { name: 'one room', rooms: 1, restart: false },
  { name: 'one room, restarted', rooms: 1, restart: true },
  { name: 'ten rooms', rooms: 10, restart: false },
  { name: 'ten rooms, restarted', rooms: 10, restart: true },
];
const runs = Number(process.argv[2] ?? 20);
const people = 30;

const server = await Synapse.start('default');
const stage: Stage = { server, prof: await person('prof'), people: [] };
for (let n = 0; n < people; n += 1) stage.people.push(await person(`etu${n}`));
const figures = new Map<Scene, Figures[]>(scenes.map((scene) => [scene, []]));
try {
  for (let run = 0; run < runs; run += 1) {
    const done = await Promise.all(scenes.map((scene) => playStart(stage, scene)));
    for (const [index, scene] of scenes.entries()) {
      const one = done[index] as Figures;
      figures.get(scene)?.push(one);
      console.log(`${run + 1}. ${scene.name}: ${JSON.stringify(one)}`);
    }
  }
} finally {
  await server.stop();
}

console.log(`\nWorst of ${runs} runs; « allowed »: what the homeserver's limit and the restart left`);
for (const [{ name }, all] of figures) {
  const worst = (of: (one: Figures) => number) => Math.max(...all.map(of));
  report(
    `${name}: first opening late`,
    inSeconds(worst((one) => one.opening)),
    `allowed ${inSeconds(worst((one) => one.allowed))}`,
  );
  report(`${name}: last opening late`, inSeconds(worst((one) => one.lastOpening)));
  report(`${name}: staff answered, asked before the start`, inSeconds(worst((one) => one.staffBefore)));
  report(`${name}: staff answered, asked after it`, inSeconds(worst((one) => one.staffAfter)));
  report(`${name}: sentences false at their arrival`, String(worst((one) => one.untrue.length)));
  report(`${name}: slowest plain message of a person`, inSeconds(worst((one) => one.plain)));
  report(`${name}: answers to 30 people`, String(worst((one) => one.answers)));
}

function inSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

/** Whose own messages are not limited: they are not what is measured. */
async function person(name: string): Promise<PlainPerson> {
  const user = await server.admin.register(name);
  await server.admin.overrideRateLimit(user);
  return new PlainPerson(await logIn(server.url, name, passwordOf(name)), '', '');
}
