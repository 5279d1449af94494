import { describe, expect, it } from 'vitest';
import { imagesIn, markdownToHtml } from '../../../src/message/markdown-html.ts';
import { isTooDense } from '../../../src/message/too-dense.ts';

const lines = (count: number, text: string) => `${text}\n`.repeat(count);
const table = (columns: number, rows: number, row = `|${'a|'.repeat(columns)}`, before = '') =>
  `${before}|${'t|'.repeat(columns)}\n${before}|${'-|'.repeat(columns)}\n${lines(rows, before + row)}`;

describe('Markdown that takes long to draw', () => {
  it.each([
    ['a table of many cells', table(20, 1_400)],
    ['a table whose short rows are filled up', table(300, 300, '|')],
    ['a quoted one', table(300, 300, '|', '> ')],
    ['one in a list', `- |${'t|'.repeat(300)}\n  |${'-|'.repeat(300)}\n${lines(300, '  |')}`],
    ['one without outer lines', `${'t|'.repeat(300)}t\n${'-|'.repeat(300)}-\n${lines(300, 'a|')}`],
    ['many tables', `${table(60, 12, '|')}\n`.repeat(12)],
    ['many words in bold', '**a** '.repeat(8_000)],
    ['many items', lines(15_000, '- a')],
    ['many quotations', '> a\n\n'.repeat(12_000)],
    ['many addresses', 'http://a.b '.repeat(5_500)],
    ['many addresses without a scheme', '//a.bc '.repeat(5_500)],
    ['many addresses of people', 'mailto:a@b.cd '.repeat(4_500)],
    ['many ampersands', 'a &amp; b & '.repeat(3_000)],
    ['many brackets', '['.repeat(60_000)],
    ['what only looks like code', ` \`\`\`\n\`\`\`\n${table(20, 1_400)}`],
    ['what follows code in a list', `- \`\`\`\n  \`\`\`\n\`\`\`\n\`\`\`\n${table(20, 1_400)}`],
    ['what follows code in code', `~~~\n\`\`\`\n~~~\n${table(20, 1_400)}\n\`\`\``],
  ])('is %s: shown as it was written', (_, source) => {
    const html = markdownToHtml(source);
    expect(html.startsWith('<pre tabindex="0"><code>')).toBe(true);
    expect(html).not.toMatch(/<(?!\/?(?:pre|code)\b)/u);
    expect(imagesIn(`${source}\n\n![a](b)`)).toEqual([]);
  });

  it('shows no HTML of the author', () => {
    expect(markdownToHtml(`<script>x</script>\n${table(20, 1_400)}`)).toContain('&lt;script&gt;');
  });

  it.each([
    ['a large table of marks', table(6, 300)],
    ['long prose', 'Un paragraphe de *cours* avec une [note](http://example.org).\n\n'.repeat(400)],
    ['a long program', `\`\`\`c\n${lines(1_500, 'for (i = 0; i < n; i++) a[i] |= *b_c[i];')}\`\`\`\n`],
    ['figures with signs', `| a | b |\n|---|---|\n${lines(300, '| - | -1 |')}`],
    ['a page of exercises', lines(600, '1. Montrer que $x_1 + y_2 = z$')],
  ])('is not %s', (_, source) => {
    expect(isTooDense(source)).toBe(false);
  });
});
