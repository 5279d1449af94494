import { claimsOf } from './claims.ts';
import type { Here } from './here.ts';
import type { Occurrence } from './types.ts';

const words =
  /[\s,]+(?:au lieu (?:de la |de l['’]|de |du |d['’])|à la place (?:de la |de l['’]|de |du |d['’])|plutôt qu(?:e |['’])|et (?:non|pas) |instead of |rather than )(?:à |at |le |la |on )?/iu;

/** « 14h au lieu de 13h »: where it goes, and where it is said to be; undefined where nothing is. */
export function splitInstead(text: string): { readonly to: string; readonly from: string } | undefined {
  const match = words.exec(text);
  if (match === null || match.index === 0) return undefined;
  const from = text.slice(match.index + match[0].length).trim();
  return from === '' ? undefined : { to: text.slice(0, match.index).trim(), from };
}

/** Is a session where a text says that it is? Undefined where the text says nothing of when. */
export function isAt(from: string, session: Occurrence, here: Here): boolean | undefined {
  const claims = claimsOf(from, here).filter(({ agrees }) => agrees !== undefined);
  if (claims.length === 0) return undefined;
  return claims.every(({ agrees }) => agrees?.(session) !== false);
}
