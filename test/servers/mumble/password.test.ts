import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MumbleBot, mumbleOrder } from '../../support/mumble-bot.ts';
import { MumbleProgram, Screen } from '../../support/mumble-program.ts';
import { generous, MumbleServer } from '../../support/mumble-server.ts';

const password = 'sésame, @ouvre:toi/ 100% #1';
let server: MumbleServer;
let bot: MumbleBot;
let screen: Screen;
const programs: MumbleProgram[] = [];

beforeAll(async () => {
  // In double quotes, as Qt reads the file: a comma would make a list of it.
  server = await MumbleServer.start({ ...generous, serverpassword: `"${password}"` });
  bot = new MumbleBot(server);
  screen = await Screen.start();
}, 60_000);
afterAll(async () => {
  for (const program of programs) await program.close();
  await screen?.stop();
  await bot?.stop();
  await server?.stop();
}, 60_000);

describe('a Mumble server with a password', () => {
  it('lets in whoever opens the link of the room, with the Mumble program', {
    timeout: 120_000,
  }, async () => {
    await server.admit(bot.group());
    const provider = await bot.started({ password });
    const { entry } = await provider.create(mumbleOrder(), 'call/c1');
    programs.push(await MumbleProgram.open(screen, entry.uri ?? '', 'Camille'));
    const admin = await server.admin();
    const whoIsIn = () =>
      [...admin.view.users.values()].map(
        ({ name, channel }) => `${name} in ${admin.view.path(channel).join('/')}`,
      );
    await expect.poll(whoIsIn, { timeout: 20_000 }).toContain('Camille in Cours/LO21/S1');
    admin.close();
  });

  it('lets in who types what stands there, and nobody without it', async () => {
    const provider = await bot.started({ password });
    const { entry } = await provider.create(mumbleOrder(), 'call/c1');
    const { byHand } = entry;
    const typed = await server.person('Alix', {
      host: byHand?.server ?? '',
      port: byHand?.port ?? 0,
      password: byHand?.password,
    });
    expect(typed.view.path(typed.view.users.get(typed.view.self ?? -1)?.channel ?? -1)).toEqual([]);
    typed.close();
    await expect(server.person('Sacha')).rejects.toMatchObject({ code: 'secret' });
  });
});
