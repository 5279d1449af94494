/** Marks of Markdown, in all, that are drawn: a dense page of lists and tables has some hundreds. */
const mostMarks = 4_000;
/** Cells of its tables: a row that is too short is filled up, so that few characters make many cells. */
const mostCells = 2_500;

const marks = /[*_`[\]|$<~\\&\n]/g;
/** What may become a link by itself, which takes as long as some marks. */
const addresses = /\/\/|mailto:/gi;
const marksOfAddress = 3;
/** At the beginning of a line: quotations, list items, headings; each may stand in the one before. */
const openings = /^(?:[ \t]*(?:[>*+#-]|\d{1,9}[.)]))+/;
const fence = /^(`{3,}(?=[^`]*$)|~{3,})/;
/** Where this was seen, a fence may lie inside something else, and nothing counts as code any more. */
const unclear = /^[\s>*+\-\d.)]+(?:```|~~~)|\$\$/;
/** The line below a table's first one, quoted or in a list too. */
const delimiter = /^[\s>*+\d.)]*[|:-][\s|:-]*$/;

/**
 * Would drawing this Markdown take long (0.3 ms for 100 marks or cells, a second for the worst 64 kB: nothing of one person shall hold the others up for 50 ms)? Linear; counts
 * rather too much, but nothing inside fenced code, which is drawn as it is.
 */
export function isTooDense(source: string): boolean {
  // Even if each were a mark; the smallest table with too many cells takes more.
  if (source.length < 100) return false;
  let marked = 0;
  let cells = 0;
  let table = { columns: 0, rows: 0 };
  let open: string | undefined;
  let clear = true;
  for (const line of source.split('\n')) {
    const ticks = fence.exec(line)?.[1];
    if (open !== undefined) {
      if (ticks?.startsWith(open) === true && line.trim() === ticks) open = undefined;
      continue;
    }
    clear &&= !unclear.test(line);
    if (ticks !== undefined && clear) open = ticks;
    marked += marksOfAddress * (line.match(addresses)?.length ?? 0);
    marked +=
      1 + (line.match(marks)?.length ?? 0) + (openings.exec(line)?.[0].replace(/[\s\d]/g, '').length ?? 0);
    if (line.trim() === '' || open !== undefined) {
      cells += table.columns * table.rows;
      table = { columns: 0, rows: 0 };
    } else {
      const columns = delimiter.test(line) ? line.split('|').length : 0;
      table = { columns: Math.max(table.columns, columns), rows: table.rows + 1 };
    }
    if (marked > mostMarks || cells + table.columns * table.rows > mostCells) return true;
  }
  return false;
}
