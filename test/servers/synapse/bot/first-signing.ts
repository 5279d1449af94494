import type { Signing, SigningHost } from '../../../../adapters/matrix/connection/signing.ts';

/** Signs the device of an account that never had an identity: enough for the accounts of these tests. */
export function firstSigning(host: SigningHost): Signing {
  const { inner } = host.machine;
  const post = (endpoint: string, body: string) =>
    host.request('POST', `/_matrix/client/v3${endpoint}`, JSON.parse(body));
  return {
    beforeSync: async () => {
      if ((await inner.crossSigningStatus()).hasMaster) return;
      const made = await inner.bootstrapCrossSigning(true);
      if (made.uploadKeysRequest !== undefined) {
        const { id, type, body } = made.uploadKeysRequest;
        const answer = await post('/keys/upload', body);
        if (id !== undefined) await inner.markRequestAsSent(id, type, JSON.stringify(answer));
      }
      await post('/keys/device_signing/upload', made.uploadSigningKeysRequest.body);
      await post('/keys/signatures/upload', made.uploadSignaturesRequest.body);
    },
    afterSync: async () => {},
  };
}

/** Leaves the device unsigned, as bots without cross-signing do. */
export const unsigned = (): Signing => ({ beforeSync: async () => {}, afterSync: async () => {} });
