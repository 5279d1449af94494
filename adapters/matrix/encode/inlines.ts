import type { Document, Inline } from '../../../src/message/document.ts';

/** The document with each inline of its lines and lists as `change` makes it. */
export function withInlines(document: Document, change: (inline: Inline) => Inline): Document {
  const blocks = document.blocks.map((block) => {
    if (block.kind === 'line') return { ...block, inlines: block.inlines.map(change) };
    if (block.kind === 'list') return { ...block, items: block.items.map((item) => item.map(change)) };
    return block;
  });
  return { blocks };
}
