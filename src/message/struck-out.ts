import type { Block, Document, Inline } from './document.ts';

const undoSign = '↩️';

/** What people may still read of what no longer holds: its lines struck out, without pictograms and offers. */
export function struckOut(document: Document): Document {
  const blocks = document.blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'list') return [{ ...block, struck: true }];
    if (block.kind !== 'line') return [];
    const inlines = withoutPictogram(withoutOffer(block.inlines));
    return inlines.length === 0 ? [] : [{ ...block, inlines, struck: true }];
  });
  return { blocks };
}

/** Does a line offer to take back what it says (« ↩️ ou `!cours défaire` »)? */
export function offersUndo(document: Document): boolean {
  return document.blocks.some(
    (block) => block.kind === 'line' && block.inlines.some((inline) => isOffer(inline)),
  );
}

function isOffer(inline: Inline): boolean {
  return typeof inline === 'string' && inline.includes(undoSign);
}

/** What stands before the offer. */
function withoutOffer(inlines: readonly Inline[]): readonly Inline[] {
  const at = inlines.findIndex(isOffer);
  if (at < 0) return inlines;
  const text = String(inlines[at]).split(undoSign, 1)[0]?.trimEnd() ?? '';
  return [...inlines.slice(0, at), ...(text === '' ? [] : [text])];
}

function withoutPictogram([first, ...rest]: readonly Inline[]): readonly Inline[] {
  if (first === undefined) return [];
  if (typeof first !== 'string') return [first, ...rest];
  const text = first.replace(/^\p{Extended_Pictographic}\ufe0f?\s*/u, '');
  return text === '' ? rest : [text, ...rest];
}
