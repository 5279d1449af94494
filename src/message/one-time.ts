import { randomUUID } from 'node:crypto';
import type { Block, Document, Inline } from './document.ts';

/** A code that holds once and for a while: a `code` node with `once`. */
type Once = NonNullable<Extract<Inline, { readonly kind: 'code' }>['once']>;

/**
 * What is written with a one-time code in it, by the id of its node. Of this process alone: no post, no
 * outbox row and no message of the local chat holds it, and a restart makes codes that are still to be sent expire.
 */
const held = new Map<string, string>();

/** The document as it may be stored: one-time codes are kept in memory until they expire. `now` in epoch ms. */
export function sealed(document: Document, now: number): Document {
  return changed(document, (text, once) => {
    if (text === once.instead) return undefined;
    const id = once.id ?? randomUUID();
    if (!held.has(id)) setTimeout(() => held.delete(id), Math.max(0, once.until - now)).unref();
    held.set(id, text);
    return [{ kind: 'code', text: once.instead, once: { ...once, id } }];
  });
}

/**
 * The document as it is read at `now` (epoch ms; absent: as long as codes are kept): with its one-time codes,
 * or what is said in place of those that expired.
 */
export function unsealed(document: Document, now = Number.NEGATIVE_INFINITY): Document {
  return changed(document, (_, once) => {
    const text = once.id === undefined || now >= once.until ? undefined : held.get(once.id);
    return text === undefined
      ? [once.gone, { kind: 'code', text: once.instead }]
      : [{ kind: 'code', text, once }];
  });
}

/** The document with other inlines in place of its one-time codes; itself where it has none. */
function changed(
  document: Document,
  change: (text: string, once: Once) => readonly Inline[] | undefined,
): Document {
  const hasOnce = (inlines: readonly Inline[]) => inlines.some((inline) => onceOf(inline) !== undefined);
  const all = (inlines: readonly Inline[]) =>
    inlines.flatMap((inline) => {
      const once = onceOf(inline);
      const code = typeof inline === 'string' || inline.kind !== 'code' ? '' : inline.text;
      return (once === undefined ? undefined : change(code, once)) ?? [inline];
    });
  const inlinesOf = (block: Block) =>
    block.kind === 'line' ? block.inlines : block.kind === 'list' ? block.items.flat() : [];
  if (!document.blocks.some((block) => hasOnce(inlinesOf(block)))) return document;
  const blocks = document.blocks.map((block): Block => {
    if (block.kind === 'line') return { ...block, inlines: all(block.inlines) };
    return block.kind === 'list' ? { ...block, items: block.items.map(all) } : block;
  });
  return { ...document, blocks };
}

function onceOf(inline: Inline): Once | undefined {
  return typeof inline !== 'string' && inline.kind === 'code' ? inline.once : undefined;
}
