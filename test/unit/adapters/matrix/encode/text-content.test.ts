import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SayOptions, textContent, type Voice } from '../../../../../adapters/matrix/encode/message.ts';
import {
  actions,
  command,
  type Document,
  doc,
  type Inline,
  line,
  link,
  list,
  markdown,
  strong,
} from '../../../../../src/message/document.ts';
import { struckOut } from '../../../../../src/message/struck-out.ts';
import { anyDocument } from './documents.ts';

const voice: Voice = { bot: '@cours:a.example', room: '!salon:b.example' };
const options: SayOptions = { key: 'k1', ring: true, mention: [], mentionRoom: false };
const encoded = (document: Document, more: Partial<SayOptions> = {}) =>
  textContent(document, voice, { ...options, ...more });
const html = (document: Document) => encoded(document).formatted_body;
const inline = (each: Inline) => doc(line`${each} !`);

test('a plain line is its text alone, and says under which key it was sent', () => {
  expect(encoded(doc(line`S1 : 5 < 6 & « oui »`))).toMatchObject({ msgtype: 'm.text' });
  expect(encoded(doc(line`5 < 6 & "7"`))).toEqual({
    msgtype: 'm.text',
    body: '5 < 6 & "7"',
    'm.mentions': {},
    'org.cours.key': 'k1',
  });
});

test('what does not ring is a notice', () => {
  expect(encoded(doc(line`a`), { ring: false }).msgtype).toBe('m.notice');
});

test('what no longer holds is struck out, in the plain form too', () => {
  const { body, formatted_body: shown } = encoded(struckOut(doc(line`✅ S1 : ${strong('B204')}.`)));
  expect(body).toBe('~~S1 : B204.~~');
  expect(String(shown).replace(/[\u202f\u00a0]/gu, ' ')).toBe(
    '<p><del>S1 : <strong>B204</strong>.</del></p>',
  );
});

test('a document without words still has some text', () => {
  const empty = doc(actions({ sign: '✅', label: 'Envoyer', command: 'agenda' }));
  for (const document of [doc(), empty, doc(line` `)]) expect(encoded(document).body).toBe('…');
  expect(encoded(doc())).not.toHaveProperty('formatted_body');
});

test('no-break spaces are worth a formatted text', () => {
  expect(html(doc(line`Envoyer ?`))).toBe('<p>Envoyer\u00a0?</p>');
});

describe('inlines', () => {
  test.each<[Inline, string, string]>([
    [strong('S1'), 'S1', '<strong>S1</strong>'],
    [command('agenda'), '`!cours agenda`', '<code>!cours agenda</code>'],
    [
      link('https://c.example/?a=1&b', 'ici'),
      'ici (https://c.example/?a=1&b)',
      '<a href="https://c.example/?a=1&amp;b">ici</a>',
    ],
    [
      link('mailto:a@b.example', 'nous'),
      'nous (mailto:a@b.example)',
      '<a href="mailto:a@b.example">nous</a>',
    ],
    [link('javascript:alert(1)', 'ici'), 'ici (javascript:alert(1))', 'ici (javascript:alert(1))'],
    [
      { kind: 'mention', person: 'p1', name: 'Ana', user: '@ana:a.example' },
      'Ana',
      '<a href="https://matrix.to/#/@ana:a.example">Ana</a>',
    ],
    [
      { kind: 'mention', person: 'p1', name: '<i>', user: '@a/b=c+d:a.example' },
      '<i>',
      '<a href="https://matrix.to/#/@a%2Fb%3Dc%2Bd:a.example">&lt;i&gt;</a>',
    ],
    [{ kind: 'mention', person: 'p1', name: 'Ana' }, 'Ana', 'Ana'],
    [
      { kind: 'mention', person: 'p1', name: 'é'.repeat(61), user: 'local' },
      `${'é'.repeat(60)}…`,
      `${'é'.repeat(60)}…`,
    ],
    [
      { kind: 'post', post: 'k', text: 'plus haut', reference: '$e/1:b.example' },
      'plus haut',
      '<a href="https://matrix.to/#/!salon:b.example/$e%2F1:b.example?via=a.example">plus haut</a>',
    ],
    [{ kind: 'post', post: 'k', text: 'plus haut' }, 'plus haut', 'plus haut'],
    [
      { kind: 'direct', text: 'en privé' },
      'en privé (@cours:a.example)',
      '<a href="https://matrix.to/#/@cours:a.example">en privé</a>',
    ],
  ])('%j', (each, text, formatted) => {
    expect(encoded(inline(each)).body).toBe(`${text} !`);
    expect(html(inline(each))).toBe(`<p>${formatted}\u00a0!</p>`);
  });
});

