import { passwordOf } from '../../test/servers/synapse/admin.ts';
import { type Access, logIn } from '../../test/servers/synapse/client-server.ts';
import type { ClientProcess } from '../../test/servers/synapse/people/client-process.ts';
import { encryptedFromTheStart } from '../../test/servers/synapse/people/contents.ts';
import { JsPerson } from '../../test/servers/synapse/people/js-person.ts';
import { PlainPerson } from '../../test/servers/synapse/people/plain-person.ts';
import type { Synapse } from '../../test/servers/synapse/server.ts';
import { BotRun } from './bot-run.ts';

let accounts = 0;

/** A homeserver without limits, and clients on it. */
export interface Ground {
  readonly server: Synapse;
  readonly clients: ClientProcess;
}

/** The bot's account and its process, not started. */
export async function newBot({
  server,
}: Pick<Ground, 'server'>): Promise<{ bot: BotRun; user: string; name: string }> {
  accounts += 1;
  const name = `bench-bot-${accounts}`;
  const user = await server.admin.register(name);
  const bot = new BotRun({
    COURS_LOCAL: 'off',
    COURS_LOG_LEVEL: 'info',
    MATRIX_HOMESERVER_URL: server.url,
    MATRIX_USER: user,
    MATRIX_PASSWORD: passwordOf(name),
  });
  return { bot, user, name };
}

/** Somebody with plain requests alone. */
export async function plainPerson({ server }: Ground, bot = ''): Promise<PlainPerson> {
  return new PlainPerson(await access(server), '', bot);
}

/** Somebody with matrix-js-sdk, strict. */
export async function jsPerson({ server, clients }: Ground, bot: string): Promise<JsPerson> {
  accounts += 1;
  const name = `bench-js-${accounts}`;
  await server.admin.register(name);
  return JsPerson.enter(clients, server.url, name, '', bot);
}

async function access(server: Synapse): Promise<Access> {
  accounts += 1;
  const name = `bench-${accounts}`;
  await server.admin.register(name);
  return logIn(server.url, name, passwordOf(name));
}

/** What makes a room of a class, for whom it is and how it is locked. */
export const classRoom = (encrypted: boolean, invite: readonly string[]) => ({
  preset: 'private_chat',
  invite,
  initial_state: encrypted ? [encryptedFromTheStart] : [],
});
