import { blobName } from '../domain/blob-name.ts';
import { limits } from '../domain/limits.ts';
import type { FileRef } from '../domain/session.ts';
import { fileName } from '../message/file-name.ts';
import { ChatFault, type InboundFile } from '../ports/chat.ts';
import type { FileWrite } from '../ports/store.ts';
import type { Decision } from '../services/decision.ts';

/** A file as it was read; without bytes where it is too large, or where the platform will not give them. */
interface ReadFile {
  readonly ref: FileRef;
  readonly bytes?: Uint8Array;
}

/**
 * The files of a message. At first only what the message says of them, under names of one form, with no blob: who may
 * not give files, or more of them, is refused on that. Their bytes are read once a decision would keep them, and are
 * stored with that decision or not at all.
 */
export class MessageFiles {
  readonly #files: readonly InboundFile[];
  #read: readonly ReadFile[] | undefined;

  constructor(files: readonly InboundFile[]) {
    this.#files = files;
  }

  get refs(): readonly FileRef[] {
    return this.#read?.map(({ ref }) => ref) ?? this.#files.map(announced);
  }

  /** Would this decision keep files that were not read yet? Then it is to be made anew after `read`. */
  isAwaited(decision: Pick<Decision, 'given'>): boolean {
    return this.#read === undefined && (decision.given ?? []).some(({ blob }) => blob === '');
  }

  /**
   * Reads the bytes. A file beyond the limit, or that the platform refuses, has a size beyond the limit: the decision
   * refuses it. One that is gone is left out. Throws what may pass.
   */
  async read(): Promise<void> {
    const read: ReadFile[] = [];
    for (const file of this.#files) {
      const one = await readFile(file);
      if (one !== undefined) read.push(one);
    }
    this.#read = read;
  }

  /** The bytes of a blob of this message, once read. */
  bytesOf(blob: string): Uint8Array | undefined {
    return this.#read?.find(({ ref }) => ref.blob === blob)?.bytes;
  }
}

/** What a decision keeps, as the store takes it: whose it is, and the bytes where they came with these messages. */
export function filesKept(
  messages: readonly MessageFiles[],
  { given }: Pick<Decision, 'given'>,
  courseId: string | undefined,
  person: string,
): { readonly files?: readonly FileWrite[] } {
  if (given === undefined || given.length === 0 || courseId === undefined) return {};
  const files = given.map(({ blob, size }) => {
    const bytes = messages.map((each) => each.bytesOf(blob)).find((found) => found !== undefined);
    return { blob, size, courseId, person, ...(bytes === undefined ? {} : { bytes }) };
  });
  return { files };
}

function announced({ name, type, size }: InboundFile): FileRef {
  return { blob: '', name: fileName(name), type, size };
}

async function readFile(file: InboundFile): Promise<ReadFile | undefined> {
  const ref = announced(file);
  const tooLarge = { ref: { ...ref, size: Math.max(ref.size, limits.fileBytes + 1) } };
  if (ref.size > limits.fileBytes) return tooLarge;
  try {
    const bytes = await file.read();
    // What a message says of a file's size is only said.
    if (bytes.byteLength > limits.fileBytes) return tooLarge;
    return { ref: { ...ref, blob: blobName(bytes), size: bytes.byteLength }, bytes };
  } catch (error) {
    if (!(error instanceof ChatFault)) throw error;
    // Its author has deleted it meanwhile, or it is not for us.
    if (error.code === 'notFound' || error.code === 'forbidden') return undefined;
    if (error.code === 'rejected') return tooLarge;
    throw error;
  }
}
