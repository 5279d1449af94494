import { drawFormula } from './drawn-maths.ts';
import { drawnMarkdown } from './markdown-html.ts';

/** Formulas of one text that are drawn ahead: a text with more marks than these is shown as it was written. */
const most = 2_000;

/**
 * Draws the formulas of a text that is about to be shown, one after the other, others getting their turn in between
 * (`giveWay`): a page of them takes longer than anything else in it. Afterwards they are at hand.
 */
export async function mathsAhead(source: string, giveWay: () => Promise<void>): Promise<void> {
  if (!/[$\\]/.test(source)) return;
  const found: (readonly [latex: string, display: boolean])[] = [];
  drawnMarkdown(source, {
    math: (latex, display) => {
      if (found.length < most) found.push([latex, display]);
      return undefined;
    },
  });
  for (const [latex, display] of found) {
    await giveWay();
    drawFormula(latex, display);
  }
}
