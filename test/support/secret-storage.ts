import { createCipheriv, createHmac, hkdfSync } from 'node:crypto';

/** Account data that matrix-js-sdk 43 encrypted for the recovery key below; the secrets are plain words. */
export const recoveryKey = 'EsT1 HT7u 2D8e RJ5J Xpm5 QiQG RLzx hTZJ mA5Y F4nN CHD4 4593';

const secret = (iv: string, ciphertext: string, mac: string) => ({
  encrypted: { one: { iv, ciphertext, mac } },
});

export const secretStorage = {
  'm.secret_storage.default_key': { key: 'one' },
  'm.secret_storage.key.one': {
    algorithm: 'm.secret_storage.v1.aes-hmac-sha2',
    iv: 'F8gNJJIPh1lzP2jnSqT73A==',
    mac: '8MZxfxxWcWpSgmLxroOT3z3MKzdoMBaR8Yq3uiLyvWg=',
  },
  'm.cross_signing.master': secret(
    'IpCM9miF5F1656CgPjnSTA==',
    'l2YPaafVLug=',
    'TvCO53WL2frjTK09AhMiWvdvSMZTFKCz3yU6U3UmrfM=',
  ),
  'm.cross_signing.self_signing': secret(
    'tpMWum9MejYk5Ucs9ljuMw==',
    'meJtSBWo',
    'cHVEBkEdE8uufBcg/WXcr9U2YCWkVWSfBEaY6tJ/1i8=',
  ),
  'm.cross_signing.user_signing': secret(
    'InI2xJiiTHsgdNdrxAV7GA==',
    '3brWXJ6L',
    '3t86ZNVHB/Uwh4kT3P5T76KzW3w956X8NTX12LoiV+g=',
  ),
};

const keyBytes = Buffer.from('01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3da', 'hex');

/** A secret of the account data, encrypted for that recovery key. */
export function encryptSecret(name: string, text: string) {
  const keys = Buffer.from(hkdfSync('sha256', keyBytes, Buffer.alloc(32), name, 64));
  const iv = Buffer.alloc(16, 1);
  const cipher = createCipheriv('aes-256-ctr', keys.subarray(0, 32), iv);
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const mac = createHmac('sha256', keys.subarray(32)).update(bytes).digest('base64');
  return secret(iv.toString('base64'), bytes.toString('base64'), mac);
}
