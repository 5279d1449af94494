import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CallsFileError, parseCalls, readCallsFile } from '../../../src/calls-file/read.ts';
import { exampleServer } from '../../../src/calls-file/server.ts';

const parse = (text: string) => parseCalls(text, 'calls.yaml', 'fr');

function faultsOf(text: string): readonly string[] {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof CallsFileError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('the calls file', () => {
  it('reads the line that the documentation gives', () => {
    const text =
      'servers: [{id: demo, provider: jitsi, url: "https://visio.example.org", media: [audio, video], capacity: {total: 100, room: 30}, enabled: true}]';
    expect(parse(text)).toEqual([
      {
        access: { provider: 'jitsi', url: 'https://visio.example.org' },
        instance: {
          id: 'demo',
          provider: 'jitsi',
          label: 'Jitsi chez visio.example.org',
          media: ['audio', 'video'],
          capacity: { total: 100, room: 30 },
          example: false,
        },
      },
    ]);
  });

  it('keeps the order, leaves out what is switched off and takes a label', () => {
    const servers = parse(`
servers:
  - {id: a, provider: jitsi, url: "https://a.example.org", label: "Jitsi de l'UTC"}
  - {id: b, provider: jitsi, url: "https://b.example.org", enabled: false}
  - {id: c, provider: link, url: "https://c.example.org/salle", media: [video]}
`);
    expect(servers.map((server) => server.instance)).toMatchObject([
      { id: 'a', label: "Jitsi de l'UTC", media: ['audio', 'video'] },
      { id: 'c', label: 'lien c.example.org', media: ['video'] },
    ]);
  });

  it.each(['', '# rien\n', 'servers: []', 'servers:\n'])('may be empty: %j', (text) => {
    expect(parse(text)).toEqual([]);
  });

  it('says every fault with its line', () => {
    const faults = faultsOf(`servers:
  - id: Demo
    provider: zoom
    url: "http://visio.example.org"
    rooms: 3
  - id: b
    provider: jitsi
`);
    expect(faults.map((fault) => fault.match(/ligne (\d+)/)?.[1])).toEqual(['2', '3', '4', '5', '6']);
    expect(faults[3]).toContain('« rooms »');
    expect(faults[4]).toContain('« url »');
  });

  it('says a fault of the YAML itself with its line', () => {
    const [fault] = faultsOf('servers:\n  - {id: a, provider: jitsi\n');
    expect(fault).toMatch(/^calls\.yaml, ligne \d+ : /);
  });

  it('says an alias of nothing, and aliases without an end, as faults of the YAML', () => {
    const one = 'provider: jitsi, url: "https://a.example.org"';
    const [unknown] = faultsOf(
      `servers:\n  - {id: a, label: &b B, ${one}}\n  - {id: *b, label: *nom, ${one}}\n`,
    );
    expect(unknown).toMatch(/^calls\.yaml, ligne 3 : .*YAML.*nom/);
    const levels = Array.from(
      { length: 9 },
      (_, at) => `b${at}: &b${at} [${`*b${at - 1}, `.repeat(at === 0 ? 0 : 9)}x]`,
    );
    const [many] = faultsOf(`${levels.join('\n')}\nservers: *b8\n`);
    expect(many).toMatch(/^calls\.yaml, ligne 2 : .*YAML/);
  });

  it.each([
    ['- {id: a, provider: jitsi, url: "https://a.example.org"}\n', 'servers'],
    ['servers: [{id: autre, provider: jitsi, url: "https://a.example.org"}]', 'autre'],
    ['servers: [{id: a, provider: jitsi, url: "https://a.example.org/?x=1"}]', '« ? »'],
    ['servers: [{id: a, provider: link, url: "https://ada:s3cr3t@a.example.org"}]', 'url'],
    ['servers: [{id: a, provider: jitsi, url: "https://a.example.org", media: []}]', 'media'],
    ['servers: [{id: a, provider: jitsi, url: "https://a.example.org", capacity: {room: 0}}]', 'capacity'],
  ])('refuses %s', (text, word) => {
    const faults = faultsOf(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(word);
  });

  it('refuses an id that is used twice', () => {
    const one = '{id: a, provider: jitsi, url: "https://a.example.org"}';
    const [fault] = faultsOf(`servers:\n  - ${one}\n  - ${one}\n`);
    expect(fault).toContain('ligne 3');
  });

  it('may be missing, unless the host named it', () => {
    const path = join(tmpdir(), 'cours-no-such-calls.yaml');
    expect(readCallsFile({ path, given: false }, 'fr')).toEqual([]);
    expect(() => readCallsFile({ path, given: true }, 'fr')).toThrow(CallsFileError);
  });

  it('is read from where it is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cours-calls-'));
    const path = join(folder, 'calls.yaml');
    writeFileSync(path, 'servers: [{id: a, provider: jitsi, url: "https://a.example.org"}]');
    expect(readCallsFile({ path, given: true }, 'en')[0]?.instance.label).toBe('Jitsi at a.example.org');
    rmSync(folder, { recursive: true });
  });
});

describe('the example server', () => {
  it('is marked as an example, so that posts say that nobody checked it', () => {
    expect(exampleServer('fr').instance).toMatchObject({
      example: true,
      provider: 'jitsi',
      label: 'Jitsi chez meet.jit.si',
    });
  });
});

describe('the example that is shipped', () => {
  it('is read without a fault, and opens nothing that nobody has checked', () => {
    const text = readFileSync(new URL('../../../calls.example.yaml', import.meta.url), 'utf8');
    expect(faultsOf(text)).toEqual([]);
    expect(parse(text)).toEqual([]);
    const all = text.replaceAll('enabled: false', 'enabled: true');
    const on = parseCalls(all, 'calls.yaml', 'fr', { BBB_SECRET: 'shared' });
    expect(on.length).toBeGreaterThan(8);
    expect(on.find(({ instance }) => instance.id === 'framatalk')?.instance.notForClasses).toContain(
      'Framasoft',
    );
  });

  it('says why classes are not welcome, or is refused', () => {
    const faults = faultsOf(
      'servers:\n  - {id: a, provider: jitsi, url: "https://a.example.org", welcome: no}\n',
    );
    expect(faults.join('\n')).toContain('reason');
  });
});
