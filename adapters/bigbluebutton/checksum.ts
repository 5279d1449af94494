import { createHash } from 'node:crypto';

/** The hashes that servers know; sha384 and sha512 since BigBlueButton 2.5, sha384 never behind Scalelite. */
export const hashes = ['sha1', 'sha256', 'sha384', 'sha512'] as const;
export type Hash = (typeof hashes)[number];

/**
 * The checksum of a call, in hex: hash(call name + query + secret), over the query's exact bytes as they are
 * sent, without the checksum itself; with POST too the query of the URL (bigbluebutton,
 * docs/development/api.md, "API Security Model").
 */
export function checksum(hash: Hash, call: string, query: string, secret: string): string {
  return createHash(hash).update(`${call}${query}${secret}`, 'utf8').digest('hex');
}

/**
 * A query whose bytes neither a URL parser nor a chat program changes on the way: form encoding, and the
 * asterisk that it leaves.
 */
export function queryOf(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString().replaceAll('*', '%2A');
}

/** The query with its checksum at the end, as it goes after the `?`. */
export function signedQuery(
  hash: Hash,
  call: string,
  parameters: Readonly<Record<string, string>>,
  secret: string,
): string {
  const query = queryOf(parameters);
  return `${query}${query === '' ? '' : '&'}checksum=${checksum(hash, call, query, secret)}`;
}
