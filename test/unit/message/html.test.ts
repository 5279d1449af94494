import { describe, expect, test } from 'vitest';
import {
  actions,
  command,
  type Document,
  doc,
  line,
  link,
  list,
  markdown,
  strong,
} from '../../../src/message/document.ts';
import { toHtml } from '../../../src/message/html.ts';

const source = (text: string): Document => doc(markdown(text));

describe('lines and lists', () => {
  test('plain strings stay text, whatever they hold', () => {
    const html = toHtml(doc(line`${'<script>alert(1)</script> *a* [b](https://c.example)'}`));
    expect(html).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt; *a* [b](https://c.example)</p>');
  });

  test('nodes become their elements', () => {
    expect(toHtml(doc(line`${strong('S1')} ${command('agenda')}`, list([['un'], ['deux']])))).toBe(
      '<p><strong>S1</strong> <code>!cours agenda</code></p><ul><li>un</li><li>deux</li></ul>',
    );
  });

  test('links lead to the web and to mail, and nowhere else', () => {
    expect(toHtml(doc(line`${link('https://a.example/?b=1&c=2', 'ici')}`))).toBe(
      '<p><a href="https://a.example/?b=1&amp;c=2" rel="noopener noreferrer" target="_blank">ici</a></p>',
    );
    expect(toHtml(doc(line`${link('javascript:alert(1)', 'ici')}`))).not.toContain('<a');
  });

  test('a long address is shown without its parameters, and leads to the whole of it', () => {
    const url = `https://visio.example/cours-k7q2m9?lang=fr#${'config.a=true&'.repeat(5)}`;
    const html = toHtml(doc(line`${link(url)}`));
    expect(html).toContain('>https://visio.example/cours-k7q2m9…</a>');
    expect(html).toContain(`href="${url.replaceAll('&', '&amp;')}"`);
  });

  test('mentions, other messages and the private conversation are the platform’s to draw', () => {
    const document = doc(
      line`${{ kind: 'mention', person: 'p1', name: 'Ana', user: '@ana' }}`,
      line`${{ kind: 'post', post: 'k', text: 'plus haut', reference: 'm1' }}`,
      line`${{ kind: 'direct', text: 'Cours' }}`,
    );
    expect(toHtml(document)).toBe('<p>Ana</p><p>plus haut</p><p>Cours</p>');
    expect(
      toHtml(document, {
        mention: (person) => `<i>${person.user}</i>`,
        messageUrl: ({ reference }) => `#${reference}`,
        directUrl: '/direct',
      }),
    ).toBe('<p><i>@ana</i></p><p><a href="#m1">plus haut</a></p><p><a href="/direct">Cours</a></p>');
  });

  test('actions are left out unless the platform draws them', () => {
    const document = doc(line`Envoyer ?`, actions({ sign: '✅', label: 'Envoyer', command: 'agenda' }));
    expect(toHtml(document)).toBe('<p>Envoyer\u00a0?</p>');
    expect(toHtml(document, { actions: (all) => `<b>${all.length}</b>` })).toContain('<b>1</b>');
  });

  test('French signs never begin a line', () => {
    expect(toHtml(doc(line`« oui » : de 14 h 15 à 16 h, 84 ko ?`))).toBe(
      '<p>«\u00a0oui\u00a0»\u00a0: de 14\u00a0h\u00a015 à 16\u00a0h, 84\u00a0ko\u00a0?</p>',
    );
  });
});

describe('Markdown', () => {
  test('shows headings, lists, code and tables', () => {
    const html = toHtml(source('# Arbres\n\n1. un\n\n```c\nint x<y;\n```\n\n|a|b|\n|-|-:|\n|1|2|'));
    expect(html).toContain('<h1>Arbres</h1>');
    expect(html).toContain('<li>un</li>');
    expect(html).toContain('int x&lt;y;');
    expect(html).toContain('<td class="right">2</td>');
    expect(html).not.toContain('style=');
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '<a href="javascript:alert(1)">x</a>',
    '![x](javascript:alert(1))',
    '```"><script>alert(1)</script>\ncode\n```',
    '[x](//evil.example)',
  ])('lets nothing of %s run or load', (text) => {
    const html = toHtml(source(text), { image: () => undefined });
    expect(html).not.toMatch(/<script|<img|<[^>]+href="(javascript|data|\/\/)|<[^>]+\son\w+=/i);
  });

  test.each([
    ['Le [sujet](td1.pdf).', '<p>Le sujet (td1.pdf).</p>'],
    ['[b]\n\n[b]: /fermer', '<p>b (/fermer)</p>'],
    ['[**x** `y`](<a b>) et [z]()', '<p><strong>x</strong> <code>y</code> (a b) et z</p>'],
    ['<ftp://a.example/é>', '<p>ftp://a.example/é</p>'],
    ['[séance.pdf](séance.pdf)', '<p>séance.pdf</p>'],
    ['[schéma](data:image/png;base64,AAAA)', '<p>schéma</p>'],
    ['![](data:image/png;base64,AAAA)', '<p><em>…</em></p>'],
  ])('%s leads nowhere: it stays text, with its address', (text, expected) => {
    expect(toHtml(source(text)).trim()).toBe(expected);
  });

  test('keeps a good link in the text of one that leads nowhere, and an image in a link as its words', () => {
    const out = 'rel="noopener noreferrer" target="_blank"';
    expect(toHtml(source('[<https://a.example>](td.pdf)')).trim()).toBe(
      `<p><a href="https://a.example" ${out}>https://a.example</a> (td.pdf)</p>`,
    );
    expect(toHtml(source('[![Arbre](https://b.example/c.png)](https://a.example)')).trim()).toBe(
      `<p><a href="https://a.example" ${out}><em>Arbre</em></a></p>`,
    );
  });

  test('shows images of ours, and links to the others', () => {
    const image = (name: string) => (name === 'arbre.png' ? '/files/1' : undefined);
    expect(toHtml(source('![Un arbre](arbre.png)'), { image })).toContain('src="/files/1" alt="Un arbre"');
    const foreign = toHtml(source('![Un arbre](https://a.example/b.png)'), { image });
    expect(foreign).not.toContain('<img');
    expect(foreign).toContain('href="https://a.example/b.png"');
  });

  test('leaves maths as its source', () => {
    const html = toHtml(source('Soit $a_1 + b_1$ puis $$x \\\\ y$$, pour 5 $ et 6 $.'));
    expect(html).toContain('<code class="math">$a_1 + b_1$</code>');
    expect(html).toContain('<code class="math">$$x \\\\ y$$</code>');
    expect(html).toContain('5 $ et 6 $');
  });

  test.each([
    ['Soit $a_1$.', '<p>Soit <i>a_1</i>.</p>'],
    ['$$\nx < y\n$$', '<b>x < y</b>'],
    ['Donc :\n$$x$$\noù', '<p>Donc\u00a0:</p>\n<b>x</b><p>où</p>\n'],
    ['$$x$$ $$y$$', '<b>x</b><b>y</b>'],
    ['- $$x$$ et $y$', '<ul>\n<li>\n<b>x</b> et <i>y</i></li>\n</ul>\n'],
    ['# $$x$$', '<h1><i>x</i></h1>\n'],
    ['**$$x$$**', '<p><strong><i>x</i></strong></p>\n'],
    ['a\n$$\n$$', '<p>a\n$$\n$$</p>\n'],
    ['|$$x$$|\n|-|', '<th><i>x</i></th>'],
    ['`$x$`', '<code>$x$</code>'],
  ])('draws the maths of %s as the platform wants', (text, expected) => {
    const draw = (latex: string, display: boolean) => (display ? `<b>${latex}</b>` : `<i>${latex}</i>`);
    const allowed = {
      tags: ['p', 'b', 'i', 'ul', 'li', 'h1', 'strong', 'table', 'thead', 'tr', 'th', 'code'],
      attributes: {},
    };
    const escaped = (latex: string, display: boolean) => draw(latex.replace('<', '&lt;'), display);
    const html = toHtml(source(text), { math: escaped, allowed });
    expect(html.replace('&lt;', '<')).toContain(expected);
  });

  test('gives headings levels without a gap where asked', () => {
    const html = toHtml(source('### t\n\n# u\n\n#### v\n\n## w'), { headingsFrom: 3 });
    expect([...html.matchAll(/<h(\d)>(\w)/g)].map(([, level, text]) => `${text}${level}`)).toEqual([
      't3',
      'u3',
      'v4',
      'w4',
    ]);
  });

  test('keeps a single line break', () => {
    expect(toHtml(source('a\nb'))).toBe('<p>a<br />\nb</p>\n');
  });

  test('lets another platform allow less', () => {
    const html = toHtml(source('# a\n\n|b|\n|-|\n|c|'), { allowed: { tags: ['p'], attributes: {} } });
    expect(html).not.toMatch(/<(h1|table|div)/);
    expect(html).toContain('a');
    const links = { tags: ['p', 'a'], attributes: { a: ['href'] } };
    expect(toHtml(doc(line`${link('https://a.example', 'b')}`), { allowed: links })).toBe(
      '<p><a href="https://a.example">b</a></p>',
    );
  });

  test('lets another platform allow some classes', () => {
    const allowed = {
      tags: ['pre', 'code'],
      attributes: {},
      classes: { code: ['language-*'] },
    };
    expect(toHtml(source('```c\nint\n```'), { allowed })).toContain('<code class="language-c">');
    expect(toHtml(source('Soit $x$'), { allowed })).toContain('<code>$x$</code>');
  });
});
