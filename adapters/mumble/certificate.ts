import {
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  randomUUID,
  sign,
  X509Certificate,
} from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { bits, integer, objectId, octets, sequence, set, tagged, time, utf8 } from './der.ts';

/** By what the server knows the bot again. */
export interface Identity {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
}

const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'));
/** "No well-defined expiration" (RFC 5280, 4.1.2.5): the host's ACL names this certificate for good. */
const never = new Date(Date.UTC(9999, 11, 31, 23, 59, 59));

/**
 * The bot's certificate for an instance: made at the first start, afterwards read from the data directory,
 * where only the bot may read it (0600). One an instance, because a server throws out the older of two
 * connections with the same. A file that is there but unreadable is never replaced: rights hang on it.
 * Throws what the file system throws, or that the file holds no certificate.
 */
export function botIdentity(dataDir: string, instance: string): Identity {
  const path = join(dataDir, `mumble-${instance}.pem`);
  try {
    return parse(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  mkdirSync(dataDir, { recursive: true });
  const { key, cert } = makeIdentity('Cours');
  const draft = `${path}.${randomUUID()}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${key}${cert}`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    // Not by renaming: if another process was first, its certificate is the one.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return parse(readFileSync(path, 'utf8'), path);
}

/** How an ACL of Mumble names who has this certificate: `$` and its SHA-1. */
export function aclGroup({ cert }: Identity): string {
  return `$${new X509Certificate(cert).fingerprint.replaceAll(':', '').toLowerCase()}`;
}

/** A key on the curve P-256 and a certificate that it signed itself, for a client. */
export function makeIdentity(name: string, from = new Date(Date.now() - 86_400_000)): Identity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = sequence(set(sequence(objectId('2.5.4.3'), utf8(name))));
  const extension = (id: string, value: Uint8Array) => sequence(objectId(id), octets(value));
  const content = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(15)])),
    ecdsaWithSha256,
    subject,
    sequence(time(from), time(never)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(
      3,
      sequence(
        // Basic constraints: no authority. Extended use: a client of TLS.
        extension('2.5.29.19', sequence()),
        extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.2'))),
      ),
    ),
  );
  const whole = sequence(content, ecdsaWithSha256, bits(sign('sha256', content, privateKey)));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: new X509Certificate(whole).toString(),
  };
}

function parse(text: string, path: string): Identity {
  const part = (label: string) =>
    text.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----\n?`))?.[0];
  const [key, cert] = [part('PRIVATE KEY'), part('CERTIFICATE')];
  if (key === undefined || cert === undefined) throw new Error(`${path} holds no key with a certificate`);
  if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)))
    throw new Error(`the key in ${path} is not that of its certificate`);
  return { key, cert };
}
