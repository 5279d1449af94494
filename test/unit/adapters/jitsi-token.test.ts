import { generateKeyPairSync } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { describe, expect, it } from 'vitest';
import { roomToken } from '../../../adapters/jitsi/token.ts';
import type { TokenAccess, Visitor } from '../../../src/ports/calls.ts';

/**
 * What Jitsi's server checks of a token (jitsi-meet, token/util.lib.lua), written down again over another
 * library than ours. 'hangs' is what a real Prosody did without sub or room: no answer at all.
 */
interface Gate {
  readonly key: string;
  readonly algorithm: 'HS256' | 'RS256';
  readonly issuer: string;
  readonly audience?: string;
  readonly domain: string;
  /** With a key server: where the key of a `kid` is found. */
  readonly kid?: string;
  readonly now?: number;
}
function enter(gate: Gate, room: string, token: string): string {
  const read = jsonwebtoken.decode(token, { complete: true });
  if (read === null || typeof read.payload === 'string') return 'no token';
  const { header, payload } = read;
  if (header.typ !== 'JWT') return 'typ';
  if (header.alg !== gate.algorithm) return 'alg';
  if (gate.kid !== undefined && header.kid !== gate.kid) return 'kid';
  try {
    jsonwebtoken.verify(token, gate.key, {
      algorithms: [gate.algorithm],
      ...(gate.now === undefined ? {} : { clockTimestamp: gate.now }),
    });
  } catch (error) {
    return error instanceof Error ? error.message : 'invalid';
  }
  if (payload.iss !== gate.issuer) return 'iss';
  if (payload.aud === undefined || (gate.audience !== undefined && payload.aud !== gate.audience))
    return 'aud';
  if (typeof payload.exp !== 'number') return 'exp';
  if (payload.sub === undefined || payload.room === undefined) return 'hangs';
  if (payload.sub !== '*' && payload.sub !== gate.domain) return 'sub';
  if (payload.room !== '*' && String(payload.room).toLowerCase() !== room) return 'room';
  return 'in';
}

const secret = 'un secret partagé avec le serveur';
const until = Date.UTC(2026, 11, 1, 16);
const hs: TokenAccess = { issuer: 'cours', audience: 'jitsi', domain: 'meet.test', secret };
const gate: Gate = {
  key: secret,
  algorithm: 'HS256',
  issuer: 'cours',
  audience: 'jitsi',
  domain: 'meet.test',
  now: until / 1000 - 60,
};
const visitor: Visitor = { name: 'Étu1', staff: false, until };
const token = (access: TokenAccess = hs, who: Visitor = visitor) => roomToken(access, 'cours-abc', who);

describe('a token with a shared secret', () => {
  it('lets its person into its room', async () => {
    expect(enter(gate, 'cours-abc', await token())).toBe('in');
  });

  it('lets in where the server may have any domain', async () => {
    expect(enter(gate, 'cours-abc', await token({ ...hs, domain: '*' }))).toBe('in');
  });

  it.each<[string, Gate, string]>([
    ['another room', gate, 'cours-xyz'],
    ['another domain', { ...gate, domain: 'other.test' }, 'cours-abc'],
    ['another audience', { ...gate, audience: 'other' }, 'cours-abc'],
    ['another issuer', { ...gate, issuer: 'other' }, 'cours-abc'],
    ['another secret', { ...gate, key: 'another' }, 'cours-abc'],
    ['another algorithm', { ...gate, algorithm: 'RS256' }, 'cours-abc'],
    ['a server that wants a kid', { ...gate, kid: 'cours/1' }, 'cours-abc'],
    ['an hour too late', { ...gate, now: until / 1000 + 1 }, 'cours-abc'],
  ])('does not let into %s', async (_, other, room) => {
    expect(enter(other, room, await token())).not.toBe('in');
  });

  it('has every claim that the server asks for, and ends when it is told to', async () => {
    const { header, payload } = jsonwebtoken.decode(await token(), { complete: true }) ?? {};
    expect(header).toEqual({ typ: 'JWT', alg: 'HS256' });
    expect(payload).toEqual({
      room: 'cours-abc',
      iss: 'cours',
      aud: 'jitsi',
      sub: 'meet.test',
      exp: until / 1000,
      context: { user: { name: 'Étu1', moderator: false, affiliation: 'member' } },
    });
  });

  it('makes staff moderators, and leaves the name to Jitsi where none is given', async () => {
    const payload = jsonwebtoken.decode(await token(hs, { name: '', staff: true, until }));
    expect(payload).toMatchObject({ context: { user: { moderator: true, affiliation: 'owner' } } });
    expect(JSON.stringify(payload)).not.toContain('"name"');
  });
});

describe('a token with a key', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const rs: TokenAccess = {
    issuer: 'cours',
    audience: 'jitsi',
    domain: 'meet.test',
    key: privateKey,
    kid: 'cours/1',
  };
  const rsGate: Gate = { ...gate, key: publicKey, algorithm: 'RS256', kid: 'cours/1' };

  it('names its key, and lets in', async () => {
    expect(enter(rsGate, 'cours-abc', await token(rs))).toBe('in');
  });

  it('does not let in under another key or another name of it', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    const pem = other.export({ type: 'spki', format: 'pem' }).toString();
    expect(enter({ ...rsGate, key: pem }, 'cours-abc', await token(rs))).not.toBe('in');
    expect(enter({ ...rsGate, kid: 'cours/2' }, 'cours-abc', await token(rs))).toBe('kid');
  });

  it('takes a key in the older form of PEM too', async () => {
    const older = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    const access: TokenAccess = {
      issuer: 'cours',
      audience: 'jitsi',
      domain: '*',
      key: older.privateKey,
      kid: 'cours/1',
    };
    expect(enter({ ...rsGate, key: older.publicKey }, 'cours-abc', await token(access))).toBe('in');
  });
});

describe('the rules themselves', () => {
  /** Without the claims that are undefined. */
  const sign = (payload: object, options: jsonwebtoken.SignOptions = {}) =>
    jsonwebtoken.sign(JSON.parse(JSON.stringify(payload)), secret, options);
  const whole = { room: 'cours-abc', iss: 'cours', aud: 'jitsi', sub: 'meet.test', exp: until / 1000 };

  it.each<[string, string, string]>([
    ['in', 'the whole', sign(whole)],
    ['in', 'any room', sign({ ...whole, room: '*' })],
    ['in', 'a room in capitals', sign({ ...whole, room: 'Cours-ABC' })],
    ['hangs', 'no sub', sign({ ...whole, sub: undefined })],
    ['hangs', 'no room', sign({ ...whole, room: undefined })],
    ['aud', 'no aud', sign({ ...whole, aud: undefined })],
    ['exp', 'no exp', sign({ ...whole, exp: undefined })],
    ['typ', 'typ in small letters', sign(whole, { header: { typ: 'jwt', alg: 'HS256' } })],
    ['alg', 'HS512', sign(whole, { algorithm: 'HS512' })],
  ])('answer %s to %s', (answer, _, signed) => {
    expect(enter(gate, 'cours-abc', signed)).toBe(answer);
  });
});
