import { describe, expect, test } from 'vitest';
import { doc, markdown } from '../../../src/message/document.ts';
import { mathsDrawn } from '../../../src/message/drawn-maths.ts';
import { toHtml } from '../../../src/message/html.ts';

const html = (text: string) => toHtml(doc(markdown(text)), { math: mathsDrawn() });

describe('maths drawn', () => {
  test.each([
    [
      'Soit $\\frac{n}{2}$.',
      '<span class="math" title="\\frac{n}{2}"><math><mfrac><mi>n</mi><mn>2</mn></mfrac></math></span>',
    ],
    ['$f’(x)$', 'title="f’(x)"'],
    [
      '\\[\n\\sum_i a_i\n\\]',
      '<div class="math wide" tabindex="0" title="\\sum_i a_i"><math display="block"',
    ],
    ['$\\begin{pmatrix} a & b \\end{pmatrix}$', '<mtd><mi>a</mi></mtd>'],
    ['$\\textcolor{red}{x}$', 'mathcolor="#ff0000"'],
    ['$\\begin{array}{c|c} a & b \\end{array}$', 'class="line-right"'],
  ])('%s', (text, expected) => {
    expect(html(text)).toContain(expected);
    expect(html(text)).not.toMatch(/style=/);
  });

  test.each(['$\\frac{1}{$', '$\\inconnue{x}$', '$\\begin{matrix} a$', '$\\url{https://a.example}$'])(
    'a bad formula shows its source: %s',
    (text) => {
      expect(html(text)).toContain(`<code class="math">${text.replace(/&/g, '&amp;')}</code>`);
    },
  );

  test('a bad formula on lines of its own is a paragraph', () => {
    expect(html('$$\n\\frac{1}{\n$$')).toMatch(/^<p><code class="math">/);
  });

  test.each([
    '$\\text{<img src=x onerror=alert(1)>}$',
    '$\\href{javascript:alert(1)}{x}$',
    '$\\class{a" onclick="b}{x}$',
    '$\\style{color:red}{x}$',
    '$\\includegraphics{https://a.example/b.png}$',
    '$x"onmouseover="alert(1)$',
    '$\\html{<b>}$',
  ])('nothing of the author comes out as a tag: %s', (text) => {
    const tags =
      html(text)
        .match(/<[^>]*>/g)
        ?.map((tag) => tag.replace(/="[^"]*"/g, '')) ?? [];
    expect(tags.filter((tag) => /^<(?:img|a|b|script)\b|\son\w+|style/i.test(tag))).toEqual([]);
  });

  test.each([
    ['that expands without end', '\\def\\a{\\a\\a}\\a'],
    ['that doubles', `\\def\\a#1{#1#1}${'\\a{'.repeat(30)}x${'}'.repeat(30)}`],
    ['that is long', 'x+'.repeat(2_000)],
    ['with a huge table', `\\begin{matrix}${'&'.repeat(1_990)}`],
  ])('a formula %s shows its source', (_, latex) => {
    const begun = process.threadCpuUsage().user;
    expect(html(`$${latex}$`).includes('<code class="math">')).toBe(true);
    expect(process.threadCpuUsage().user - begun).toBeLessThan(300_000);
  });

  test('definitions hold within one formula', () => {
    expect(html('$\\gdef\\a{b}\\a$ et $\\a$')).toContain('<code class="math">$\\a$</code>');
  });

  test('a text full of large formulas takes little time', () => {
    const text = `$$${'x+'.repeat(400)}x$$\n\n`.repeat(60);
    const begun = process.threadCpuUsage().user;
    const shown = html(text);
    expect(process.threadCpuUsage().user - begun).toBeLessThan(1_500_000);
    expect([shown.includes('<math'), shown.includes('<code class="math">')]).toEqual([true, true]);
  });
});
