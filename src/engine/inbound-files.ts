import { limits } from '../domain/limits.ts';
import type { FileRef } from '../domain/session.ts';
import type { InboundFile } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';

/** Keeps the files of a command; one beyond the limit keeps its size and no bytes: the verb refuses it. */
export async function storedFiles(
  store: Pick<Store, 'putBlob'>,
  files: readonly InboundFile[],
): Promise<readonly FileRef[]> {
  const refs: FileRef[] = [];
  for (const file of files) {
    const { name, type, size } = file;
    const blob = size > limits.fileBytes ? '' : await store.putBlob(await file.read());
    refs.push({ blob, name, type, size });
  }
  return refs;
}
