import { limits } from '../domain/limits.ts';
import type { FileRef } from '../domain/session.ts';
import { fileName } from '../message/file-name.ts';
import { ChatFault, type InboundFile } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';

/**
 * Keeps the files of a command, under names of one form. One beyond the limit, or that the platform will not give, has a size
 * beyond the limit and no bytes: the verb refuses it. One that is gone is left out. Throws what may pass.
 */
export async function storedFiles(
  store: Pick<Store, 'putBlob'>,
  files: readonly InboundFile[],
): Promise<readonly FileRef[]> {
  const refs: FileRef[] = [];
  for (const file of files) {
    const ref = await stored(store, file);
    if (ref !== undefined) refs.push(ref);
  }
  return refs;
}

async function stored(store: Pick<Store, 'putBlob'>, file: InboundFile): Promise<FileRef | undefined> {
  const { type, size } = file;
  const name = fileName(file.name);
  const tooLarge = { blob: '', name, type, size: Math.max(size, limits.fileBytes + 1) };
  if (size > limits.fileBytes) return tooLarge;
  try {
    const bytes = await file.read();
    // What a message says of a file's size is only said.
    if (bytes.byteLength > limits.fileBytes) return tooLarge;
    return { blob: await store.putBlob(bytes), name, type, size: bytes.byteLength };
  } catch (error) {
    if (!(error instanceof ChatFault)) throw error;
    // Its author has deleted it meanwhile, or it is not for us.
    if (error.code === 'notFound' || error.code === 'forbidden') return undefined;
    if (error.code === 'rejected') return tooLarge;
    throw error;
  }
}
