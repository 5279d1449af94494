const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Two bytes that say what it is, the key, a byte that makes all of them cancel out (XOR). */
const size = 35;

/** The 32 bytes of a recovery key as clients show it, in base58; undefined when it is none. */
export function decodeRecoveryKey(text: string): Uint8Array | undefined {
  let number = 0n;
  for (const letter of text.replace(/\s/g, '')) {
    const digit = alphabet.indexOf(letter);
    if (digit < 0) return undefined;
    number = number * 58n + BigInt(digit);
  }
  const bytes = Buffer.from(number.toString(16).padStart(2 * size, '0'), 'hex');
  const parity = bytes.reduce((sum, byte) => sum ^ byte, 0);
  if (bytes.length !== size || bytes[0] !== 0x8b || bytes[1] !== 0x01 || parity !== 0) return undefined;
  return bytes.subarray(2, size - 1);
}
