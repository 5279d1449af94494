import { limits } from '../domain/limits.ts';
import type { FileRef } from '../domain/session.ts';
import { ChatFault, type InboundFile } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';

/** Keeps the files of a command; one beyond the limit keeps a size and no bytes: the verb refuses it. */
export async function storedFiles(
  store: Pick<Store, 'putBlob'>,
  files: readonly InboundFile[],
): Promise<readonly FileRef[]> {
  const refs: FileRef[] = [];
  for (const file of files) {
    const { name, type } = file;
    const bytes = file.size > limits.fileBytes ? 'tooLarge' : await bytesOf(file);
    if (bytes === 'gone') continue;
    // What the sender said of the size is a claim; what came counts.
    if (bytes === 'tooLarge')
      refs.push({ blob: '', name, type, size: Math.max(file.size, limits.fileBytes + 1) });
    else refs.push({ blob: await store.putBlob(bytes), name, type, size: bytes.byteLength });
  }
  return refs;
}

/** The bytes of a file; 'gone' where its author has deleted it meanwhile, or it is not for us. */
async function bytesOf(file: InboundFile): Promise<Uint8Array | 'gone' | 'tooLarge'> {
  try {
    return await file.read();
  } catch (error) {
    if (!(error instanceof ChatFault)) throw error;
    if (error.code === 'notFound' || error.code === 'forbidden') return 'gone';
    if (error.code === 'rejected') return 'tooLarge';
    throw error;
  }
}
