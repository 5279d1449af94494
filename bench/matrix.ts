import { cpus } from 'node:os';
import { startJsClients } from '../test/servers/synapse/people/js-person.ts';
import { Synapse } from '../test/servers/synapse/server.ts';
import { benchAnswers } from './matrix/answers.ts';
import { benchDuePosts } from './matrix/due-posts.ts';
import { benchFirstMessage } from './matrix/first-message.ts';
import { benchStarts } from './matrix/starts.ts';

// `npm run bench:matrix`: the bot as it is started, on a real Synapse without limits, beside plain requests
// on the same server in the same run. Needs test/servers/synapse/install.sh.

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`);
const server = await Synapse.start('off');
const ground = { server, clients: startJsClients() };
try {
  await benchAnswers(ground, false);
  await benchAnswers(ground, true);
  await benchDuePosts(ground);
  await benchFirstMessage(ground);
  await benchStarts(ground);
} finally {
  await ground.clients.close();
  await server.stop();
}
