import type { Block, Document, Inline } from './document.ts';
import { nameOf } from './plain.ts';

/**
 * The document as CommonMark, for platforms and files that read it. Plain strings are escaped, so that
 * a title cannot forge a link; `markdown` blocks stand as they were written. Actions are left out.
 */
export function toMarkdown(document: Document): string {
  return document.blocks
    .map(markdownBlock)
    .filter((text) => text !== '')
    .join('\n\n');
}

function markdownBlock(block: Block): string {
  switch (block.kind) {
    case 'line':
      return escapeStart(markdownLine(block.inlines, block.struck));
    case 'list':
      return block.items.map((item) => `- ${escapeStart(markdownLine(item, block.struck))}`).join('\n');
    case 'markdown':
      return block.source.trim();
    case 'actions':
      return '';
  }
}

function markdownLine(inlines: readonly Inline[], struck: true | undefined): string {
  return struck === true ? `~~${markdownInlines(inlines)}~~` : markdownInlines(inlines);
}

function markdownInlines(inlines: readonly Inline[]): string {
  return inlines.map(markdownInline).join('');
}

function markdownInline(inline: Inline): string {
  if (typeof inline === 'string') return escapeMarkdown(inline);
  switch (inline.kind) {
    case 'strong':
      return `**${escapeMarkdown(inline.text)}**`;
    case 'code':
      return codeSpan(inline.text);
    case 'link':
      if (!/^(https?:\/\/|mailto:)/i.test(inline.url))
        return escapeMarkdown(`${inline.text ?? ''} (${inline.url})`.trim());
      return inline.text === undefined
        ? `<${inline.url}>`
        : `[${escapeMarkdown(inline.text)}](<${inline.url}>)`;
    case 'mention':
      return escapeMarkdown(nameOf(inline));
    case 'post':
    case 'message':
    case 'direct':
    case 'timed':
      return escapeMarkdown(inline.text);
  }
}

/** Text that Markdown shows as it is. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>~|$&]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

/** What would begin a heading, a quotation or a list at the start of a line stays text. */
function escapeStart(text: string): string {
  return text.replace(/^(\s*)([#+-])(?=\s|$|#|-)/, '$1\\$2').replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** A code span whose fence is longer than any run of backticks inside (CommonMark 6.1). */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
