import type { Block, Document, Inline } from '../../src/message/document.ts';

/** A document as plain text, for assertions: code in backquotes, links as addresses, actions as `[👍 label → command]`. */
export function plain(document: Document | undefined): string {
  if (document === undefined) return '';
  return document.blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'line':
      return inline(block.inlines);
    case 'list':
      return block.items.map((item) => `- ${inline(item)}`).join('\n');
    case 'markdown':
      return block.source;
    case 'actions':
      return block.actions.map((action) => `[${action.sign} ${action.label} → ${action.command}]`).join(' ');
  }
}

function inline(parts: readonly Inline[]): string {
  return parts.map(inlineText).join('');
}

function inlineText(part: Inline): string {
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'strong':
      return part.text;
    case 'code':
      return `\`${part.text}\``;
    case 'link':
      return part.text === undefined ? part.url : `${part.text} (${part.url})`;
    case 'mention':
      return `@${part.person}`;
    case 'post':
    case 'message':
    case 'direct':
    case 'timed':
      return part.text;
  }
}
