import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aclGroup, botIdentity, makeIdentity } from '../../../../adapters/mumble/certificate.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cours-certificate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the bot's certificate", () => {
  it('is a certificate that signed itself and does not run out', () => {
    const certificate = new X509Certificate(makeIdentity('Cours').cert);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate).toMatchObject({
      subject: 'CN=Cours',
      issuer: 'CN=Cours',
      ca: false,
      validTo: 'Dec 31 23:59:59 9999 GMT',
      keyUsage: ['1.3.6.1.5.5.7.3.2'],
    });
    expect(certificate.serialNumber).not.toBe(new X509Certificate(makeIdentity('Cours').cert).serialNumber);
  });

  it('begins in this century and in the next half of it alike', () => {
    for (const from of [new Date('2026-11-26T08:00:00.5Z'), new Date('2051-01-02T03:04:05Z')]) {
      const { validFromDate } = new X509Certificate(makeIdentity('Cours', from).cert);
      expect(validFromDate.getTime()).toBe(Math.floor(from.getTime() / 1000) * 1000);
    }
  });

  it('is made once and kept where only the bot reads it', () => {
    const first = botIdentity(join(folder, 'data'), 'mumble');
    expect(botIdentity(join(folder, 'data'), 'mumble')).toEqual(first);
    expect(readdirSync(join(folder, 'data'))).toEqual(['mumble-mumble.pem']);
    expect(statSync(join(folder, 'data', 'mumble-mumble.pem')).mode & 0o777).toBe(0o600);
    expect(botIdentity(join(folder, 'data'), 'other').cert).not.toBe(first.cert);
  });

  it('is never replaced, even where it cannot be read', () => {
    const path = join(folder, 'mumble-mumble.pem');
    writeFileSync(path, 'garbage');
    expect(() => botIdentity(folder, 'mumble')).toThrow('holds no key with a certificate');
    writeFileSync(path, makeIdentity('a').key + makeIdentity('b').cert);
    expect(() => botIdentity(folder, 'mumble')).toThrow('is not that of its certificate');
  });

  it('is named in an ACL by its SHA-1', () => {
    expect(aclGroup(makeIdentity('Cours'))).toMatch(/^\$[0-9a-f]{40}$/);
  });
});
