/** Where the run of so many backticks that ends a code span stands, at `from` or later; undefined: nowhere. */
export type ClosingTicks = (ticks: number, from: number) => { readonly end: number } | undefined;

/** Finds what closes code spans in a text (CommonMark 0.31, 6.1): a run of exactly as many backticks. */
export function closingTicks(text: string): ClosingTicks {
  const starts = new Map<number, number[]>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const known = starts.get(run.length);
    if (known === undefined) starts.set(run.length, [index]);
    else known.push(index);
  }
  return (ticks, from) => {
    const of = starts.get(ticks) ?? [];
    let low = 0;
    let high = of.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((of[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const start = of[low];
    return start === undefined ? undefined : { end: start + ticks };
  };
}
