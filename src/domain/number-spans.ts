/** Numbers that follow one another: 4 to 6; `from` and `to` are the same where it is one. */
export interface NumberSpan {
  readonly from: number;
  readonly to: number;
}

/** 1, 2, 3, 5 as 1–3 and 5. Numbers come in ascending order, each once. */
export function numberSpans(numbers: readonly number[]): readonly NumberSpan[] {
  const spans: NumberSpan[] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last !== undefined && last.to === number - 1) spans[spans.length - 1] = { ...last, to: number };
    else spans.push({ from: number, to: number });
  }
  return spans;
}

/** Sessions as a line names them: `S1-S3, S5`; the lines that the bot gives are read back so. */
export function typedSessions(numbers: readonly number[]): string {
  return numberSpans(numbers)
    .map(({ from, to }) => (from === to ? `S${from}` : `S${from}-S${to}`))
    .join(', ');
}
