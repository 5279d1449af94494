import { join } from 'node:path';
import { freePort } from '../../support/free-port.ts';
import { passwordOf } from '../synapse/admin.ts';
import { logIn, path } from '../synapse/client-server.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import { encryptedFromTheStart } from '../synapse/people/contents.ts';
import { JsPerson } from '../synapse/people/js-person.ts';
import type { MatrixPerson } from '../synapse/people/matrix-person.ts';
import { NioPerson } from '../synapse/people/nio-person.ts';
import { PlainPerson } from '../synapse/people/plain-person.ts';
import type { Synapse } from '../synapse/server.ts';
import { botFolder, type MoreServers } from './bot-folder.ts';
import { BotProcess, type Fault } from './bot-process.ts';
import { MatrixClassmate } from './matrix-classmate.ts';
import { begin, type Cast, room } from './play.ts';

/** Where a cast meets: a server, the process of the matrix-js-sdk clients, and the kind of the room. */
export interface Meeting {
  readonly server: Synapse;
  readonly clients: ClientProcess;
  readonly encrypted: boolean;
  readonly fault?: Fault;
  /** Besides two Jitsi servers. */
  readonly servers?: MoreServers;
  /** With the pages of rooms. */
  readonly pages?: boolean;
}

type Client = 'plain' | 'js' | 'nio';

/** The cast on a homeserver. */
export interface MatrixCast extends Cast {
  readonly prof: MatrixClassmate;
  readonly tutor: MatrixClassmate;
  readonly students: readonly [MatrixClassmate, MatrixClassmate, MatrixClassmate];
  readonly botUser: string;
  /** The bot's database. */
  readonly database: string;
  /** Somebody more, with a client; not in the class room yet. */
  add(name: string, client: Client): Promise<MatrixClassmate>;
  /** Another room, of this person's and without the bot; encrypted as the class room unless said otherwise. */
  addRoom(name: string, owner: MatrixClassmate, encrypted?: boolean): Promise<string>;
  /** Invites the bot and waits for its greeting. */
  inviteBot(room: string, by: MatrixClassmate): Promise<void>;
}

let casts = 0;
const patience = 60_000;

/** A bot on empty data that the teacher has invited into the class room, where everybody is. */
export async function gatherMatrix(meeting: Meeting): Promise<MatrixCast> {
  const { server, clients, encrypted, fault, servers, pages = false } = meeting;
  casts += 1;
  const suffix = `-${casts}`;
  const names = new Map<string, string>();
  const rooms = new Map<string, string>();
  const { dir, env, remove } = await botFolder(servers);
  const botName = `cours${suffix}`;
  const botUser = await server.admin.register(botName);
  const port = await freePort();
  names.set(botUser, 'Cours');
  const bot = new BotProcess(
    {
      ...env,
      COURS_HTTP_PORT: String(port),
      ...(pages ? { COURS_PUBLIC_URL: `http://127.0.0.1:${port}` } : {}),
      COURS_LOCAL: 'off',
      MATRIX_HOMESERVER_URL: server.url,
      MATRIX_USER: botUser,
      MATRIX_PASSWORD: passwordOf(botName),
    },
    begin,
    fault,
  );
  const people: MatrixPerson[] = [];

  async function add(name: string, client: Client): Promise<MatrixClassmate> {
    const account = `${name.normalize('NFD').replaceAll(/[^\w]/g, '').toLowerCase()}${suffix}`;
    const user = await server.admin.register(account);
    await server.admin.overrideRateLimit(user);
    const person = await enter(account, client);
    await person.ask('PUT', path`/_matrix/client/v3/profile/${user}/displayname`, { displayname: name });
    people.push(person);
    names.set(user, name);
    return new MatrixClassmate(name, person, bot, names, rooms);
  }

  async function enter(account: string, client: Client): Promise<MatrixPerson> {
    if (client === 'js') return JsPerson.enter(clients, server.url, account, '', botUser);
    if (client === 'nio') return NioPerson.enter(server.url, account, '', botUser);
    return new PlainPerson(await logIn(server.url, account, passwordOf(account)), '', botUser);
  }

  async function addRoom(name: string, owner: MatrixClassmate, locked = encrypted): Promise<string> {
    const initial_state = locked ? [encryptedFromTheStart] : [];
    const id = await owner.person.createRoom({ preset: 'private_chat', name, initial_state });
    rooms.set(name, id);
    return id;
  }

  async function inviteBot(where: string, { person }: MatrixClassmate): Promise<void> {
    await person.invite(where, botUser);
    await person.until(botUser, 'join', where);
    const end = Date.now() + patience;
    while (!(await person.read(where)).some((message) => message.user === botUser)) {
      if (Date.now() > end) throw new Error(`no hello in ${where}`);
      await bot.go();
    }
  }

  const prof = await add('Prof', encrypted ? 'js' : 'plain');
  const classRoom = await addRoom(room, prof);
  const tutor = await add('Tuteur', encrypted ? 'js' : 'plain');
  const one = await add('Étu1', 'js');
  const two = await add('Étu2', 'nio');
  const three = await add('Étu3', encrypted ? 'js' : 'plain');
  for (const { person } of [tutor, one, two, three]) {
    await prof.person.invite(classRoom, person.user);
    await person.join(classRoom);
  }
  await bot.start();
  await inviteBot(classRoom, prof);
  return {
    ...{
      bot,
      botUser,
      database: join(dir, 'data', 'cours.sqlite'),
      prof,
      tutor,
      students: [one, two, three],
      add,
      addRoom,
      inviteBot,
    },
    async close() {
      await bot.stop();
      for (const person of people) await person.close();
      await remove();
    },
  };
}
