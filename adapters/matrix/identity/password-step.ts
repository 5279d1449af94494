import { z } from 'zod';
import type { Language } from '../../../src/domain/time/types.ts';
import { HomeserverError } from '../connection/http.ts';
import type { SigningHost } from '../connection/signing.ts';
import { IdentityProblem } from './problem.ts';

const question = z.object({
  session: z.string(),
  flows: z.array(z.object({ stages: z.array(z.string()) })),
});

/**
 * Posts what the server may want the password for (user-interactive authentication): the request is
 * repeated once with it. Throws an IdentityProblem without the right one, or when the server offers other ways only.
 */
export async function postWithPassword(
  host: SigningHost,
  path: string,
  body: object,
  password: string | undefined,
  language: Language,
): Promise<unknown> {
  try {
    return await host.request('POST', path, body);
  } catch (error) {
    const asked = questionOf(error);
    if (asked === undefined) throw error;
    const byPassword = asked.flows.some(({ stages }) => stages.join() === 'm.login.password');
    if (!byPassword) throw new IdentityProblem('noPasswordStep', language);
    if (password === undefined) throw new IdentityProblem('passwordNeeded', language);
    const identifier = { type: 'm.id.user', user: host.userId };
    const auth = { type: 'm.login.password', session: asked.session, identifier, password };
    return repeat(host, path, { ...body, auth }, language);
  }
}

async function repeat(host: SigningHost, path: string, body: object, language: Language): Promise<unknown> {
  try {
    return await host.request('POST', path, body);
  } catch (error) {
    const refused = error instanceof HomeserverError && (error.status === 401 || error.status === 403);
    throw refused ? new IdentityProblem('passwordWrong', language) : error;
  }
}

/** What a 401 asks for; one that asks nothing (a dead token) is no question. */
function questionOf(error: unknown): z.output<typeof question> | undefined {
  if (!(error instanceof HomeserverError) || error.status !== 401) return undefined;
  return question.safeParse(error.body).data;
}
