import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, envExample, readConfig } from '../../src/config.ts';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map((fault) => fault.sentence);
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('needs nothing', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      language: 'fr',
      zone: 'Europe/Paris',
      http: { host: '127.0.0.1', port: 8080 },
      dataDir: resolve('data'),
      database: { kind: 'sqlite', file: resolve('data/cours.sqlite') },
      callsFile: { path: resolve('calls.yaml'), given: false },
      admins: [],
      localChat: true,
      warnings: [],
    });
    expect('publicUrl' in config).toBe(false);
  });

  it('is frozen, its parts too', () => {
    const config = readConfig({ COURS_ADMINS: 'ana' });
    for (const part of [config, config.http, config.database, config.callsFile, config.admins])
      expect(Object.isFrozen(part)).toBe(true);
  });

  it('reads what is given', () => {
    const config = readConfig({
      COURS_LOCALE: 'en',
      COURS_TIMEZONE: 'America/Martinique',
      COURS_DATA_DIR: '/srv/cours',
      COURS_HTTP_PORT: '0',
      COURS_ADMINS: '@ana:example.org, @bo:example.org',
      COURS_CALLS_FILE: 'servers.yaml',
    });
    expect(config).toMatchObject({
      language: 'en',
      zone: 'America/Martinique',
      database: { file: '/srv/cours/cours.sqlite' },
      http: { port: 0 },
      admins: ['@ana:example.org', '@bo:example.org'],
      callsFile: { path: resolve('servers.yaml'), given: true },
    });
  });

  it('takes an empty variable for an unset one', () => {
    expect(readConfig({ COURS_HTTP_PORT: '', COURS_DPO: '  ' })).toEqual(readConfig({}));
  });

  it('says every fault at once, each with its variable, its value and an example', () => {
    const faults = faultsOf({ COURS_LOCALE: 'de', COURS_TIMEZONE: 'Paris', COURS_HTTP_PORT: '80a' });
    expect(faults).toHaveLength(3);
    expect(faults[0]).toBe('COURS_LOCALE vaut « de » : il faut fr ou en. Par exemple : COURS_LOCALE=fr');
    expect(faults[1]).toContain('« Paris »');
    expect(faults[2]).toContain('COURS_HTTP_PORT=8080');
  });

  it('says them in English to whom it speaks English', () => {
    expect(faultsOf({ COURS_LOCALE: 'en', COURS_HTTP_PORT: '99999' })).toEqual([
      'COURS_HTTP_PORT is "99999": it takes a number from 0 to 65535. For example: COURS_HTTP_PORT=8080',
    ]);
  });

  it('keeps a secret out of the message', () => {
    const [fault] = faultsOf({ COURS_DATABASE_URL: 'postgres://bot:hunter2@db/cours' });
    expect(fault).toContain('COURS_DATABASE_URL');
    expect(fault).not.toContain('hunter2');
  });

  it.each([
    [{ COURS_LOCAL: 'off' }, 'COURS_LOCAL'],
    [{ COURS_HTTP_HOST: '0.0.0.0' }, 'COURS_HTTP_HOST'],
    [{ COURS_PUBLIC_URL: 'https://cours.example.org' }, 'COURS_PUBLIC_URL'],
  ])('refuses a local chat that others could reach, or none at all: %o', (env, variable) => {
    const faults = faultsOf(env);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(variable);
  });

  it.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080'])(
    'lets the pages of rooms be tried beside the local chat, on this machine: %s',
    (url) => {
      expect(readConfig({ COURS_PUBLIC_URL: url })).toMatchObject({ localChat: true, publicUrl: url });
    },
  );

  it.each(['+02:00', 'Europe/Pariss', 'heure de Paris'])('knows no zone %s', (zone) => {
    expect(faultsOf({ COURS_TIMEZONE: zone })).toHaveLength(1);
  });

  it('warns of a variable that it does not know', () => {
    const { warnings } = readConfig({ COURS_TIMEZNE: 'Europe/Paris' });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('COURS_TIMEZNE');
  });
});

