import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/domain/limits.ts';
import { storedFiles } from '../../../src/engine/inbound-files.ts';
import { ChatFault, type InboundFile } from '../../../src/ports/chat.ts';

const store = { putBlob: async (bytes: Uint8Array) => `blob of ${bytes.byteLength}` };
const file = (size: number, read: () => Promise<Uint8Array>): InboundFile => ({
  name: 'notes.pdf',
  type: 'application/pdf',
  size,
  read,
});
const fault = (code: ChatFault['code']) => () => Promise.reject(new ChatFault(code, code));

describe('files of a command', () => {
  it('are kept, with the size that came and not the one that was claimed', async () => {
    const kept = await storedFiles(store, [file(999, async () => new Uint8Array(3))]);
    expect(kept).toEqual([{ blob: 'blob of 3', name: 'notes.pdf', type: 'application/pdf', size: 3 }]);
  });

  it('have no bytes when they are too large, said before or found out', async () => {
    const unread = () => expect.unreachable();
    const kept = await storedFiles(store, [file(limits.fileBytes * 2, unread), file(5, fault('rejected'))]);
    expect(kept.map(({ blob }) => blob)).toEqual(['', '']);
    expect(kept.every(({ size }) => size > limits.fileBytes)).toBe(true);
  });

  it.each(['notFound', 'forbidden'] as const)('are left out when they are %s', async (code) => {
    expect(await storedFiles(store, [file(5, fault(code))])).toEqual([]);
  });

  it('are asked for again while the platform does not answer', async () => {
    await expect(storedFiles(store, [file(5, fault('temporary'))])).rejects.toMatchObject({
      code: 'temporary',
    });
  });
});
