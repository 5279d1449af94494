import type { Block, Document, Inline } from './document.ts';

/**
 * The document as text that can be read alone: a notification, a screen reader's news, a log, the
 * fallback body of a platform. Actions are left out, because every sign has its words in the lines.
 */
export function toPlain(document: Document): string {
  return document.blocks
    .map(plainBlock)
    .filter((text) => text !== '')
    .join('\n');
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'line':
      return plainInlines(block.inlines);
    case 'list':
      return block.items.map((item) => `• ${plainInlines(item)}`).join('\n');
    case 'markdown':
      return block.source.trim();
    case 'actions':
      return '';
  }
}

function plainInlines(inlines: readonly Inline[]): string {
  return inlines.map(plainInline).join('');
}

function plainInline(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  switch (inline.kind) {
    case 'strong':
      return inline.text;
    case 'code':
      return `\`${inline.text}\``;
    case 'link':
      return inline.text === undefined ? inline.url : `${inline.text} (${inline.url})`;
    case 'mention':
      return nameOf(inline);
    case 'post':
    case 'direct':
      return inline.text;
  }
}

/** How a mention reads where it is no more than a name; an erased person has none. */
export function nameOf(mention: { readonly name?: string; readonly user?: string }): string {
  return mention.name ?? mention.user ?? '…';
}
