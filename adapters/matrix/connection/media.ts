import { z } from 'zod';
import { decryptFile, encryptFile } from './crypto.ts';
import { MatrixFault } from './faults.ts';
import { HomeserverError, type Http, path } from './http.ts';
import type { MediaSource } from './types.ts';

const uploaded = z.object({ content_uri: z.string() });
const patience = 5 * 60_000;

/** Puts a file onto the server; encrypted, neither its name nor its type is told. */
export async function upload(
  http: Http,
  bytes: Uint8Array,
  type: string,
  name: string,
  encrypt: boolean,
): Promise<MediaSource> {
  if (!encrypt) return { url: await put(http, bytes, type, name) };
  const encrypted = encryptFile(bytes);
  return { file: { ...encrypted.file, url: await put(http, encrypted.bytes, 'application/octet-stream') } };
}

/** The bytes of a file, decrypted; throws a MatrixFault when they are more than `most`, or not what was sent. */
export async function download(http: Http, source: MediaSource, most: number): Promise<Uint8Array> {
  if ('url' in source) return fetched(http, source.url, most);
  const bytes = await fetched(http, String(source.file.url), most);
  try {
    return decryptFile(bytes, source.file);
  } catch {
    throw new MatrixFault('rejected', 'The file cannot be decrypted with the keys that came with it.');
  }
}

async function put(http: Http, bytes: Uint8Array, type: string, name?: string): Promise<string> {
  const options = { body: bytes, type, query: { filename: name }, timeout: patience };
  return uploaded.parse(await http.json('POST', '/_matrix/media/v3/upload', options)).content_uri;
}

async function fetched(http: Http, mxc: string, most: number): Promise<Uint8Array> {
  const [, server, media] = /^mxc:\/\/([^/?#]+)\/([^/?#]+)$/.exec(mxc) ?? [];
  if (server === undefined || media === undefined)
    throw new MatrixFault('rejected', 'The file has no valid address.');
  return limited(await open(http, server, media), most);
}

/** Servers older than Matrix 1.11 know only the old address, which asks for no token. */
async function open(http: Http, server: string, media: string): Promise<Response> {
  const options = { timeout: patience };
  try {
    return await http.open('GET', path`/_matrix/client/v1/media/download/${server}/${media}`, options);
  } catch (error) {
    const unknown = error instanceof HomeserverError && error.errcode === 'M_UNRECOGNIZED';
    if (!unknown) throw error;
    return http.open('GET', path`/_matrix/media/v3/download/${server}/${media}`, options);
  }
}

/** Reads no further than `most`, whatever the server says about the length. */
async function limited(response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw new MatrixFault('rejected', `The file is larger than ${most} bytes.`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
