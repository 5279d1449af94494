import { afterAll, beforeAll } from 'vitest';
import { callsContract } from '../../contract/calls.ts';
import { MumbleBot } from '../../support/mumble-bot.ts';
import { MumbleServer } from '../../support/mumble-server.ts';

const server = await MumbleServer.start();
const bot = new MumbleBot(server);
beforeAll(() => server.admit(bot.group('demo')));
afterAll(async () => {
  await bot.stop();
  await server.stop();
});

callsContract('mumble', (instance) => bot.provider({ instance }), 'mumble:');
