import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doc, markdown } from '../../../src/message/document.ts';
import { toHtml } from '../../../src/message/html.ts';

const html = (source: string) => toHtml(doc(markdown(source)));
const maths = (source: string) =>
  [...html(source).matchAll(/<code class="math">([^<]*)<\/code>/g)].map(([, latex]) => latex);

describe('amounts are text', () => {
  it.each([
    'Le manuel coûte 25$, le cahier 8$.',
    'Le manuel coûte 25 $, le cahier 8$.',
    'De 5$ à 10$ par mois',
    'Entre $5-$10, ou $25,$8',
    'Il coûte $5 et elle $10.',
    '**25$** et **8$**, (30$) ou [9$] ou « 7$ »',
    '25$US ou 30$CA, puis 8$',
    '25 $US, ou 30 $CA, puis 8$',
    '10k$/an et 12k$/an',
    '1 000$; 2 000$: 3 000$! 4 000$?',
    '25,50$ puis 8.30$',
    '$25 ou 8$',
    '5 $ et 6 $',
    '25$$ et 30$$',
    'Un $ seul',
    '|25$|8$|\n|-|-|\n|9$|7$|',
  ])('%s', (source) => {
    expect(maths(source)).toEqual([]);
  });
});

describe('maths keep what was typed', () => {
  it.each([
    ['$n$ième', ['$n$']],
    ['$x_1$ et $x_2$', ['$x_1$', '$x_2$']],
    ['les 2 $n$-uplets', ['$n$']],
    ['($n$), « $m$ »', ['$n$', '$m$']],
    ['$25$ et $x = 8$', ['$25$', '$x = 8$']],
    ['3$\\times$ plus', ['$\\times$']],
    ['**$a_1$** *$b_2$*', ['$a_1$', '$b_2$']],
    ['\\(a_1 * b_1\\) et \\(c*d\\)', ['\\(a_1 * b_1\\)', '\\(c*d\\)']],
    ['\\[ x_1 \\\\ y_1 \\]', ['\\[ x_1 \\\\ y_1 \\]']],
    ['Donc$$x_1$$', ['$$x_1$$']],
    ['$$\na\n- b\n+ c\n$$\nfin', ['$$\na\n- b\n+ c\n$$']],
    ['Donc :\n\\[\na\n> b\n\\]', ['\\[\na\n&gt; b\n\\]']],
    ['# $O(n)$ et 5$', ['$O(n)$']],
  ])('%s', (source, expected) => {
    expect(maths(source)).toEqual(expected);
  });

  it.each([
    ['Le prix $5 et `code $x` puis $y$', '<code>code $x</code>'],
    ['$a `b$` c$', '<code>b$</code>'],
    ['$$a `b$$` c', '<code>b$$</code>'],
    ['\\(a `b\\)` c', '<code>b\\)</code>'],
    ['`$` vaut `$x$`', '<code>$x$</code>'],
    ['$a ``b`$`` c', '<code>b`$</code>'],
  ])('a code span of %s is never swallowed', (source, expected) => {
    expect(html(source)).toContain(expected);
  });

  it('escaped brackets of a link that shall be none stay so', () => {
    expect(html('\\[texte\\](https://a.example)')).toContain('[texte](');
  });

  it('on lines of their own are drawn out of the paragraph, also between brackets', () => {
    const math = (latex: string, display: boolean) =>
      display ? `<div>${latex}</div>` : `<code>${latex}</code>`;
    expect(toHtml(doc(markdown('Donc :\n\\[\nx\n\\]\noù \\(y\\)')), { math })).toBe(
      '<p>Donc\u00a0:</p>\n<div>x</div><p>où <code>y</code></p>\n',
    );
  });
});

describe('as properties', () => {
  const piece = fc.constantFrom(
    ...[
      '$',
      '$$',
      '5$',
      '$x',
      'a',
      ' ',
      '`',
      '``',
      '\\(',
      '\\)',
      '\\[',
      '\\]',
      ',',
      '8',
      '*',
      '_',
      '\n',
      '\\',
    ],
  );
  const line = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
  const signs = (text: string) => text.replace(/[^$\p{L}\d]/gu, '');
  const shown = (source: string) =>
    signs(
      html(source)
        .replace(/<[^>]*>/g, '')
        .replace(/&\w+;/g, ''),
    );

  it('no dollar, letter or digit is ever lost', () => {
    fc.assert(
      fc.property(line, (source) => {
        // Indented code and fences begin lines; what is lost there would be Markdown's own doing.
        const text = `a ${source.replace(/\n+\s*/g, '\nb ').replace(/\n$/, '')}`;
        expect(shown(text)).toBe(signs(text));
      }),
    );
  });

  it('a code span stands whole between anything without backticks', () => {
    const around = line.map((text) => text.replace(/[`\\\n]/g, ''));
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(html(`a ${before} \`le code\` ${after}`)).toContain('<code>le code</code>');
      }),
    );
  });
});

it.each(['\\(', '\\[', '\\[\n', '\\(`'])('« %s » again and again is looked through once', (part) => {
  // Twice what a material may hold: the square of it would outlast the test.
  expect(maths(part.repeat(128_000 / part.length))).toHaveLength(0);
});