describe('blocks', () => {
  test('lines and lists', () => {
    const content = encoded(doc(line`a`, list([['un'], [strong('deux')]]), line`b`));
    expect(content.body).toBe('a\n• un\n• deux\nb');
    expect(content.format).toBe('org.matrix.custom.html');
    expect(content.formatted_body).toBe('<p>a</p><ul><li>un</li><li><strong>deux</strong></li></ul><p>b</p>');
  });

  test.each([
    ['# Arbres\n\n#### Nœuds', '<h3>Arbres</h3>\n<h4>Nœuds</h4>'],
    ['a\nb *c* ~~d~~', '<p>a<br />\nb <em>c</em> <s>d</s></p>'],
    ['3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['> a\n\n---', '<blockquote>\n<p>a</p>\n</blockquote>\n<hr />'],
    ['```c\nint x<y;\n```', '<pre><code class="language-c">int x&lt;y;\n</code></pre>'],
    ['|a|\n|-:|\n|1|', '<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>'],
    ['[a](https://a.example "t")', '<p><a href="https://a.example">a</a></p>'],
    ['https://a.example', '<p><a href="https://a.example">https://a.example</a></p>'],
    ['![arbre](https://a.example/i.png)', '<p><a href="https://a.example/i.png">arbre</a></p>'],
    ['![arbre](arbre.png) ![b](mxc://a.example/b)', '<p><em>arbre</em> <em>b</em></p>'],
    ['$a_1 < b"$', '<p><span data-mx-maths="a_1 &lt; b&quot;"><code>a_1 &lt; b"</code></span></p>'],
    ['a\n\n$$\n\\frac{a}{b}\n$$', '<div data-mx-maths="\\frac{a}{b}"><code>\\frac{a}{b}</code></div>'],
  ])('Markdown: %s', (source, formatted) => {
    expect(html(doc(markdown(source)))).toContain(formatted);
    expect(encoded(doc(markdown(source))).body).toBe(source);
  });

  test('Markdown that is only text needs no formatted text', () => {
    expect(encoded(doc(markdown('Un arbre.\n')))).not.toHaveProperty('formatted_body');
    expect(html(doc(markdown('2 \\* 3')))).toBe('<p>2 * 3</p>');
  });
});

describe('nobody is rung by what is only text', () => {
  test('@room is parted in the text', () => {
    const content = encoded(doc(line`@room et @ROOM`, markdown('`@room` [x](https://matrix.to/#/@a:b)')));
    expect(content.body).toBe('@\u2060room et @\u2060ROOM\n`@\u2060room` [x](https://matrix.to/#/@a:b)');
    expect(content['m.mentions']).toEqual({});
  });

  test('a name in the text rings only whom the options name', () => {
    const named = inline({ kind: 'mention', person: 'p1', name: 'Ana', user: '@ana:a.example' });
    expect(encoded(named)['m.mentions']).toEqual({});
    expect(encoded(named, { mention: ['@bo:a.example', '@bo:a.example'] })['m.mentions']).toEqual({
      user_ids: ['@bo:a.example'],
    });
    expect(encoded(named, { mentionRoom: true })['m.mentions']).toEqual({ room: true });
  });
});

/** The spec's own list (v1.11, m.room.message msgtypes), with the attributes that we use. */
const tags = new Set(
  `del h1 h2 h3 h4 h5 h6 blockquote p a ul ol sup sub li b i u strong em s code hr br div table thead tbody
  tr th td caption pre span img details summary`.split(/\s+/),
);
const attributes =
  /^(?: (?:href="(?:https?:\/\/|mailto:)[^"<>]*"|start="\d+"|class="language-[^"<> ]*"|data-mx-maths="[^"<>]*"))*(?: \/)?$/i;

test('nothing but the tags and attributes of the spec comes out, closed in order', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const shown = String(html(document) ?? '');
      const open: string[] = [];
      for (const [, slash, tag = '', rest] of shown.matchAll(/<(\/?)([^\s/>]*)([^>]*)>/g)) {
        expect(tags).toContain(tag);
        if (slash === '/') expect(open.pop()).toBe(tag);
        else {
          expect(rest).toMatch(attributes);
          if (!rest?.endsWith('/')) open.push(tag);
        }
      }
      expect(open).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('whatever the document, the text can be sent and rings nobody', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const content = encoded(document);
      expect(String(content.body).trim()).not.toBe('');
      expect(content.body).not.toMatch(/@room/i);
      expect(content['m.mentions']).toEqual({});
      expect(JSON.stringify(content).isWellFormed()).toBe(true);
      expect(JSON.stringify(content)).not.toMatch(/(?<!\\)(?:\\\\)*\\ud[89a-f]/i);
    }),
  );
});
