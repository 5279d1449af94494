import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallsFileError, parseCalls } from '../../../src/calls-file/read.ts';
import { withMissing } from '../../../src/calls-file/server.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cours-secrets-'));
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  writeFileSync(join(folder, 'key.pem'), privateKey);
  writeFileSync(join(folder, 'secret.txt'), 'un secret\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const jitsi = (jwt: string) =>
  `servers:\n  - {id: a, provider: jitsi, url: "https://a.example.org",\n     jwt: {${jwt}}}\n`;
const parse = (text: string, env: Record<string, string> = {}) =>
  parseCalls(text, join(folder, 'calls.yaml'), 'fr', env);
const tokenOf = (text: string, env: Record<string, string> = {}) => {
  const access = parse(text, env)[0]?.access;
  return access?.provider === 'jitsi' ? access.token : undefined;
};
function faultsOf(text: string): readonly string[] {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof CallsFileError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('the secret of a Jitsi', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'is not %s of the environment',
    (name) => {
      expect(faultsOf(jitsi(`issuer: cours, secret: "env:${name}"`))).toHaveLength(1);
    },
  );

  it('comes from the environment', () => {
    expect(tokenOf(jitsi('issuer: cours, secret: "env:JITSI"'), { JITSI: 'un secret' })).toEqual({
      issuer: 'cours',
      audience: 'jitsi',
      domain: '*',
      secret: 'un secret',
    });
  });

  it('comes from a file beside the calls file, without the line break at its end', () => {
    expect(tokenOf(jitsi('issuer: cours, secret: "file:secret.txt"'))).toMatchObject({ secret: 'un secret' });
  });

  it('may be a private key with its name', () => {
    const token = tokenOf(jitsi('issuer: cours, key: "file:key.pem", kid: "cours/1", domain: meet.test'));
    expect(token).toMatchObject({ kid: 'cours/1', domain: 'meet.test' });
    expect(JSON.stringify(token)).toContain('BEGIN PRIVATE KEY');
  });

  it.each([
    ['a secret written into the file', 'issuer: cours, secret: "s3cr3t"', 'env:JITSI_SECRET'],
    ['a variable that is not set', 'issuer: cours, secret: "env:NOT_SET"', 'env:NOT_SET'],
    ['a file that is not there', 'issuer: cours, secret: "file:none.txt"', 'file:none.txt'],
    ['neither secret nor key', 'issuer: cours', 'issuer'],
    ['both', 'issuer: cours, secret: "env:A", key: "file:key.pem", kid: "x"', 'kid'],
    ['a key without its name', 'issuer: cours, key: "file:key.pem"', 'kid'],
    ['a key that is none', 'issuer: cours, key: "file:secret.txt", kid: "x"', 'PEM'],
    ['no issuer', 'secret: "env:A"', 'issuer'],
  ])('is refused with its line: %s', (_, jwt, word) => {
    const faults = faultsOf(jitsi(jwt));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/ligne 3 : /);
    expect(faults[0]).toContain(word);
    expect(faults[0]).not.toContain('s3cr3t');
  });

  it('is not asked for by a server that is switched off', () => {
    const text = jitsi('issuer: cours, secret: "env:NOT_SET"').replace('id: a,', 'id: a, enabled: false,');
    expect(parse(text)).toEqual([]);
  });

  it('asks for a public address, for everybody gets a link of their own', () => {
    const servers = parse(jitsi('issuer: cours, secret: "env:A"'), { A: 'x' });
    expect(withMissing(servers, undefined)[0]?.instance.missing).toBe('publicUrl');
    expect(withMissing(servers, 'https://cours.example.org')[0]?.instance.missing).toBeUndefined();
  });
});

