import { z } from 'zod';
import { HomeserverError, Http } from './http.ts';

const versions = z.object({ versions: z.array(z.string()) });
const wellKnown = z.object({ 'm.homeserver': z.object({ base_url: z.url() }) });

/**
 * The address that client requests go to. What the host gave may be that, or the address of a server
 * that names another one in its /.well-known/matrix/client.
 */
export async function discover(homeserver: string): Promise<string> {
  const given = new Http(homeserver.replace(/\/+$/, ''));
  const direct = await isHomeserver(given);
  if (direct) return given.base;
  const answer = wellKnown.safeParse(
    await given.json('GET', '/.well-known/matrix/client').catch((error: unknown) => {
      if (error instanceof HomeserverError) return undefined;
      throw error;
    }),
  );
  const named = answer.data?.['m.homeserver'].base_url.replace(/\/+$/, '');
  if (named !== undefined && (await isHomeserver(new Http(named)))) return named;
  throw new HomeserverError(502, {
    error: `${given.base} is no Matrix homeserver, or it is being restarted`,
  });
}

async function isHomeserver(http: Http): Promise<boolean> {
  try {
    return versions.safeParse(await http.json('GET', '/_matrix/client/versions')).success;
  } catch (error) {
    if (error instanceof HomeserverError) return false;
    throw error;
  }
}
