import type { Medium } from '../domain/room.ts';
import type { Language } from '../domain/time/types.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { CallInstance, TokenAccess } from '../ports/calls.ts';
import { mediaOf, type ServerEntry } from './schema.ts';

/** A server of the calls file: what the engine knows of it, and what its provider needs. */
export interface CallServer {
  readonly instance: CallInstance;
  readonly access: CallAccess;
  /** What the file says of who runs it; for `check`. */
  readonly about?: ServerTerms;
}

/** How the provider reaches the server. Holds secrets: never for a log. */
export type CallAccess =
  | { readonly provider: 'jitsi'; readonly url: string; readonly token?: TokenAccess }
  | {
      readonly provider: 'mumble';
      readonly host: string;
      readonly port: number;
      readonly password?: string;
      readonly fingerprint?: string;
      readonly root?: string;
      readonly web?: string;
    }
  | {
      readonly provider: 'bigbluebutton';
      readonly url: string;
      readonly secret: string;
      readonly hash?: 'sha1' | 'sha256' | 'sha384' | 'sha512';
    }
  | {
      readonly provider: 'link';
      readonly url: string;
      readonly phone?: { readonly number: string; readonly code?: string };
    };

/** Who runs a server and on what terms, as the file states it. */
export interface ServerTerms {
  readonly host?: string;
  readonly country?: string;
  readonly free?: boolean;
  readonly collects?: string;
  readonly login?: boolean;
  /** Day of the last look ('yyyy-MM-dd'). */
  readonly checked?: string;
}

/**
 * The one server that the sample course has without a calls file; nobody has checked it. It is the Jitsi
 * project's own, which outlives most lists; who opens a room there may be asked to sign in.
 */
export function exampleServer(language: Language): CallServer {
  const url = 'https://meet.jit.si';
  const label = wordsOf(language).host.instanceLabel('jitsi', new URL(url).hostname);
  const media: readonly Medium[] = ['audio', 'video'];
  return {
    access: { provider: 'jitsi', url },
    instance: { id: 'exemple', provider: 'jitsi', label, media, example: true },
  };
}

/** The servers with what the host has still to set for them: without a public address no personal links. */
export function withMissing(
  servers: readonly CallServer[],
  publicUrl: string | undefined,
): readonly CallServer[] {
  if (publicUrl !== undefined) return servers;
  return servers.map((server) =>
    server.instance.personal === true
      ? { ...server, instance: { ...server.instance, missing: 'publicUrl' } }
      : server,
  );
}

function givesPersonalLinks(access: CallAccess): boolean {
  return access.provider === 'bigbluebutton' || (access.provider === 'jitsi' && access.token !== undefined);
}

/** A server as the house knows it, from its line in the file and its secrets. */
export function callServer(entry: ServerEntry, access: CallAccess, words: Words['host']): CallServer {
  const { host, country, free, collects, checked, welcome, reason, group, weight, capacity } = entry;
  const about = defined<ServerTerms>({
    host,
    country,
    free,
    collects,
    login: welcome === 'everyone' ? undefined : welcome === 'login' || welcome === 'own',
    checked,
  });
  const instance: CallInstance = {
    id: entry.id,
    provider: entry.provider,
    label:
      entry.label ??
      words.instanceLabel(
        entry.provider,
        access.provider === 'mumble' ? access.host : new URL(access.url).hostname,
      ),
    media: [...new Set(entry.media ?? mediaOf[entry.provider])],
    example: false,
    ...defined<Partial<CallInstance>>({
      capacity: capacity === undefined ? undefined : defined(capacity),
      notForClasses: welcome === 'no' ? (reason ?? '') : undefined,
      group,
      weight: weight === 1 ? undefined : weight,
      free,
      personal: givesPersonalLinks(access) ? true : undefined,
      single: access.provider === 'link' ? true : undefined,
    }),
  };
  return { access, instance, ...(Object.keys(about).length === 0 ? {} : { about }) };
}

/** The same without keys that are undefined: an absent key means that the file does not say. */
function defined<T extends object>(object: { readonly [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
