import { fold } from '../fold.ts';

/** Counts elementary steps of reading, so that a test can show that they grow in step with the text. */
export interface Meter {
  steps: number;
}

/** A number, a word (folded: no case, no accents) or a mark, and where it stands in the text. */
export interface Token {
  readonly kind: 'number' | 'word' | 'mark';
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Nothing stands between it and the token before. */
  readonly glued: boolean;
}

const dashes = new Set(['-', '‐', '‑', '‒', '–', '—', '―', '−']);

/** Cuts a text into tokens. White space and apostrophes only separate. Linear; any text has tokens. */
export function tokenize(text: string, meter: Meter): readonly Token[] {
  const tokens: Token[] = [];
  let open: { kind: 'number' | 'word'; text: string; from: number; to: number } | undefined;
  let lastEnd = 0;
  const close = () => {
    if (open === undefined) return;
    tokens.push({ ...open, glued: open.from === lastEnd && tokens.length > 0 });
    lastEnd = open.to;
    open = undefined;
  };
  let at = 0;
  for (const raw of text) {
    meter.steps += 1;
    const to = at + raw.length;
    const folded = dashes.has(raw) ? '-' : fold(raw);
    const kind = kindOf(folded);
    if (kind === 'number' || kind === 'word') {
      if (open?.kind === kind) {
        open.text += folded;
        open.to = to;
      } else {
        close();
        open = { kind, text: folded, from: at, to };
      }
    } else if (kind === 'mark') {
      close();
      tokens.push({ kind, text: folded, from: at, to, glued: at === lastEnd && tokens.length > 0 });
      lastEnd = to;
    } else if (kind === 'space') close();
    else if (open !== undefined) open.to = to;
    else if (at === lastEnd) lastEnd = to;
    at = to;
  }
  close();
  return tokens;
}

/** An apostrophe separates like a space; what folds to nothing (accents, zero-width marks) is in no one's way. */
function kindOf(folded: string): 'number' | 'word' | 'mark' | 'space' | 'nothing' {
  if (folded === '') return 'nothing';
  if (folded === "'" || folded.trim() === '') return 'space';
  if (/^[0-9]+$/u.test(folded)) return 'number';
  return /^\p{L}+$/u.test(folded) ? 'word' : 'mark';
}
