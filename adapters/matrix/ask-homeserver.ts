import { z } from 'zod';
import { discover } from './connection/discovery.ts';
import { isDeadToken, whyOf } from './connection/faults.ts';
import { Http } from './connection/http.ts';
import { type Credentials, storedSession } from './connection/session.ts';
import type { AdapterState } from './connection/types.ts';

const identified = z.object({ user_id: z.string() });

/** How a homeserver answers the bot; `user` is missing where the bot has not logged in yet. */
export type HomeserverAnswer =
  | { readonly state: 'answers'; readonly user?: string }
  | { readonly state: 'tokenDead' }
  | { readonly state: 'silent'; readonly why: string };

/** Asks a homeserver who the bot is, with the session of the last start or the token given; changes nothing. */
export async function askHomeserver(
  credentials: Credentials,
  state: Pick<AdapterState, 'get'> | undefined,
): Promise<HomeserverAnswer> {
  try {
    const http = new Http(await discover(credentials.homeserver));
    const session = state === undefined ? undefined : await storedSession({ ...credentials, state });
    http.token = session?.token ?? credentials.token;
    if (http.token === undefined) {
      await http.json('GET', '/_matrix/client/versions', { timeout: 10_000 });
      return { state: 'answers' };
    }
    const answer = await http.json('GET', '/_matrix/client/v3/account/whoami', { timeout: 10_000 });
    return { state: 'answers', user: identified.parse(answer).user_id };
  } catch (error) {
    return isDeadToken(error) ? { state: 'tokenDead' } : { state: 'silent', why: whyOf(error) };
  }
}