describe('the connection to Matrix', () => {
  const homeserver = 'https://matrix.example.org';
  const token = { MATRIX_HOMESERVER_URL: `${homeserver}/`, MATRIX_ACCESS_TOKEN: 'syt_secret' };
  const password = {
    MATRIX_HOMESERVER_URL: homeserver,
    MATRIX_USER: '@cours:example.org',
    MATRIX_PASSWORD: 'x y',
  };

  it('takes a token, or a user and a password, or both', () => {
    const common = { homeserver, encryption: true, invites: { from: 'server' } };
    const login = { user: '@cours:example.org', password: 'x y' };
    expect(readConfig(token).matrix).toEqual({ ...common, token: 'syt_secret' });
    expect(readConfig(password).matrix).toEqual({ ...common, login });
    expect(readConfig({ ...token, ...password }).matrix).toEqual({ ...common, token: 'syt_secret', login });
    expect(readConfig({}).matrix).toBeUndefined();
  });

  it('is frozen, its parts too', () => {
    const { matrix } = readConfig(password);
    for (const part of [matrix, matrix?.login, matrix?.invites]) expect(Object.isFrozen(part)).toBe(true);
  });

  it.each([
    [undefined, undefined],
    ['all', undefined],
    ['@ana:example.org,school.fr', { from: 'list', users: ['@ana:example.org'], servers: ['school.fr'] }],
  ])('lets courses be created by %s', (text, creators) => {
    expect(readConfig({ COURS_CREATORS: text }).creators).toEqual(creators);
  });

  it.each(['@ana', 'ana@example.org', 'server, @x'])('COURS_CREATORS is no %s', (text) => {
    expect(() => readConfig({ COURS_CREATORS: text })).toThrow('COURS_CREATORS');
  });

  it.each([
    ['server', { from: 'server' }],
    ['all', { from: 'all' }],
    [
      '@ana:example.org, example.com:8448',
      { from: 'list', users: ['@ana:example.org'], servers: ['example.com:8448'] },
    ],
  ])('accepts invitations from %s', (text, policy) => {
    expect(readConfig({ ...token, MATRIX_INVITES: text }).matrix?.invites).toEqual(policy);
  });

  it('reads a recovery key as clients show it, and the wish for no encryption', () => {
    const spaced = 'EsTC LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d';
    const { matrix } = readConfig({ ...token, MATRIX_RECOVERY_KEY: spaced, MATRIX_ENCRYPTION: 'off' });
    expect(matrix).toMatchObject({ recoveryKey: spaced.replaceAll(' ', ''), encryption: false });
  });

  it.each([
    [{ MATRIX_ACCESS_TOKEN: 'syt_secret' }, ['MATRIX_HOMESERVER_URL']],
    [{ MATRIX_HOMESERVER_URL: homeserver }, ['MATRIX_ACCESS_TOKEN']],
    [{ MATRIX_USER: 'cours' }, ['MATRIX_HOMESERVER_URL', 'MATRIX_PASSWORD']],
    [{ MATRIX_HOMESERVER_URL: homeserver, MATRIX_PASSWORD: 'hunter2' }, ['MATRIX_USER']],
    [{ MATRIX_HOMESERVER_URL: 'matrix.example.org' }, ['MATRIX_HOMESERVER_URL']],
    [{ ...token, MATRIX_USER: 'cours:example.org' }, ['MATRIX_USER']],
    [{ ...token, MATRIX_INVITES: 'example.org, @ana' }, ['MATRIX_INVITES']],
    [{ ...token, MATRIX_ENCRYPTION: 'yes' }, ['MATRIX_ENCRYPTION']],
    [{ ...token, MATRIX_RECOVERY_KEY: 'EsTC hunter2' }, ['MATRIX_RECOVERY_KEY']],
  ])('says what is wrong with %o, each with a line that works and no secret', (env, variables) => {
    const faults = faultsOf(env);
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(variables);
    for (const fault of faults) {
      expect(fault).toMatch(/Par exemple : MATRIX_\w+=\S/);
      expect(fault).not.toMatch(/hunter2|syt_secret/);
    }
  });

  it('takes the place of the local chat, which runs beside it only when asked to', () => {
    expect(readConfig(token).localChat).toBe(false);
    expect(readConfig({ ...token, COURS_LOCAL: 'off' }).localChat).toBe(false);
    expect(readConfig({ ...token, COURS_LOCAL: 'on' }).localChat).toBe(true);
  });

  it('lets the web server be reached, unless the local chat runs too', () => {
    const reached = { ...token, COURS_HTTP_HOST: '0.0.0.0', COURS_PUBLIC_URL: 'https://cours.example.org' };
    expect(readConfig(reached)).toMatchObject({
      http: { host: '0.0.0.0' },
      publicUrl: 'https://cours.example.org',
    });
    expect(faultsOf({ ...reached, COURS_LOCAL: 'on' })).toHaveLength(1);
  });

  it('warns of a misspelt variable, and of a homeserver reached in clear', () => {
    const warningsOf = (env: Record<string, string>) => readConfig({ ...token, ...env }).warnings;
    expect(warningsOf({ MATRIX_ACCES_TOKEN: 'x' })[0]).toContain('MATRIX_ACCES_TOKEN');
    expect(warningsOf({ MATRIX_HOMESERVER_URL: 'http://synapse:8008' })).toHaveLength(1);
    expect(warningsOf({ MATRIX_HOMESERVER_URL: 'http://127.0.0.1:8008' })).toEqual([]);
  });
});

describe('.env.example', () => {
  it('is the one that the schema makes', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(envExample());
  });

  it('uncommented, changes nothing', () => {
    const lines = envExample().matchAll(/^#([A-Z]+_\w+)=(.*)$/gm);
    const env = Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
    expect(Object.keys(env).length).toBeGreaterThan(20);
    expect(readConfig(env)).toEqual(readConfig({}));
  });
});
