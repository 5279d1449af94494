import { limits } from '../domain/limits.ts';
import type { FileRef } from '../domain/session.ts';
import { ChatFault, type InboundFile } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';

/** Keeps the files of a command; one beyond the limit keeps its size and no bytes: the verb refuses it. */
export async function storedFiles(
  store: Pick<Store, 'putBlob'>,
  files: readonly InboundFile[],
): Promise<readonly FileRef[]> {
  const refs: FileRef[] = [];
  for (const file of files) {
    const { name, type, size } = file;
    const bytes = size > limits.fileBytes ? new Uint8Array() : await bytesOf(file);
    if (bytes === undefined) continue;
    const blob = size > limits.fileBytes ? '' : await store.putBlob(bytes);
    refs.push({ blob, name, type, size });
  }
  return refs;
}

/** The bytes of a file; undefined where its author has deleted it meanwhile. */
async function bytesOf(file: InboundFile): Promise<Uint8Array | undefined> {
  try {
    return await file.read();
  } catch (error) {
    if (error instanceof ChatFault && error.code === 'notFound') return undefined;
    throw error;
  }
}
