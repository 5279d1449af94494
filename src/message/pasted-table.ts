import { isItem, softBreak } from './pasted-lists.ts';

/**
 * The table that begins at this line, as spreadsheets and word processors hand it over: at least two lines with the
 * same number of tabs. Its first line is its head. Lines that all begin with a tab are code.
 */
export function pastedTable(
  lines: readonly string[],
  start: number,
): { readonly rows: readonly string[]; readonly end: number } | undefined {
  const columns = columnsOf(lines[start]);
  if (columns < 2) return undefined;
  let end = start + 1;
  while (columnsOf(lines[end]) === columns) end += 1;
  const taken = lines.slice(start, end);
  if (taken.length < 2 || taken.every((line) => line.startsWith('\t'))) return undefined;
  const cells = taken.map((line) => line.split('\t').map(cell));
  const width = cells.every((row) => row.at(-1) === '') ? columns - 1 : columns;
  if (width < 2) return undefined;
  const [head = [], ...body] = cells.map((row) => `| ${row.slice(0, width).join(' | ')} |`);
  return { rows: [String(head), `|${' --- |'.repeat(width)}`, ...body], end };
}

/** How many cells a line holds; 0 where it is none of a table. */
function columnsOf(line: string | undefined): number {
  if (line === undefined || !line.includes('\t') || line.trim() === '' || isItem(line)) return 0;
  return line.split('\t').length;
}

/** A line break in a cell is a space, a bar is no border. */
function cell(text: string): string {
  return text
    .split(softBreak)
    .join(' ')
    .trim()
    .replace(/\\[\s\S]|\|/g, (found) => (found === '|' ? '\\|' : found));
}
