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

  it.each(['+02:00', 'Europe/Pariss', 'heure de Paris'])('knows no zone %s', (zone) => {
    expect(faultsOf({ COURS_TIMEZONE: zone })).toHaveLength(1);
  });

  it('warns of a variable that it does not know', () => {
    const { warnings } = readConfig({ COURS_TIMEZNE: 'Europe/Paris' });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('COURS_TIMEZNE');
  });
});

describe('.env.example', () => {
  it('is the one that the schema makes', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(envExample());
  });

  it('uncommented, changes nothing', () => {
    const lines = envExample().matchAll(/^#(COURS_\w+)=(.*)$/gm);
    const env = Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
    expect(Object.keys(env).length).toBeGreaterThan(10);
    expect(readConfig(env)).toEqual(readConfig({}));
  });
});
