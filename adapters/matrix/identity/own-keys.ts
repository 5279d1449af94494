import { UserId } from '@matrix-org/matrix-sdk-crypto-nodejs';
import { z } from 'zod';
import type { SigningHost } from '../connection/signing.ts';
import type { Situation } from './decide.ts';

const keys = z.object({ keys: z.record(z.string(), z.string()) });
const signedKeys = z.object({
  signatures: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});
const answer = z.object({
  device_keys: z.record(z.string(), z.record(z.string(), signedKeys)).default({}),
  master_keys: z.record(z.string(), keys).default({}),
  self_signing_keys: z.record(z.string(), keys).default({}),
});

/**
 * How the account stands, asked of the server. The machine learns the same answer, and drops private keys
 * that are not those of the published identity.
 */
export async function lookAtOwnKeys({ userId, deviceId, machine, request }: SigningHost): Promise<Situation> {
  const query = machine.inner.queryKeysForUsers([new UserId(userId).toWasm()]);
  const told = await request('POST', '/_matrix/client/v3/keys/query', JSON.parse(query.body));
  await machine.inner.markRequestAsSent(query.id, query.type, JSON.stringify(told));
  const { device_keys, master_keys, self_signing_keys } = answer.parse(told);
  // `ed25519:<public key>`: the name under which the identity signs.
  const [signer = ''] = Object.keys(self_signing_keys[userId]?.keys ?? {});
  const signatures = device_keys[userId]?.[deviceId]?.signatures[userId] ?? {};
  const status = await machine.inner.crossSigningStatus();
  return {
    published: master_keys[userId] !== undefined,
    held: status.hasMaster && status.hasSelfSigning && status.hasUserSigning,
    signed: signatures[signer] !== undefined,
  };
}
