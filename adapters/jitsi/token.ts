import { createPrivateKey } from 'node:crypto';
import type { TokenAccess, Visitor } from '../../src/ports/calls.ts';

/**
 * A token with which one person enters one room until `visitor.until`, staff as moderators. Jitsi's server
 * refuses a token without iss or aud and hangs without sub or room; `typ` must be exactly "JWT", and with
 * a key server only RS256 with a `kid` will do (jitsi-meet, token/util.lib.lua; tried on Prosody 0.12.3).
 * `moderator` is what 8x8's servers read, `affiliation` what the token_affiliation plugin reads; a server
 * with neither makes the first to come the moderator.
 */
export async function roomToken(access: TokenAccess, room: string, visitor: Visitor): Promise<string> {
  // Few installations need it, and all would pay for it at their start.
  const { SignJWT } = await import('jose');
  const { name, staff, until } = visitor;
  const user = {
    ...(name === '' ? {} : { name }),
    moderator: staff,
    affiliation: staff ? 'owner' : 'member',
  };
  const token = new SignJWT({ room, context: { user } })
    .setIssuer(access.issuer)
    .setAudience(access.audience)
    .setSubject(access.domain)
    .setExpirationTime(Math.floor(until / 1000));
  return 'secret' in access
    ? token.setProtectedHeader({ typ: 'JWT', alg: 'HS256' }).sign(new TextEncoder().encode(access.secret))
    : token
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: access.kid })
        .sign(createPrivateKey(access.key));
}
