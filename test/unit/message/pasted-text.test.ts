import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doc, markdown } from '../../../src/message/document.ts';
import { toHtml } from '../../../src/message/html.ts';
import { pastedText } from '../../../src/message/pasted-text.ts';

const html = (text: string) => toHtml(doc(markdown(text))).replace(/\n/g, '');

describe('lists', () => {
  test.each([
    ['•\tUn\n•\tDeux', '<ul><li>Un</li><li>Deux</li></ul>'],
    ['– un\n– deux', '<ul><li>un</li><li>deux</li></ul>'],
    ['‣\u00a0un\n‣\u00a0deux', '<ul><li>un</li><li>deux</li></ul>'],
    ['\uf0b7\tun\n\uf0b7\tdeux', '<ul><li>un</li><li>deux</li></ul>'],
    ['•Un\n•Deux', '<ul><li>Un</li><li>Deux</li></ul>'],
    ['◦ un\n▪ deux', '<ul><li>un<ul><li>deux</li></ul></li></ul>'],
    ['1)\u00a0lire\n2)\u00a0écrire', '<ol><li>lire</li><li>écrire</li></ol>'],
    ['3.\tlire\n4.\técrire', '<ol start="3"><li>lire</li><li>écrire</li></ol>'],
    ['a) oui\nb) non', '<ul class="lettered"><li>a) oui</li><li>b) non</li></ul>'],
    ['ii)\toui\niii)\tnon', '<ul class="lettered"><li>ii) oui</li><li>iii) non</li></ul>'],
    ['•\tUn\no\tSous\n•\tDeux', '<ul><li>Un<ul><li>Sous</li></ul></li><li>Deux</li></ul>'],
    ['1. Un\n\t• a\n\t• b\n2. Deux', '<ol><li>Un<ul><li>a</li><li>b</li></ul></li><li>Deux</li></ol>'],
    ['•\tUn\u000bsuite\n•\tDeux', '<ul><li>Un<br />suite</li><li>Deux</li></ul>'],
    ['•\tUn\nPuis ceci.', '<ul><li>Un</li></ul><p>Puis ceci.</p>'],
    [
      '•\tUn\no\tSous\n\na) oui\nb) non',
      '<ul><li>Un<ul><li>Sous</li></ul></li></ul><ul class="lettered"><li>a) oui</li><li>b) non</li></ul>',
    ],
    ['•\tUn\n\n•\tDeux', '<ul><li><p>Un</p></li><li><p>Deux</p></li></ul>'],
    ['Deux points :\n– un\n– deux', '<p>Deux points\u00a0:</p><ul><li>un</li><li>deux</li></ul>'],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });
});

describe('lines', () => {
  test.each([
    ['un\ndeux', '<p>un<br />deux</p>'],
    ['un\u2028deux\u000btrois', '<p>un<br />deux<br />trois</p>'],
    ['un\u2029deux', '<p>un</p><p>deux</p>'],
    ['un\r\n\u00a0\r\ndeux', '<p>un</p><p>deux</p>'],
    ['##\u00a0Titre\u2028suite', '<h2>Titre suite</h2>'],
    ['-5 °C dehors\n–5 °C ailleurs', '<p>-5 °C dehors<br />–5 °C ailleurs</p>'],
    ['\tUn paragraphe en retrait.', '<p>Un paragraphe en retrait.</p>'],
    ['a\u0000b\u0007c\u001b[31md\u001b[0m\ufeff\ufffce\u202ef', '<p>abcdef</p>'],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });
});

describe('tables', () => {
  const cells = (text: string) => [...html(text).matchAll(/<t[hd]>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell);

  test('pasted as tabs', () => {
    expect(cells('Nom\tNote\nAna\t12\nL|o\t$|x|$\nEt la suite')).toEqual([
      'Nom',
      'Note',
      'Ana',
      '12',
      'L|o',
      '<code class="math">$|x|$</code>',
    ]);
    expect(html('Nom\tNote\nAna\t12\nEt la suite')).toMatch(/<\/table><\/div><p>Et la suite<\/p>$/);
  });

  test('with an empty corner, and lines within a cell', () => {
    expect(cells('\tLundi\n8h\tx\u000by')).toEqual(['', 'Lundi', '8h', 'x y']);
  });

  test('of Markdown, whose dashes a word processor corrected', () => {
    expect(cells('| a | b |\n|—|–|\n| 1 | 2 |')).toEqual(['a', 'b', '1', '2']);
  });

  test.each(['seul\tun onglet', '\tint x;\n\tint y;', 'a\tb\nc\td\te'])('not %j', (text) => {
    expect(html(text)).not.toContain('<table');
  });
});

test.each([
  '```\n•\ta\n– b\tc\nd\te\n```',
  '~~~c\n\tint\tx;\n\tint\ty;\n~~~',
  '$$\n– b\n• c\n$$',
  '\\[\na\tb\nc\td\n\\]',
  '    – code\n\n    x\ty',
  '# Titre\n\n- a\n  - b\n\n1. c\n\n> d\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSoit $a–b$ et `•  c`.',
])('stays as it is: %j', (text) => {
  expect(pastedText(text)).toBe(text);
});

const anyText = fc
  .array(
    fc.constantFrom(
      ...[
        '•',
        '–',
        '\t',
        '\n',
        ' ',
        '\u00a0',
        '\u2028',
        '\u000b',
        'a)',
        'b.',
        '1)',
        '12.',
        'mot',
        '```',
        '$$',
      ],
      ...['\\[', '|', '-', '#', '>', 'o', '\uf0b7', '\u0000', '**', '<!--', '-->', '\r'],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

test('no control character is left', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(pastedText(text)).not.toMatch(/(?![\n\t])\p{Cc}/u);
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  ['items', '•\tligne\n'],
  ['cells', 'a\tb\n'],
  ['maths without an end', '\\[ a\n'],
  ['dollars', '$$ a\n'],
  ['fences', '``` a\n'],
  ['soft breaks', '•\u000b'],
  ['levels', '\t\t\t• a\n\t▪ b\n'],
])('a long text of %s takes little time', (_, part) => {
  const begun = process.threadCpuUsage().user;
  pastedText(part.repeat(65_536 / part.length));
  // The square of it would take seconds.
  expect(process.threadCpuUsage().user - begun).toBeLessThan(800_000);
});

test.each(['1)\t', '1.\t', '1) ', '2)\t', '2. '])(
  '%j at the left margin behind bullets begins a list of its own',
  (sign) => {
    const start = sign.startsWith('2') ? ' start="2"' : '';
    expect(html(`•\tun\n•\tdeux\n${sign}Exercice\n\t•\ta`)).toBe(
      `<ul><li>un</li><li>deux</li></ul><ol${start}><li>Exercice<ul><li>a</li></ul></li></ol>`,
    );
  },
);
