import temml from 'temml';
import { escapeHtml } from './escape-html.ts';
import type { DrawMath } from './markdown-math.ts';
import type { AllowedHtml } from './sanitize.ts';

/** Characters of one formula that is drawn; a page of aligned equations has a thousand. */
const longest = 2_000;
/** Of what one formula becomes, and of all in one text: a few characters make many cells. */
const most = { formula: 30_000, text: 150_000 } as const;
/** Computing time (µs) that new formulas of one text may take while others wait; what comes later is its source. */
const patience = 15_000;
/** Characters of formulas that are kept: those of a hundred pages. */
const mostKept = 4_000_000;

/** Formulas as they were drawn, or that they cannot be; those used longest ago go. */
const kept = new Map<string, string | undefined>();
let keptSize = 0;

/**
 * Draws the maths of one text as MathML, which browsers show without a script or a font of ours: their source is read
 * on hover, and copied (`title`). What is no formula, is too large, or expands without end is left as its source;
 * definitions hold within one formula. Nothing is loaded, and no link or style of the author's comes out.
 */
export function mathsDrawn(): DrawMath {
  let written = 0;
  let spent = 0;
  return (latex, display) => {
    if (latex.length > longest || written > most.text) return undefined;
    if (!kept.has(keyOf(latex, display))) {
      if (spent > patience) return undefined;
      const begun = process.threadCpuUsage().user;
      drawFormula(latex, display);
      spent += process.threadCpuUsage().user - begun;
    }
    const math = drawFormula(latex, display);
    if (math === undefined) return undefined;
    written += math.length;
    const title = escapeHtml(latex);
    return display
      ? `<div class="math wide" tabindex="0" title="${title}">${math}</div>`
      : `<span class="math" title="${title}">${math}</span>`;
  };
}

/** A formula as MathML, drawn once; undefined where it cannot be, or is too large. */
export function drawFormula(latex: string, display: boolean): string | undefined {
  if (latex.length > longest) return undefined;
  const key = keyOf(latex, display);
  const known = kept.has(key);
  const drawn = known ? kept.get(key) : mathml(latex, display);
  const math = drawn !== undefined && drawn.length <= most.formula ? drawn : undefined;
  kept.delete(key);
  kept.set(key, math);
  if (!known) keptSize += key.length + (math?.length ?? 0);
  for (const [other, old] of kept) {
    if (keptSize <= mostKept) break;
    kept.delete(other);
    keptSize -= other.length + (old?.length ?? 0);
  }
  return math;
}

const keyOf = (latex: string, display: boolean) => `${display ? 'd' : 'i'}${latex}`;

function mathml(latex: string, displayMode: boolean): string | undefined {
  try {
    const drawn = temml.renderToString(typed(latex), {
      displayMode,
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      maxSize: [20, 400],
    });
    return drawn.replace(/<m[a-z]+ [^>]*>/g, withoutStyle);
  } catch {
    return undefined;
  }
}

/** What word processors make of an apostrophe and of a minus in a formula. */
function typed(latex: string): string {
  return latex
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[–−]/g, '-')
    .replace(/[\u00a0\u2009\u202f]/g, ' ');
}

/** A page's policy forbids styles: of those that mean something an attribute or a class says the same. */
function withoutStyle(tag: string): string {
  const style = / style="([^"]*)"/.exec(tag)?.[1];
  if (style === undefined) return tag;
  const colour = /(?:^|;)\s*color:\s*(#[\da-f]{3,8})\b/i.exec(style)?.[1];
  const sides = ['top', 'right', 'bottom', 'left'].filter((side) => style.includes(`border-${side}:`));
  const classes = [
    ...(/ class="([^"]*)"/.exec(tag)?.[1]?.split(' ') ?? []),
    ...sides.map((side) => `line-${side}`),
    ...(/(?:^|;)\s*border:\s*1px/.test(style) ? ['boxed'] : []),
  ];
  const bare = tag.replace(/ (?:style|class)="[^"]*"/g, '').slice(0, -1);
  return `${bare}${classes.length === 0 ? '' : ` class="${classes.join(' ')}"`}${colour === undefined ? '' : ` mathcolor="${colour}"`}>`;
}

const elements = [
  ...[
    'math',
    'mrow',
    'mi',
    'mn',
    'mo',
    'ms',
    'mtext',
    'mspace',
    'mfrac',
    'msqrt',
    'mroot',
    'mstyle',
    'mpadded',
  ],
  ...['msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mmultiscripts', 'mprescripts', 'none'],
  ...['mtable', 'mtr', 'mtd', 'menclose', 'mphantom'],
];
const attributes = [
  ...['class', 'display', 'displaystyle', 'scriptlevel', 'mathvariant', 'mathcolor', 'mathbackground'],
  ...['width', 'height', 'depth', 'voffset', 'lspace', 'rspace', 'stretchy', 'symmetric', 'fence', 'form'],
  ...[
    'separator',
    'largeop',
    'movablelimits',
    'minsize',
    'maxsize',
    'accent',
    'accentunder',
    'linethickness',
  ],
  ...['notation', 'columnalign', 'rowspan', 'columnspan'],
];

/** What of MathML may come out, beside a page's HTML. */
export const allowedMaths: AllowedHtml = {
  tags: [...elements, 'span'],
  attributes: {
    ...Object.fromEntries(elements.map((element) => [element, attributes])),
    span: ['class', 'title'],
  },
};
