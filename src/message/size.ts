/** Size of a text in bytes of UTF-8, which is how every limit of ours counts. */
export function textBytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
