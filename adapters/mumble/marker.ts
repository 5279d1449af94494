import { createHash } from 'node:crypto';

/**
 * What tells a channel of ours from others', in its description: who made it and for what. Ids alone do
 * not, the server gives them out again.
 */
export interface Marker {
  /** Of the installation and the instance, hashed. */
  readonly owner: string;
  readonly kind: 'room' | 'course';
  /** Of the call's key, or of the course's name, hashed. */
  readonly key: string;
}

const letters = { room: 'r', course: 'c' } as const;

/** Hashes, because a description is public and has to stay short. */
export function ownerOf(installation: string, instance: string): string {
  return digest(`${installation}\n${instance}`, 16);
}

export function markerOf(owner: string, kind: Marker['kind'], key: string): Marker {
  return { owner, kind, key: digest(key, 24) };
}

/** Can this be the key of a marker of ours? */
export function isKey(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text);
}

/** The last one in a description: ours stands at its end, whatever a title contains. */
export function readMarker(description: string): Marker | undefined {
  const [, owner, letter, key] =
    [...description.matchAll(/\bcours:([0-9a-f]{16}):([rc])([0-9a-f]{24})\b/g)].at(-1) ?? [];
  if (owner === undefined || key === undefined) return undefined;
  return { owner, kind: letter === letters.room ? 'room' : 'course', key };
}

export function sameMarker(one: Marker | undefined, other: Marker): boolean {
  return one?.owner === other.owner && one.kind === other.kind && one.key === other.key;
}

export interface Description {
  readonly title: string;
  readonly link?: string | undefined;
  readonly marker: Marker;
}

/**
 * A channel's description. A server that allows HTML shows the marker to nobody; one that does not strips
 * comments, so there it stands at the end. Over `longest` characters only the marker is left.
 */
export function describe(
  { title, link, marker }: Description,
  { html, longest }: { readonly html: boolean; readonly longest: number | undefined },
): string {
  const mark = `cours:${marker.owner}:${letters[marker.kind]}${marker.key}`;
  const hidden = html ? `<!-- ${mark} -->` : `[${mark}]`;
  const parts = html
    ? [
        `<p>${asText(title)}</p>`,
        link === undefined ? '' : `<p><a href="${asText(link)}">${asText(link)}</a></p>`,
      ]
    : [title, link ?? ''];
  const whole = [...parts, hidden].filter((part) => part !== '').join(html ? '' : '\n');
  return longest !== undefined && longest > 0 && whole.length > longest ? hidden : whole;
}

function asText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
