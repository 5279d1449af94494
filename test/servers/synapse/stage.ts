import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createMatrixChat } from '../../../adapters/matrix/matrix-chat.ts';
import type { ChatStage } from '../../contract/chat/stage.ts';
import { passwordOf } from './admin.ts';
import { memoryState } from './bot/memory-state.ts';
import { logIn, path } from './client-server.ts';
import type { ClientProcess } from './people/client-process.ts';
import { encryptedFromTheStart } from './people/contents.ts';
import { JsPerson } from './people/js-person.ts';
import type { MatrixPerson } from './people/matrix-person.ts';
import { PlainPerson } from './people/plain-person.ts';
import type { Synapse } from './server.ts';

/** With what only Matrix has. */
export interface MatrixStage extends ChatStage {
  /** Whose room it is. */
  readonly owner: MatrixPerson;
  /** The bot's user id. */
  readonly bot: string;
  person(name: string, role: 'moderator' | 'member'): Promise<MatrixPerson>;
}

let stages = 0;

/** A room on a real homeserver with the bot's account and people; encrypted ones use matrix-js-sdk, strict. */
export async function matrixStage(
  server: Synapse,
  clients: ClientProcess,
  encrypted: boolean,
): Promise<MatrixStage> {
  stages += 1;
  const suffix = `-stage-${stages}`;
  const bot = `bot${suffix}`;
  const botUser = await server.admin.register(bot);
  const dataDir = mkdtempSync(join(tmpdir(), 'cours-matrix-stage-'));
  const state = memoryState();
  const people: MatrixPerson[] = [];
  const enter = async (account: string, room: string): Promise<MatrixPerson> => {
    await server.admin.register(account);
    const person = encrypted
      ? await JsPerson.enter(clients, server.url, account, room, botUser)
      : new PlainPerson(await logIn(server.url, account, passwordOf(account)), room, botUser);
    people.push(person);
    return person;
  };
  const owner = await enter(`owner${suffix}`, '');
  const room = await owner.createRoom({
    preset: 'private_chat',
    invite: [botUser],
    initial_state: encrypted ? [encryptedFromTheStart] : [],
  });
  return {
    room,
    owner,
    bot: botUser,
    stranger: '!nowhere:localhost',
    adapter: () =>
      createMatrixChat({
        homeserver: server.url,
        login: { user: botUser, password: passwordOf(bot) },
        encryption: true,
        invites: { from: 'server' },
        hosts: [],
        dataDir,
        state,
        language: 'fr',
        now: Date.now,
        log: pino({ level: 'error' }, pino.destination(2)),
      }),
    async person(name, role) {
      // Who comes before the bot is not told to it.
      await owner.until(botUser, 'join', room);
      const person = await enter(`${name.toLowerCase()}${suffix}`, room);
      await person.ask('PUT', path`/_matrix/client/v3/profile/${person.user}/displayname`, {
        displayname: name,
      });
      await owner.invite(room, person.user);
      await person.join(room);
      if (role === 'moderator') await owner.empower(room, person.user, 50);
      return person;
    },
    async close() {
      for (const person of people) await person.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
