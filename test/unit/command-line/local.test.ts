import { afterEach, beforeEach, expect, test } from 'vitest';
import { returnCodeFor } from '../../../adapters/local/return-code.ts';
import { runCommandLine } from '../../../src/command-line/run.ts';
import { json } from '../../contract/chat/local-person.ts';
import { type LocalStage, localStage } from '../../contract/chat/local-stage.ts';

let stage: LocalStage;
beforeEach(async () => {
  stage = await localStage();
  await stage.person('Zoé Martin', 'member');
});
afterEach(() => stage.close());

/** Beside the chat, which runs on the same data. */
function run(args: readonly string[], env: Record<string, string> = {}) {
  const never = () => expect.unreachable();
  return runCommandLine(
    ['local', ...args],
    { COURS_DATA_DIR: stage.dataDir, ...env },
    {
      openStore: never,
      openPersons: never,
      askHomeserver: never,
      probeServer: never,
      lookAtLocal: never,
      progress: never,
      resetIdentity: never,
      returnCode: async ({ dataDir }, name) => returnCodeFor({ dataDir, classRoom: 'Classe', now: 0 }, name),
      writeFile: never,
    },
  );
}

test('gives who lost their browser’s cookie a code to come back with', async () => {
  const { text, code } = await run(['code', 'zoe', 'martin']);
  expect(code).toBe(0);
  expect(text).toContain('Code de retour de Zoé Martin : ');
  const shown = /[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}/.exec(text)?.[0] ?? '';
  const answer = await stage.ask('/api/return', json('POST', { code: shown }));
  expect(await answer.json()).toMatchObject({ user: { name: 'Zoé Martin' } });
});

test('says who is not there, and how it is called, in the host’s language', async () => {
  expect(await run(['code', 'Bo'])).toMatchObject({ code: 1, text: expect.stringContaining('« Bo »') });
  expect((await run(['code', 'Bo'], { COURS_LOCALE: 'en' })).text).toContain('Nobody is called “Bo”');
  expect((await run(['code'])).text).toContain('npm run cours -- local code NOM');
  expect((await run(['--help'])).code).toBe(0);
  const elsewhere = { COURS_DATA_DIR: `${stage.dataDir}/nowhere` };
  expect((await run(['code', 'Zoé Martin'], elsewhere)).code).toBe(1);
});
