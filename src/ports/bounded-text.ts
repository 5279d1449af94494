/**
 * The text of an answer, read no further than `most` bytes; undefined where there is more, and the connection
 * is let go. A server that never stops talking would fill the memory otherwise. Rejects as the body does.
 */
export async function boundedText(response: Response, most: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
