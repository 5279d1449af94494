import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import { ChatFault } from '../../../src/ports/chat.ts';
import { path } from '../connection/http.ts';
import type { AdapterState, MatrixConnection } from '../connection/types.ts';
import { orNothing } from '../rooms/not-there.ts';

export interface ProfileOptions {
  readonly connection: Pick<MatrixConnection, 'userId' | 'request' | 'upload'>;
  readonly state: AdapterState;
  readonly log: Logger;
}

const displayName = 'Cours';
/** The local chat's icon without its round corners: clients cut pictures themselves. */
const picture = new URL('./picture.png', import.meta.url);

const text = z.string().catch('').default('');
const profile = z.object({ displayname: text, avatar_url: text });
const uploaded = z.object({ url: z.string() });

/** The name was given once, where the account had but its localpart. */
const namedKey = 'profile/named';
/** Address of our picture on the homeserver: put there once. */
const pictureKey = 'profile/picture';

/**
 * Gives the account a display name and a picture where it has none; what the host chose stays. A server
 * that refuses or does not answer costs a line in the log and no more.
 */
export async function introduce(options: ProfileOptions): Promise<void> {
  const { connection, log } = options;
  try {
    const endpoint = path`/_matrix/client/v3/profile/${connection.userId}`;
    const found = profile.parse((await orNothing(connection.request('GET', endpoint))) ?? {});
    const refused = [
      await whyNot(() => giveName(options, found.displayname)),
      await whyNot(() => givePicture(options, found.avatar_url)),
    ].filter((reason) => reason !== undefined);
    if (refused.length > 0) log.info({ refused }, "the account's name or picture could not be set");
  } catch (error) {
    log.info({ reason: String(error) }, "the account's name and picture could not be looked after");
  }
}

async function giveName({ connection, state }: ProfileOptions, has: string): Promise<void> {
  const { userId } = connection;
  const localpart = userId.slice(1, userId.indexOf(':'));
  // Synapse names an account after its localpart; who chooses that name keeps it the second time.
  const isDefault = has === localpart && (await state.get(namedKey)) === undefined;
  if (has.trim() !== '' && !isDefault) return;
  await put(connection, 'displayname', displayName);
  await state.put([{ key: namedKey, value: '1' }]);
}

async function givePicture({ connection, state }: ProfileOptions, has: string): Promise<void> {
  if (has !== '') return;
  let url = await state.get(pictureKey);
  if (url === undefined) {
    const bytes = new Uint8Array(await readFile(picture));
    url = uploaded.parse(await connection.upload(bytes, 'image/png', 'cours.png', false)).url;
    await state.put([{ key: pictureKey, value: url }]);
  }
  await put(connection, 'avatar_url', url);
}

async function put(
  connection: ProfileOptions['connection'],
  key: 'displayname' | 'avatar_url',
  value: string,
): Promise<void> {
  const endpoint = path`/_matrix/client/v3/profile/${connection.userId}/${key}`;
  await connection.request('PUT', endpoint, {}, { [key]: value });
}

async function whyNot(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof ChatFault) return error.message;
    throw error;
  }
}
