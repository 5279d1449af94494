import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../../src/command-line/check.ts';
import { checkModes } from '../../../src/command-line/check-modes.ts';
import { wordsOf } from '../../../src/i18n/words.ts';

const words = wordsOf('en').host.cli;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cours-modes-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('what is the bot’s alone', () => {
  it.each([0o600, 0o400, 0o640])('a file of mode %o is well', (mode) => {
    const path = join(folder, 'bbb.secret');
    writeFileSync(path, 'x');
    chmodSync(path, mode);
    expect(checkModes([path], words)).toEqual([]);
  });

  it.each([0o644, 0o604, 0o660, 0o602, 0o666])('a file of mode %o is said, with what mends it', (mode) => {
    const path = join(folder, '.env');
    writeFileSync(path, 'x');
    chmodSync(path, mode);
    const [finding] = checkModes([path, path], words);
    expect(finding?.kind).toBe('bad');
    expect(finding?.text).toContain(`(0${mode.toString(8)})`);
    expect(finding?.text).toContain(`chmod 600 ${path}`);
    expect(checkModes([path], words, 'win32')).toEqual([]);
  });

  it('a folder is to be entered by nobody else; what is not there is nobody’s', () => {
    const path = join(folder, 'data');
    mkdirSync(path);
    chmodSync(path, 0o751);
    expect(checkModes([path, join(folder, 'none')], words)).toMatchObject([
      { kind: 'bad', text: expect.stringContaining(`chmod 700 ${path}`) },
    ]);
  });
});

it('check looks at the data folder and at the files of secrets that the calls file names', async () => {
  const env = {
    COURS_LOCALE: 'en',
    COURS_HTTP_PORT: '0',
    COURS_DATA_DIR: join(folder, 'data'),
    COURS_CALLS_FILE: join(folder, 'calls.yaml'),
  };
  mkdirSync(env.COURS_DATA_DIR);
  chmodSync(env.COURS_DATA_DIR, 0o700);
  writeFileSync(join(folder, 'open.txt'), 'geheim-eins', { mode: 0o600 });
  writeFileSync(join(folder, 'jitsi.txt'), 'geheim-zwei', { mode: 0o600 });
  writeFileSync(
    env.COURS_CALLS_FILE,
    `servers:
  - {id: bbb, provider: bigbluebutton, url: "https://bbb.example.org/bigbluebutton/api", secret: "file:open.txt"}
  - {id: visio, provider: jitsi, url: "https://visio.example.org", jwt: {issuer: cours, secret: "file:jitsi.txt"}}
`,
  );
  const run = () =>
    check(
      env,
      () => expect.unreachable(),
      () => expect.unreachable(),
      async () => ({ ok: true, latency: 1 }),
      () => {},
      async () => undefined,
    );
  expect((await run()).report).not.toContain('chmod');
  chmodSync(join(folder, 'jitsi.txt'), 0o644);
  chmodSync(env.COURS_DATA_DIR, 0o755);
  const { report, ok } = await run();
  expect(ok).toBe(false);
  expect(report.match(/chmod \d+ \S+/g)).toEqual([
    `chmod 700 ${env.COURS_DATA_DIR}`,
    `chmod 600 ${join(folder, 'jitsi.txt')}`,
  ]);
  expect(report).not.toContain('geheim');
});
