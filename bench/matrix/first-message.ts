import { DeviceId, OlmMachine, RequestType, UserId } from '@matrix-org/matrix-sdk-crypto-nodejs';
import { passwordOf } from '../../test/servers/synapse/admin.ts';
import { type Access, ask, logIn, path } from '../../test/servers/synapse/client-server.ts';
import { inMs, report } from '../tools.ts';
import { classRoom, type Ground, jsPerson, newBot } from './meeting.ts';

const people = 30;
const devices = 2;
const endpoints: Readonly<Record<number, string>> = {
  [RequestType.KeysUpload]: 'keys/upload',
  [RequestType.KeysQuery]: 'keys/query',
};

/** The bot's first word in an encrypted room of 30 people with two devices each, from its coming in. */
export async function benchFirstMessage(ground: Ground): Promise<void> {
  const { bot, user } = await newBot(ground);
  const owner = await jsPerson(ground, user);
  const accesses: Access[] = [];
  for (let n = 1; n < people; n += 1) accesses.push(await enter(ground, `bench-reader-${n}`));
  const room = await owner.createRoom(
    classRoom(
      true,
      accesses.map((access) => access.user),
    ),
  );
  for (const { url, token } of accesses)
    await ask(url, token, 'POST', path`/_matrix/client/v3/join/${room}`, {});
  await bot.start();
  await owner.invite(room, user);
  await owner.until(user, 'join', room);
  let hello: number | undefined;
  let came: number | undefined;
  while (hello === undefined || came === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const events = (await owner.serverEvents(room)).filter(({ sender }) => sender === user);
    came = events.find(
      ({ type, content }) => type === 'm.room.member' && content.membership === 'join',
    )?.origin_server_ts;
    hello = events.find(({ type }) => type === 'm.room.encrypted')?.origin_server_ts;
  }
  report('Matrix: first message to 30 people with 60 devices', inMs(hello - came), 'aim < 2,000 ms');
  await owner.close();
  await bot.end();
}

/** An account with devices whose keys are on the server, and who reads nothing. */
async function enter({ server }: Ground, name: string): Promise<Access> {
  await server.admin.register(name);
  let last: Access | undefined;
  for (let n = 0; n < devices; n += 1) {
    last = await logIn(server.url, name, passwordOf(name));
    const machine = await OlmMachine.initialize(new UserId(last.user), new DeviceId(last.device));
    for (const request of await machine.outgoingRequests()) {
      const endpoint = endpoints[request.type];
      if (endpoint === undefined) continue;
      const answer = await ask(
        server.url,
        last.token,
        'POST',
        `/_matrix/client/v3/${endpoint}`,
        JSON.parse(request.body),
      );
      await machine.markRequestAsSent(request.id, request.type, JSON.stringify(answer));
    }
    machine.close();
  }
  if (last === undefined) throw new Error('nobody entered');
  return last;
}
