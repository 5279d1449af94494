import { describe, expect, it } from 'vitest';
import type { ResetIdentity } from '../../../src/command-line/matrix.ts';
import { runCommandLine } from '../../../src/command-line/run.ts';
import { StoreFault } from '../../../src/ports/store.ts';

const matrix = { MATRIX_HOMESERVER_URL: 'https://matrix.example.org' };
const account = { ...matrix, MATRIX_USER: 'cours', MATRIX_PASSWORD: 'secret-word' };

function run(args: string[], env: Record<string, string>, reset: ResetIdentity = () => expect.unreachable()) {
  const never = () => expect.unreachable();
  const tools = {
    openStore: never,
    openPersons: never,
    askHomeserver: never,
    probeServer: never,
    lookAtLocal: never,
    progress: never,
    resetIdentity: reset,
    returnCode: () => expect.unreachable(),
    writeFile: never,
  };
  return runCommandLine(['matrix', ...args], { COURS_LOCALE: 'en', ...env }, tools);
}

describe('cours matrix reset-identity', () => {
  it('says in one sentence that it is done', async () => {
    const { text, code } = await run(['reset-identity'], account, async (_, { login, homeserver }) => {
      expect({ login, homeserver }).toEqual({
        login: { user: 'cours', password: 'secret-word' },
        homeserver: 'https://matrix.example.org',
      });
      return { user: '@cours:example.org' };
    });
    expect(code).toBe(0);
    expect(text).toMatch(/^@cours:example\.org has a new identity; .*\.$/);
  });

  it('refuses while a bot runs on the data', async () => {
    const { text, code } = await run(['reset-identity'], account, async () => {
      throw new StoreFault('inUse', 'taken');
    });
    expect(code).toBe(1);
    expect(text).toMatch(/cours\.sqlite.*stop/);
  });

  it('says what the host can do', async () => {
    expect(await run(['reset-identity'], account, async () => ({ problem: 'Do this.' }))).toEqual({
      text: 'Do this.',
      code: 1,
    });
  });

  it.each([
    ['without Matrix', {}, /MATRIX_HOMESERVER_URL/],
    ['without the password', { ...matrix, MATRIX_ACCESS_TOKEN: 'token' }, /MATRIX_PASSWORD/],
    ['with a wrong environment', { ...account, MATRIX_HOMESERVER_URL: 'nowhere' }, /MATRIX_HOMESERVER_URL/],
  ])('asks for what is missing %s', async (_, env, said) => {
    const { text, code } = await run(['reset-identity'], env);
    expect(code).toBe(1);
    expect(text).toMatch(said);
    expect(text).not.toContain('secret-word');
  });

  it('has help, and says it for what it does not know', async () => {
    expect(await run(['--help'], {})).toMatchObject({
      code: 0,
      text: expect.stringContaining('reset-identity'),
    });
    expect(await run([], {})).toMatchObject({ code: 1, text: expect.stringContaining('reset-identity') });
    expect(await run(['reset-identity', 'now'], account)).toMatchObject({
      code: 1,
      text: expect.stringContaining('"now"'),
    });
  });
});
