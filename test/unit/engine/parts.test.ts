import { describe, expect, it } from 'vitest';
import { partsFor } from '../../../src/engine/parts.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import { doc, line, markdown } from '../../../src/message/document.ts';
import { toPlain } from '../../../src/message/plain.ts';

const sizeOf = (document: Parameters<typeof toPlain>[0]) => toPlain(document).length;
const limits = { textBytes: 1_000, fileBytes: 100, sizeOf };
const words = wordsOf('fr');

describe('partsFor', () => {
  it('keeps a short text whole and sends each file as a part of its own', async () => {
    const file = { blob: 'b', name: 'a.pdf', type: 'application/pdf', size: 50 };
    const parts = await partsFor(limits, doc(line`Bonjour`), [file, file], words, async () => 'x');
    expect(parts.map((part) => part.kind)).toEqual(['text', 'file', 'file']);
  });

  it('makes a summary and a file of a text beyond the limit, with every byte in the file', async () => {
    const source = Array.from({ length: 400 }, (_, n) => `mot${n}`).join(' ');
    const kept: Uint8Array[] = [];
    const parts = await partsFor(limits, doc(line`📖 Titre`, markdown(source)), [], words, async (bytes) => {
      kept.push(bytes);
      return 'blob';
    });
    expect(parts).toHaveLength(2);
    const [text, file] = parts;
    expect(text?.kind === 'text' && sizeOf(text.document)).toBeLessThanOrEqual(1_000);
    expect(text?.kind === 'text' && toPlain(text.document)).toContain('📖 Titre');
    expect(file).toMatchObject({ kind: 'file', file: { blob: 'blob', type: 'text/markdown' } });
    expect(new TextDecoder().decode(kept[0])).toContain('mot399');
  });

  it('names a file that is too large instead of sending it', async () => {
    const file = { blob: 'b', name: 'film.mp4', type: 'video/mp4', size: 101 };
    const parts = await partsFor(limits, doc(line`Voici`), [file], words, async () => 'x');
    expect(parts).toHaveLength(1);
    expect(parts[0]?.kind === 'text' && toPlain(parts[0].document)).toContain('film.mp4');
  });
});
