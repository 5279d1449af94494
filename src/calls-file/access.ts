import { createPrivateKey } from 'node:crypto';
import type { Words } from '../i18n/words.ts';
import type { TokenAccess } from '../ports/calls.ts';
import type { ServerEntry } from './schema.ts';
import { type SecretSource, secretAt } from './secret.ts';
import type { CallAccess } from './server.ts';

/** A fault of one key of a server's line. */
export interface KeyFault {
  /** Path below the line: `['jwt', 'secret']`. */
  readonly key: readonly string[];
  readonly what: string;
}

type CallsWords = Words['host']['calls'];

/** How the provider of this line reaches its server, or every fault that stands in the way. */
export function accessOf(
  entry: ServerEntry,
  secrets: SecretSource,
  words: CallsWords,
): { readonly access: CallAccess } | { readonly faults: readonly KeyFault[] } {
  const { provider, url } = entry;
  if (provider === 'mumble') return mumbleOf(entry, secrets, words);
  if (url === undefined) return { faults: [{ key: ['url'], what: words.url }] };
  if (provider === 'link') {
    const { phone: number, code } = entry;
    if (code !== undefined && number === undefined)
      return { faults: [{ key: ['code'], what: words.codeAlone }] };
    const phone = number === undefined ? undefined : { number, ...(code === undefined ? {} : { code }) };
    return { access: { provider, url, ...(phone === undefined ? {} : { phone }) } };
  }
  if (provider === 'bigbluebutton') {
    const { secret: place = '', hash } = entry;
    const secret = secretAt(place, secrets);
    if (secret === undefined) return { faults: [{ key: ['secret'], what: words.noSecret(place) }] };
    return { access: { provider, url, secret, ...(hash === undefined ? {} : { hash }) } };
  }
  if (/[?#]/.test(url)) return { faults: [{ key: ['url'], what: words.bareUrl }] };
  if (entry.jwt === undefined) return { access: { provider, url } };
  const token = tokenOf(entry.jwt, secrets, words);
  return 'faults' in token ? token : { access: { provider, url, token } };
}

function mumbleOf(
  { address, password: place, fingerprint, root, web, media = [] }: ServerEntry,
  secrets: SecretSource,
  words: CallsWords,
): ReturnType<typeof accessOf> {
  if (address === undefined) return { faults: [{ key: ['address'], what: words.address }] };
  const password = place === undefined ? undefined : secretAt(place, secrets);
  const faults: KeyFault[] = [
    ...(place !== undefined && password === undefined
      ? [{ key: ['password'], what: words.noSecret(place) }]
      : []),
    ...(media.includes('video') ? [{ key: ['media'], what: words.audioOnly }] : []),
  ];
  if (faults.length > 0) return { faults };
  return {
    access: {
      provider: 'mumble',
      ...address,
      ...(password === undefined ? {} : { password }),
      ...(fingerprint === undefined ? {} : { fingerprint }),
      ...(root === undefined ? {} : { root }),
      ...(web === undefined ? {} : { web }),
    },
  };
}

function tokenOf(
  { issuer, audience, domain, secret, key, kid }: NonNullable<ServerEntry['jwt']>,
  secrets: SecretSource,
  words: CallsWords,
): TokenAccess | { readonly faults: readonly KeyFault[] } {
  const fault = (below: readonly string[], what: string) => ({ faults: [{ key: ['jwt', ...below], what }] });
  const common = { issuer, audience, domain };
  if (secret !== undefined && key === undefined && kid === undefined) {
    const found = secretAt(secret, secrets);
    return found === undefined ? fault(['secret'], words.noSecret(secret)) : { ...common, secret: found };
  }
  if (secret !== undefined || key === undefined || kid === undefined) return fault([], words.jwt);
  const pem = secretAt(key, secrets);
  if (pem === undefined) return fault(['key'], words.noSecret(key));
  return isRsaKey(pem) ? { ...common, key: pem, kid } : fault(['key'], words.badKey);
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
