import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passwordOf } from '../synapse/admin.ts';
import { logIn } from '../synapse/client-server.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import { encryptedFromTheStart } from '../synapse/people/contents.ts';
import { JsPerson, startJsClients } from '../synapse/people/js-person.ts';
import type { MatrixPerson } from '../synapse/people/matrix-person.ts';
import { NioPerson } from '../synapse/people/nio-person.ts';
import { PlainPerson } from '../synapse/people/plain-person.ts';
import { Synapse } from '../synapse/server.ts';

// The instruments of the Matrix tests: three kinds of clients see the same room, each with its own eyes.

let server: Synapse;
let clients: ClientProcess;
let plain: PlainPerson;
let ada: JsPerson;
let ben: JsPerson;
let nio: NioPerson;

beforeAll(async () => {
  server = await Synapse.start('off');
  clients = startJsClients();
  for (const name of ['plain', 'ada', 'ben', 'nio']) await server.admin.register(name);
  plain = new PlainPerson(await logIn(server.url, 'plain', passwordOf('plain')), '', '@ada:localhost');
  ada = await JsPerson.enter(clients, server.url, 'ada', '', '@ada:localhost');
  ben = await JsPerson.enter(clients, server.url, 'ben', '', '@ada:localhost');
  nio = await NioPerson.enter(server.url, 'nio', '', '@nio:localhost');
});
afterAll(async () => {
  await nio?.close();
  await clients?.close();
  await server?.stop();
});

async function roomOf(encryption: object, people: readonly MatrixPerson[]): Promise<string> {
  const invite = people.map((person) => person.user);
  const room = await plain.createRoom({ preset: 'private_chat', invite, ...encryption });
  for (const person of people) await person.join(room);
  return room;
}

const encrypted = { initial_state: [encryptedFromTheStart] };
const file = { name: 'é.bin', type: 'application/octet-stream', bytes: Uint8Array.from([1, 2, 3]) };

/** Everything that a client can show, said by `who`. */
async function storyBy(who: MatrixPerson, room: string): Promise<readonly object[]> {
  const first = await who.say('bonjour', { room });
  await who.edit(first, 'bonjour à tous', { room });
  await who.react(first, '👍', { room });
  await who.react(first, '👎', { room });
  await who.unreact(first, '👎', { room });
  const second = await who.say('dans le fil', { room, thread: first });
  const third = await who.say('voici', { room, replyTo: second }, [file]);
  await who.remove(await who.say('à retirer', { room }), { room });
  return [
    { reference: first, text: 'bonjour à tous', signs: ['👍'], edited: true, ring: true },
    { reference: second, text: 'dans le fil', thread: first },
    { reference: third, text: 'voici', replyTo: second, files: [file] },
  ];
}

describe('clients on Synapse', () => {
  it('show a clear room alike', async () => {
    const room = await roomOf({}, [ada, nio]);
    for (const who of [plain, ada, nio]) {
      const story = await storyBy(who, room);
      for (const reader of [plain, ada, nio])
        expect((await reader.read(room)).slice(-3), `${who.user} as ${reader.user}`).toMatchObject(story);
    }
  });

  it('show an encrypted room, unless a strict client meets a device that nobody signed', async () => {
    const room = await roomOf(encrypted, [ada, ben, nio]);
    const story = await storyBy(ada, room);
    expect((await ben.read(room)).slice(-3)).toMatchObject(story);
    await nio.say('pas signé', { room });
    expect((await ben.read(room)).at(-1)).toMatchObject({ user: nio.user, unreadable: true, text: '' });
    expect((await nio.read(room)).at(-1)).toMatchObject({ unreadable: false, text: 'pas signé' });
    expect((await nio.read(room)).at(0)).toMatchObject({ user: ada.user, unreadable: true, text: '' });
  });

  it('show a long room whole', async () => {
    const room = await roomOf({}, [ada, nio]);
    const said: string[] = [];
    for (let n = 0; n < 120; n += 1) said.push(await plain.say(`message ${n}`, { room }));
    for (const reader of [plain, ada, nio])
      expect((await reader.read(room)).map((message) => message.reference)).toEqual(said);
  });

  it('keep their room when the server is killed', async () => {
    const room = await roomOf({}, [ada]);
    const before = await plain.say('avant', { room });
    await server.restart(true);
    const after = await plain.say('après', { room });
    expect((await ada.read(room)).map((message) => message.reference)).toEqual([before, after]);
  });
});
