import { cpus } from 'node:os';
import { startJsClients } from '../test/servers/synapse/people/js-person.ts';
import { Synapse } from '../test/servers/synapse/server.ts';
import { benchAnswers } from './matrix/answers.ts';
import { benchDuePosts } from './matrix/due-posts.ts';
import { benchFirstMessage } from './matrix/first-message.ts';
import type { Ground } from './matrix/meeting.ts';
import { benchStarts } from './matrix/starts.ts';

// `npm run bench:matrix`: the bot as it is started, on a real Synapse without limits, beside plain requests
// on the same server in the same run. Needs test/servers/synapse/install.sh.

const benches: readonly (readonly [string, (ground: Ground) => Promise<void>])[] = [
  ['clear', (ground) => benchAnswers(ground, false)],
  ['encrypted', (ground) => benchAnswers(ground, true)],
  ['posts', benchDuePosts],
  ['first', benchFirstMessage],
  ['starts', benchStarts],
];
/** All of them, or those named: `npm run bench:matrix -- posts`. */
const wanted = process.argv.slice(2);

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`);
const server = await Synapse.start('off');
const ground = { server, clients: startJsClients() };
try {
  for (const [name, run] of benches) if (wanted.length === 0 || wanted.includes(name)) await run(ground);
} finally {
  await ground.clients.close();
  await server.stop();
}
