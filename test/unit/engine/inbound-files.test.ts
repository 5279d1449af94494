import { describe, expect, it } from 'vitest';
import { blobName } from '../../../src/domain/blob-name.ts';
import { limits } from '../../../src/domain/limits.ts';
import { filesKept, MessageFiles } from '../../../src/engine/inbound-files.ts';
import { ChatFault, type ChatFaultCode, type InboundFile } from '../../../src/ports/chat.ts';

const file = (size: number, read: InboundFile['read']): InboundFile => ({
  name: 'notes.pdf',
  type: 'application/pdf',
  size,
  read,
});
const failing = (code: ChatFaultCode) => async () => {
  throw new ChatFault(code, 'no');
};

/** What is known of one file once it is read, and how many bytes there are to be kept. */
async function kept(given: InboundFile) {
  const files = new MessageFiles([given]);
  await files.read();
  const { refs } = files;
  const written = filesKept([files], { given: refs }, 'course', 'prof').files ?? [];
  return { refs, blobs: written.flatMap(({ bytes }) => bytes?.byteLength ?? []) };
}

describe('files of a command', () => {
  it('are kept with the size that they have, whatever their message says', async () => {
    const { refs, blobs } = await kept(file(0, async () => new Uint8Array(12)));
    expect(blobs).toEqual([12]);
    expect(refs).toEqual([
      { blob: blobName(new Uint8Array(12)), name: 'notes.pdf', type: 'application/pdf', size: 12 },
    ]);
  });

  it('beyond the limit are not read, and keep their size', async () => {
    const size = limits.fileBytes + 7;
    const { refs, blobs } = await kept(file(size, failing('temporary')));
    expect(refs).toMatchObject([{ blob: '', size }]);
    expect(blobs).toEqual([]);
  });

  it('that turn out to be larger than said are as if they had said so', async () => {
    const large = await kept(file(5, async () => new Uint8Array(limits.fileBytes + 1)));
    const rejected = await kept(file(5, failing('rejected')));
    for (const { refs, blobs } of [large, rejected]) {
      expect(refs).toMatchObject([{ blob: '', size: limits.fileBytes + 1 }]);
      expect(blobs).toEqual([]);
    }
  });

  it.each(['notFound', 'forbidden'] as const)('that are %s are left out', async (code) => {
    expect((await kept(file(5, failing(code)))).refs).toEqual([]);
  });

  it.each(['temporary', 'rateLimited'] as const)(
    'are read again later when the fault is %s',
    async (code) => {
      await expect(kept(file(5, failing(code)))).rejects.toThrow(ChatFault);
    },
  );
});
