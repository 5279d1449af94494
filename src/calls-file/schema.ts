import { isIPv6 } from 'node:net';
import { z } from 'zod';
import type { Medium } from '../domain/room.ts';
import { isSecureLink } from '../web-address.ts';

/** Where a secret stands: in the environment or in a file, never in the calls file itself. */
const secretPlace = z.string().regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$/);
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const text = (most: number) => z.string().trim().min(1).max(most);
const httpsUrl = z.string().refine(isSecureLink);

/** The port that Mumble servers have unless told otherwise (mumble, docs: murmur.ini). */
const mumblePort = 64_738;

const mumbleAddress = z
  .string()
  .regex(/^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?$/)
  .transform((address) => {
    const [, v6, name = '', port = mumblePort] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(address) ?? [];
    return { host: v6 ?? name, port: Number(port), isV6: v6 !== undefined };
  })
  .refine(({ host, port, isV6 }) => port >= 1 && port <= 65_535 && (!isV6 || isIPv6(host)))
  .transform(({ host, port }) => ({ host, port }));

/**
 * Tokens of a Jitsi that lets nobody in without one: HS256 with the `secret` that it shares with us, or
 * RS256 with our private `key` (PEM), whose public part it finds by `kid`.
 */
const jwt = z.strictObject({
  /** Its `app_id`, or another name that it accepts (`iss`). */
  issuer: text(200),
  secret: secretPlace.optional(),
  key: secretPlace.optional(),
  kid: text(200).optional(),
  audience: text(200).default('jitsi'),
  /** The server's XMPP domain (`sub`); `*` stands for any. */
  domain: text(200).default('*'),
});

/** One line of `servers`. Which keys a provider takes is checked in read.ts, so as to say it well. */
const serverKeys = z.strictObject({
  id: name,
  provider: z.enum(['jitsi', 'mumble', 'bigbluebutton', 'link']),
  url: httpsUrl.optional(),
  /** Of a Mumble server: `host` or `host:port`; an IPv6 address stands in brackets. */
  address: mumbleAddress.optional(),
  media: z
    .array(z.enum(['audio', 'video']))
    .nonempty()
    .optional(),
  capacity: z
    .strictObject({ total: z.int().positive().optional(), room: z.int().positive().optional() })
    .optional(),
  enabled: z.boolean().default(true),
  label: text(80).optional(),
  /** For whom: everyone, people with an account there (login), or an institution's own; `no` with its reason. */
  welcome: z.enum(['everyone', 'login', 'own', 'no']).default('everyone'),
  reason: text(200).optional(),
  group: name.optional(),
  weight: z.number().positive().max(100).default(1),
  host: text(80).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  free: z.boolean().optional(),
  collects: text(200).optional(),
  /** When somebody last looked whether all this is so. */
  checked: z.iso.date().optional(),
  jwt: jwt.optional(),
  /** Of a Mumble server, if it asks for one. */
  password: secretPlace.optional(),
  /** SHA-256 of a Mumble server's certificate, in hexadecimal, with or without colons. */
  fingerprint: z
    .string()
    .regex(/^([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$/)
    .optional(),
  /** Name of the channel of a Mumble server that holds ours. */
  root: text(60).optional(),
  /** A web client of a Mumble server; `{path}` and `{channel}` stand for the room's names. */
  web: z.string().regex(/^\S+$/).refine(isSecureLink).optional(),
  /** The shared secret of a BigBlueButton, and the hash that its checksums are made with. */
  secret: secretPlace.optional(),
  hash: z.enum(['sha1', 'sha256', 'sha384', 'sha512']).optional(),
  /** To join by telephone; spaces as people write numbers. */
  phone: z
    .string()
    .regex(/^\+?[0-9][0-9 .()-]{2,29}$/)
    .optional(),
  code: z
    .string()
    .regex(/^[0-9 #*]{1,20}$/)
    .optional(),
});

/** Said beside the other faults of the line, not only once they are mended. */
const serverEntry = serverKeys
  .refine(({ provider, url }) => provider === 'mumble' || url !== undefined, {
    path: ['url'],
    when: () => true,
  })
  .refine(({ provider, address }) => provider !== 'mumble' || address !== undefined, {
    path: ['address'],
    when: () => true,
  })
  .refine(({ provider, secret }) => provider !== 'bigbluebutton' || secret !== undefined, {
    path: ['secret'],
    when: () => true,
  });

export const callsFile = z.strictObject({ servers: z.array(serverEntry).nullable() });
export type ServerEntry = z.output<typeof serverEntry>;

/** Keys that only some providers take. */
export const keysOf: Readonly<Record<ServerEntry['provider'], readonly (keyof ServerEntry)[]>> = {
  jitsi: ['url', 'jwt'],
  mumble: ['address', 'password', 'fingerprint', 'root', 'web'],
  bigbluebutton: ['url', 'secret', 'hash'],
  link: ['url', 'phone', 'code'],
};
/** What a provider does unless the line says otherwise: a Mumble server has no pictures. */
export const mediaOf: Readonly<Record<ServerEntry['provider'], readonly [Medium, ...Medium[]]>> = {
  jitsi: ['audio', 'video'],
  mumble: ['audio'],
  bigbluebutton: ['audio', 'video'],
  link: ['audio', 'video'],
};
export const ownKeys = [...new Set(Object.values(keysOf).flat())];