describe('keys of one provider', () => {
  const link = (more: string) =>
    `servers: [{id: a, provider: link, url: "https://a.example.org/x", ${more}}]`;

  it('are a number and its code for a link', () => {
    expect(parse(link('phone: "+33 1 23 45 67 89", code: "1234#"'))[0]?.access).toMatchObject({
      phone: { number: '+33 1 23 45 67 89', code: '1234#' },
    });
  });

  it.each([
    ['code: "1234#"', 'phone'],
    ['phone: "appelez-moi"', 'phone'],
    ['jwt: {issuer: cours, secret: "env:A"}', 'jwt'],
  ])('are refused elsewhere: %s', (more, word) => {
    const faults = faultsOf(link(more));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(word);
  });
});

describe('a Mumble server', () => {
  const mumble = (more: string) => `servers: [{id: a, provider: mumble, ${more}}]`;

  it('has an address, the usual port, and audio alone', () => {
    const [server] = parse(mumble('address: "voice.example.org"'));
    expect(server?.access).toEqual({ provider: 'mumble', host: 'voice.example.org', port: 64_738 });
    expect(server?.instance).toMatchObject({ label: 'Mumble chez voice.example.org', media: ['audio'] });
  });

  it.each([
    ['[::1]', '::1', 64_738],
    ['[2001:db8::7]:64739', '2001:db8::7', 64_739],
    ['192.0.2.7:1', '192.0.2.7', 1],
  ])('may have the address %s', (address, host, port) => {
    expect(parse(mumble(`address: "${address}"`))[0]?.access).toEqual({ provider: 'mumble', host, port });
  });

  it('may have a port, a password, a certificate of its own, another channel and a web client', () => {
    const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
    const more = `address: "voice.example.org:64739", password: "env:P", fingerprint: "${fingerprint}", root: Salles, web: "https://voice.example.org/?address={path}"`;
    expect(parse(mumble(more), { P: 'secret' })[0]?.access).toEqual({
      provider: 'mumble',
      host: 'voice.example.org',
      port: 64_739,
      password: 'secret',
      fingerprint,
      root: 'Salles',
      web: 'https://voice.example.org/?address={path}',
    });
  });

  it.each([
    ['label: Voix', 'address'],
    ['address: "voice.example.org:99999"', '64738'],
    ['address: "voice.example.org:0"', '64738'],
    ['address: "2001:db8::7"', '64738'],
    ['address: "[2001:db8:7]"', '64738'],
    ['address: "mumble://voice.example.org"', '64738'],
    ['address: "voice.example.org", media: [video]', 'images'],
    ['address: "voice.example.org", web: "https://ada:s3cr3t@voice.example.org/{path}"', 'web'],
    ['address: "voice.example.org", fingerprint: "AB:CD"', 'SHA-256'],
    ['address: "voice.example.org", password: "env:NOT_SET"', 'NOT_SET'],
    ['address: "voice.example.org", url: "https://a.example.org"', 'url'],
  ])('is refused with %s', (more, word) => {
    const faults = faultsOf(mumble(more));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(word);
    expect(faults[0]).not.toContain('s3cr3t');
  });
});

describe('a BigBlueButton', () => {
  const bbb = (more: string) => `servers: [{id: a, provider: bigbluebutton, ${more}}]`;
  const url = 'url: "https://bbb.example.org/bigbluebutton/"';

  it('has an address and a secret, and gives everybody a link of their own', () => {
    const [server] = parse(bbb(`${url}, secret: "env:BBB", hash: sha1`), { BBB: 'shared' });
    expect(server?.access).toMatchObject({ provider: 'bigbluebutton', secret: 'shared', hash: 'sha1' });
    expect(server?.instance).toMatchObject({ media: ['audio', 'video'], personal: true });
  });

  it.each([
    [url, 'env:'],
    [`${url}, secret: "s3cr3t"`, 'env:'],
    [`${url}, secret: "env:NOT_SET"`, 'NOT_SET'],
    [`${url}, secret: "file:secret.txt", hash: md5`, 'sha256'],
    ['secret: "file:secret.txt"', 'https'],
  ])('is refused with %s', (more, word) => {
    const faults = faultsOf(bbb(more));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(word);
  });
});
