import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lookAtLocal } from '../../../adapters/local/look.ts';
import { openLocalStore } from '../../../adapters/local/store/local-store.ts';
import type { AskHomeserver, OpenedStore } from '../../../src/command-line/check.ts';
import { runCommandLine, type Tools } from '../../../src/command-line/run.ts';
import type { Probe } from '../../../src/ports/calls.ts';
import { StoreFault } from '../../../src/ports/store.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cours-check-'));
  writeFileSync(join(folder, 'cours.sqlite'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

const store: OpenedStore = {
  allCourses: async () => [],
  outbox: { pending: async () => 3 },
  close: async () => {},
};
const tools: Tools = {
  openStore: async () => store,
  openPersons: () => expect.unreachable(),
  askHomeserver: () => expect.unreachable(),
  probeServer: async () => undefined,
  lookAtLocal: async ({ dataDir }) => lookAtLocal(dataDir),
  progress: () => {},
  resetIdentity: () => expect.unreachable(),
  returnCode: () => expect.unreachable(),
  writeFile: () => expect.unreachable(),
};
const run = (
  args: string[],
  env: Record<string, string> = {},
  opened = async () => store,
  answer = tools.askHomeserver,
) =>
  runCommandLine(
    args,
    { COURS_LOCALE: 'en', COURS_DATA_DIR: folder, COURS_HTTP_PORT: '0', ...env },
    { ...tools, openStore: opened, askHomeserver: answer },
  );

describe('cours', () => {
  it.each([[[]], [['--help']], [['-h']]])('%o says what there is', async (args) => {
    const ending = await run(args);
    expect(ending.code).toBe(0);
    expect(ending.text).toContain('npm run cours -- check');
  });

  it('speaks French unless told otherwise', async () => {
    expect((await runCommandLine([], {}, tools)).text).toContain('vérifie');
  });

  it.each([[['chek']], [['--verbose']], [['check', 'all']], [['check', '--all']]])(
    'refuses %o and says where help is',
    async (args) => {
      const ending = await run(args);
      expect(ending.code).toBe(1);
      expect(ending.text).toContain('--help');
    },
  );

  it('has help on check, whatever the configuration', async () => {
    const ending = await run(['check', '--help'], { COURS_HTTP_PORT: 'x' });
    expect(ending.code).toBe(0);
    expect(ending.text).toContain('COURS_*');
  });
});

describe('cours check', () => {
  it('names what was put aside after an error of ours, each reference once', async () => {
    const parked = ['a', 'b'].map((key) => ({
      key: `parked/c/session/s/announce/${key}`,
      value: '5 hash ref12345',
    }));
    const { text, code } = await run(['check'], {}, async () => ({ ...store, states: async () => parked }));
    expect(code).toBe(0);
    expect(text.match(/ref12345/g)).toHaveLength(1);
  });

  it('reports each part and ends well', async () => {
    const { text, code } = await run(['check']);
    expect(code).toBe(0);
    expect(text).toContain('3 messages waiting to be sent');
    expect(text).toContain('no call server');
    expect(text.split('\n').at(-1)).toBe('All is well.');
  });

  it('says every fault of the environment', async () => {
    const { text, code } = await run(['check'], { COURS_TIMEZONE: 'Paris', COURS_HTTP_PORT: 'x' });
    expect(code).toBe(1);
    expect(text.match(/^✗ /gm)).toHaveLength(2);
    expect(text).toContain('2 things to correct above.');
  });

  it('says every fault of the calls file, with its line', async () => {
    const path = join(folder, 'calls.yaml');
    writeFileSync(path, 'servers:\n  - id: A\n    provider: zoom\n    url: "https://a.example.org"\n');
    const { text, code } = await run(['check'], { COURS_CALLS_FILE: path });
    expect(code).toBe(1);
    expect(text).toContain(`${path}, line 2: "id"`);
    expect(text).toContain(`${path}, line 3: "provider"`);
  });

  it('says how each call server answers, what it carries and on whose terms', async () => {
    const path = join(folder, 'pool.yaml');
    writeFileSync(
      path,
      `servers:
  - {id: utc, provider: jitsi, url: "https://jitsi.utc.example", capacity: {total: 100, room: 30}, host: UTC, country: FR, free: true, checked: "2026-11-20"}
  - {id: down, provider: jitsi, url: "https://down.example.org"}
  - {id: frama, provider: jitsi, url: "https://frama.example.org", welcome: no, reason: "Framasoft demande d'aller ailleurs"}
  - {id: hall, provider: link, url: "https://hall.example.org/a", welcome: login}
`,
    );
    const answers: Record<string, Probe> = {
      utc: { ok: true, latency: 84 },
      down: { ok: false, reason: 'tls', detail: 'CERT_HAS_EXPIRED' },
    };
    const shown: string[] = [];
    const asking: Partial<Tools> = {
      probeServer: async ({ instance }) => answers[instance.id],
      progress: (line) => shown.push(line),
    };
    const env = { COURS_LOCALE: 'en', COURS_DATA_DIR: folder, COURS_HTTP_PORT: '0', COURS_CALLS_FILE: path };
    const { text, code } = await runCommandLine(['check'], env, { ...tools, ...asking });
    expect(code).toBe(1);
    expect(shown.at(-1)).toMatch(/^… 4\/4: /);
    const table = text.split('\n').slice(2, 7);
    expect(table).toEqual([
      '· server                      answers  certificate  delay  account  places           verdict',
      '✓ Jitsi at jitsi.utc.example  yes      valid        84 ms  no       100 (30 a room)  usable; audio and video, UTC (FR), free software, checked on 2026-11-20',
      '✗ Jitsi at down.example.org   yes      not valid    –      no       not said         its certificate is not valid (CERT_HAS_EXPIRED); correct its address, or set "enabled: false".',
      "· Jitsi at frama.example.org  –        –            –      no       not said         left aside: Framasoft demande d'aller ailleurs",
      '· link hall.example.org       –        –            –      yes      not said         usable, but cannot be checked; audio and video, not checked',
    ]);
  });

  it('is content with a data folder that is still empty', async () => {
    const { text, code } = await run(['check'], { COURS_DATA_DIR: join(folder, 'none') });
    expect(code).toBe(0);
    expect(text).toContain('npm start will make it');
  });

  it('names who is missing in the privacy notice, and stays well', async () => {
    const { text, code } = await run(['check'], { COURS_HOST: 'Picasoft', COURS_DPO: ' ' });
    expect(code).toBe(0);
    expect(text).toMatch(/^· COURS_CONTROLLER, COURS_DPO: not set, .*privacy notice/m);
    const all = { COURS_CONTROLLER: 'UTC', COURS_HOST: 'Picasoft', COURS_DPO: 'dpo@example.org' };
    expect((await run(['check'], all)).text).not.toContain('privacy notice');
  });

  it.each([
    ['below a file', ['cours.sqlite', 'data']],
    ['a file itself', ['cours.sqlite']],
    ['where the system makes none', ['..', '..', 'proc', 'none']],
  ])('says in one sentence that the data folder cannot be: %s', async (_, path) => {
    const unused = () => expect.unreachable();
    const { text, code } = await run(['check'], { COURS_DATA_DIR: join(folder, ...path) }, unused);
    expect(code).toBe(1);
    expect(text.match(/^✗ .*/gm)).toEqual([expect.stringMatching(/\(E[A-Z]+\): .*COURS_DATA_DIR/)]);
    expect(text).not.toContain('npm start will make it');
  });

  it('says that a folder stands where a database belongs', async () => {
    const data = join(folder, 'odd');
    mkdirSync(join(data, 'local.sqlite'), { recursive: true });
    const { text, code } = await run(['check'], { COURS_DATA_DIR: data });
    expect(code).toBe(1);
    expect(text).toContain(`✗ ${join(data, 'local.sqlite')} is a folder`);
  });

  it('leaves the data folder as it is', async () => {
    const before = readdirSync(folder);
    await run(['check']);
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each([
    ['newerSchema', 'a newer version'],
    ['inUse', 'another bot'],
    ['io', 'The disk is full.'],
  ] as const)('says why a database cannot be opened: %s', async (fault, words) => {
    const { text, code } = await run(['check'], {}, () =>
      Promise.reject(new StoreFault(fault, 'The disk is full.')),
    );
    expect(code).toBe(1);
    expect(text).toContain(words);
  });
});

describe('the homeserver', () => {
  const matrix = { MATRIX_HOMESERVER_URL: 'https://matrix.example.org', MATRIX_ACCESS_TOKEN: 'syt_abc' };
  const ask = (answer: Awaited<ReturnType<AskHomeserver>>) =>
    run(
      ['check'],
      matrix,
      async () => store,
      async () => answer,
    );

  it('is well when it knows the bot', async () => {
    const { text, code } = await ask({ state: 'answers', user: '@cours:example.org' });
    expect(code).toBe(0);
    expect(text).toContain('✓ https://matrix.example.org answers; the bot is @cours:example.org there');
  });

  it.each([
    [{ state: 'silent', why: 'ECONNREFUSED' }, 'MATRIX_HOMESERVER_URL'],
    [{ state: 'tokenDead' }, 'MATRIX_ACCESS_TOKEN'],
  ] as const)('says what to do when it does not: %o', async (answer, words) => {
    const { text, code } = await ask(answer);
    expect(code).toBe(1);
    expect(text).toContain(words);
    expect(text).not.toContain('syt_abc');
  });
});

describe('the web address', () => {
  let server: Server | undefined;
  afterEach(() => new Promise((done) => server?.close(done) ?? done(undefined)));

  async function serve(body: string): Promise<Record<string, string>> {
    const started = createServer((_, response) => response.end(body));
    server = started;
    await new Promise<void>((done) => started.listen(0, '127.0.0.1', done));
    return { COURS_HTTP_PORT: String((started.address() as AddressInfo).port) };
  }

  it('is well when the bot itself answers there', async () => {
    const { text, code } = await run(['check'], await serve('{"status":"degraded"}'));
    expect(code).toBe(0);
    expect(text).toContain('(degraded)');
  });

  it('tells of a rate limit that holds the bot up, and how to lift it', async () => {
    const running = await serve('{"status":"degraded","limited":["matrix:@cours:example.org"]}');
    const matrix = { MATRIX_HOMESERVER_URL: 'https://matrix.example.org', MATRIX_ACCESS_TOKEN: 'syt_abc' };
    const { text, code } = await run(
      ['check'],
      { ...running, ...matrix },
      async () => store,
      async () => ({
        state: 'answers',
      }),
    );
    expect(code).toBe(1);
    expect(text).toContain('/_synapse/admin/v1/users/@cours:example.org/override_ratelimit');
  });

  it('is taken when another program does', async () => {
    const { text, code } = await run(['check'], await serve('<h1>It works</h1>'));
    expect(code).toBe(1);
    expect(text).toContain('another program');
  });
});

describe('the database of the local chat', () => {
  const file = () => join(folder, 'local.sqlite');
  afterEach(() => {
    for (const name of readdirSync(folder)) if (name.startsWith('local.')) rmSync(join(folder, name));
  });

  it('is read beside a chat that runs', async () => {
    const local = openLocalStore(folder, 'Classe', 1);
    const user = local.people.enter('Ana', false, 1);
    const room = local.rooms.classRoom().id;
    local.messages.write(user, 'browser-1', { room, text: 'un', files: [] }, 1);
    expect(await run(['check'])).toMatchObject({
      code: 0,
      text: expect.stringContaining('local.sqlite: 1 message'),
    });
    local.close();
    expect((await run(['check'])).text).toContain('local.sqlite: 1 message');
  });

  it('is not missed where there is none', async () => {
    expect((await run(['check'])).text).not.toContain('local.sqlite');
  });

  it.each([
    ['is no database', () => writeFileSync(file(), 'x'.repeat(9_000))],
    ['is another database', () => writeFileSync(file(), '')],
    [
      'is damaged in the middle',
      () => {
        openLocalStore(folder, 'Classe', 1).close();
        const bytes = readFileSync(file());
        writeFileSync(file(), bytes.fill(7, 4_096 * 3, 4_096 * 9));
      },
    ],
  ])('is a fault where it %s', async (_, spoil) => {
    spoil();
    const { code, text } = await run(['check']);
    expect(code).toBe(1);
    expect(text).toMatch(/local chat \S+local\.sqlite is damaged or cannot be read/);
  });
});
