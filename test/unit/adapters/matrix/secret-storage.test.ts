import { describe, expect, it } from 'vitest';
import { decodeRecoveryKey } from '../../../../adapters/matrix/identity/recovery-key.ts';
import { seedsFromSecretStorage } from '../../../../adapters/matrix/identity/secret-storage.ts';
import { recoveryKey, secretStorage } from '../../../support/secret-storage.ts';

describe('a recovery key', () => {
  it.each([
    [recoveryKey, '01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3da'],
    ['EsUK 2TRo ZKTB CKmv wEDA o6rq tTYu aKzp eJ9f 95nM 3VHk Xbnq', 'ff'.repeat(32)],
    ['EsSzygLvVP1bxF1Cv7kEeBQxMxDPbuG5w25TL3b6hfyGKkrd', '00'.repeat(32)],
  ])('is read as matrix-js-sdk wrote it: %s', (text, bytes) => {
    expect(Buffer.from(decodeRecoveryKey(text) ?? []).toString('hex')).toBe(bytes);
  });

  it.each([
    ['one letter wrong', recoveryKey.replace('7u', '7v')],
    ['a letter that base58 has not', recoveryKey.replace('7u', '70')],
    ['too short', recoveryKey.slice(0, -4)],
    ['too long', `${recoveryKey}1`],
    ['nothing', ''],
  ])('is refused: %s', (_, text) => expect(decodeRecoveryKey(text)).toBeUndefined());
});

describe('secret storage', () => {
  const key = decodeRecoveryKey(recoveryKey) ?? new Uint8Array();
  const stored: Readonly<Record<string, unknown>> = secretStorage;
  const read = async (type: string) => stored[type];
  const without = (missing: string) => async (type: string) => (type === missing ? undefined : stored[type]);

  it('gives what matrix-js-sdk put there', async () => {
    expect(await seedsFromSecretStorage(read, key)).toEqual({
      master: 'bWFzdGVy',
      selfSigning: 'c2VsZg',
      userSigning: 'dXNlcg',
    });
  });

  it('knows another key by the description of the right one', async () => {
    const description = async (type: string) =>
      type.startsWith('m.cross_signing') ? undefined : stored[type];
    expect(await seedsFromSecretStorage(description, new Uint8Array(32))).toBe('wrongKey');
  });

  it('knows another key by the secrets where the description says nothing', async () => {
    expect(await seedsFromSecretStorage(without('m.secret_storage.key.one'), new Uint8Array(32))).toBe(
      'wrongKey',
    );
  });

  it.each(['m.secret_storage.default_key', 'm.cross_signing.master', 'm.cross_signing.user_signing'])(
    'has nothing to give without %s',
    async (type) => expect(await seedsFromSecretStorage(without(type), key)).toBe('nothing'),
  );
});
