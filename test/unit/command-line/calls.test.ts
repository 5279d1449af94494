import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { callsCommand } from '../../../src/command-line/calls.ts';
import { simulate, steps } from '../../../src/command-line/simulate.ts';
import type { Server } from '../../../src/domain/choose-room.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cours-simulate-'));
  writeFileSync(
    join(folder, 'calls.yaml'),
    `servers:
  - {id: small, provider: jitsi, url: "https://small.example.org", label: "<Petit>", capacity: {total: 100, room: 30}}
  - {id: big, provider: jitsi, url: "https://big.example.org", capacity: {total: 900, room: 90}}
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const files = new Map<string, string>();
  const env = { COURS_LOCALE: 'en', COURS_CALLS_FILE: join(folder, 'calls.yaml') };
  const ending = callsCommand(args, env, (name, text) => {
    files.set(name, text);
    return `/here/${name}`;
  });
  return { ...ending, files };
}

describe('calls simulate', () => {
  it('says what each server carries, and draws it', () => {
    const { text, code, files } = run('simulate', '--courses=20', '--persons=20');
    expect(code).toBe(0);
    expect(text).toContain('Every course has a room.');
    expect(text).toMatch(/^<Petit> +100 +\d+ +\d+$/m);
    expect(text).toContain('/here/calls-simulation.svg');
    const svg = files.get('calls-simulation.svg') ?? '';
    expect(svg.match(/<polygon/g)).toHaveLength(2);
    expect(svg).toContain('&lt;Petit&gt;');
    expect(svg).not.toContain('<Petit>');
  });

  it('ends with 1 and the reasons when some have no room', () => {
    const { text, code } = run('simulate', '--courses=60', '--persons=40');
    expect(code).toBe(1);
    expect(text).toMatch(/\d+ courses have no room/);
    expect(text).toMatch(/Jitsi at big.example.org left out: \d+ free places? of 900/);
  });

  it('says where the largest course goes, and why there', () => {
    const mumble = join(folder, 'voice.yaml');
    writeFileSync(
      mumble,
      `servers:
  - {id: visio, provider: jitsi, url: "https://visio.example.org", capacity: {total: 400, room: 30}}
  - {id: voix, provider: mumble, address: "voix.example.org:64738", label: Mumble, capacity: {total: 150}}
  - {id: bbb, provider: bigbluebutton, url: "https://bbb.example.org/bigbluebutton", secret: "env:BBB", capacity: {total: 300}}
`,
    );
    const env = { COURS_LOCALE: 'fr', COURS_CALLS_FILE: mumble };
    vi.stubEnv('BBB', 'secret of these tests');
    const { text } = callsCommand(['simulate', '--courses=1', '--persons=150'], env, (name) => name);
    expect(text).toContain('Le plus grand, de 150 personnes :\n  Mumble : le plus léger qui convienne.');
    expect(text).toContain('Jitsi chez visio.example.org écarté : 30 places pour 150 personnes.');
    expect(text).toMatch(/^Mumble +150 +150 +1$/m);
    expect(text).toMatch(/^BigBlueButton chez bbb.example.org +300 +0 +0$/m);
    expect(text).not.toContain('secret of these tests');
    vi.unstubAllEnvs();
  });

  it('plays a server that fails', () => {
    const { text, code } = run('simulate', '--courses=60', '--persons=15', '--failing=big');
    expect(code).toBe(1);
    expect(text).toContain('Jitsi at big.example.org left out: no answer at 8:30.');
  });

  it.each([['--courses=0'], ['--persons=x'], ['--failing=nobody'], ['more'], ['--courses']])(
    'does not understand %s, and says what it would',
    (arg) => {
      const { text, code } = run('simulate', arg);
      expect(code).toBe(1);
      expect(text).toContain(`I do not understand "${arg}"`);
      expect(text).toContain('[--courses=40]');
    },
  );

  it('takes a number beside its name too', () => {
    expect(run('simulate', '--courses', '2', '--persons', '15').text).toContain('2 courses of 15');
  });

  it('has a help', () => {
    expect(run('play').text).toContain('--failing');
  });
});

describe('the simulation', () => {
  const servers: Server[] = [
    { id: 'a', provider: 'jitsi', media: ['audio'], example: false, capacity: { total: 300 } },
    { id: 'b', provider: 'jitsi', media: ['audio'], example: false, capacity: { total: 200 } },
  ];
  it('never goes over a capacity, and everybody is gone at the end', () => {
    const { servers: loads } = simulate(servers, {
      courses: 100,
      persons: 30,
      medium: 'audio',
      failing: 'b',
    });
    for (const { server, load } of loads) {
      expect(load).toHaveLength(steps.length);
      expect(Math.max(...load)).toBeLessThanOrEqual(server.capacity?.total ?? 0);
      expect(load.at(-1)).toBe(0);
    }
    const failed = loads.find(({ server }) => server.id === 'b')?.load ?? [];
    expect(failed.filter((_, at) => (steps[at] ?? 0) >= 30).every((persons) => persons === 0)).toBe(true);
  });
});
