import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editContent,
  fileContent,
  sizeOf,
  textContent,
} from '../../../../../adapters/matrix/encode/message.ts';
import {
  actions,
  code,
  type Document,
  doc,
  line,
  link,
  list,
  markdown,
  strong,
} from '../../../../../src/message/document.ts';

const voice = { bot: '@cours:example.org', room: '!a:example.org' };
const options = { key: 'k1', ring: true, mention: [], mentionRoom: false };
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
const html = (document: Document) => textContent(document, voice, options).formatted_body;
const body = (document: Document) => textContent(document, voice, options).body;

describe('a text', () => {
  it('is m.text when it rings and m.notice when not, always with m.mentions and its key', () => {
    const plain = doc(line`Bonjour.`);
    expect(textContent(plain, voice, options)).toEqual({
      msgtype: 'm.text',
      body: 'Bonjour.',
      'm.mentions': {},
      'org.cours.key': 'k1',
    });
    expect(textContent(plain, voice, { ...options, ring: false }).msgtype).toBe('m.notice');
  });

  it('says nothing twice: plain words have no formatted body', () => {
    expect(html(doc(line`Bonjour.`))).toBeUndefined();
    expect(html(doc(line`Bonjour ${strong('Ana')}.`))).toBe('<p>Bonjour <strong>Ana</strong>.</p>');
  });

  it.each<[string, Document, string]>([
    ['code', doc(line`${code('!cours aide')}`), '<p><code>!cours aide</code></p>'],
    ['a link', doc(line`${link('https://a.example', 'ici')}`), '<p><a href="https://a.example">ici</a></p>'],
    [
      'no link of another kind',
      doc(line`${link('javascript:x', 'ici')} ${strong('et')}`),
      '<p>ici (javascript:x) <strong>et</strong></p>',
    ],
    ['a list', doc(list([['un'], [strong('deux')]])), '<ul><li>un</li><li><strong>deux</strong></li></ul>'],
    ['headings from the third level', doc(markdown('# Un\n\n## Deux')), '<h3>Un</h3>\n<h4>Deux</h4>'],
    [
      'maths in a line',
      doc(markdown('soit $a_1 < b$')),
      '<p>soit <span data-mx-maths="a_1 &lt; b"><code>$a_1 &lt; b$</code></span></p>',
    ],
    [
      'maths on a line of its own',
      doc(markdown('$$\\sum x$$')),
      '<div data-mx-maths="\\sum x"><code>$$\\sum x$$</code></div>',
    ],
    [
      'a code block with its language',
      doc(markdown('```js\nx\n```')),
      '<pre><code class="language-js">x\n</code></pre>',
    ],
    [
      'links of Markdown without attributes',
      doc(markdown('[a](https://a.example)')),
      '<p><a href="https://a.example">a</a></p>',
    ],
    [
      'nothing of HTML that somebody wrote',
      doc(markdown('<img src=x onerror=y> *et*')),
      '<p>&lt;img src=x onerror=y&gt; <em>et</em></p>',
    ],
    [
      'a mention as a link to the person',
      doc(line`${{ kind: 'mention', person: 'p1', name: 'Ana', user: '@ana:example.org' }}`),
      '<p><a href="https://matrix.to/#/%40ana%3Aexample.org">Ana</a></p>',
    ],
    [
      'another post as a link to its event',
      doc(line`${{ kind: 'post', post: 'p', text: 'la séance', reference: '$e' }}`),
      '<p><a href="https://matrix.to/#/!a%3Aexample.org/%24e?via=example.org">la séance</a></p>',
    ],
    [
      'the bot’s own address',
      doc(line`${{ kind: 'direct', text: 'écrivez-moi' }}`),
      '<p><a href="https://matrix.to/#/%40cours%3Aexample.org">écrivez-moi</a></p>',
    ],
  ])('shows %s', (_, document, expected) => {
    expect(html(document)).toBe(expected);
  });

  it('reads well alone: the address of the bot is said, maths keep their source', () => {
    expect(body(doc(line`En privé : ${{ kind: 'direct', text: 'écrivez-moi' }}.`))).toBe(
      'En privé : écrivez-moi (@cours:example.org).',
    );
    expect(body(doc(markdown('soit $a_1$')))).toBe('soit $a_1$');
  });

  it('rings no room by what somebody wrote', () => {
    expect(body(doc(line`@room et @Room`))).toBe('@\u2060room et @\u2060Room');
    expect(textContent(doc(line`@room`), voice, options)['m.mentions']).toEqual({});
  });

  it('has no empty body', () => {
    const only = actions({ sign: '👍', label: 'Oui', command: 'audio oui' });
    expect(body(doc(only))).toBe('…');
  });

  it('mentions whom it is told to, once, and the room', () => {
    const said = { ...options, mention: ['@a:b', '@a:b', '@c:d'], mentionRoom: true };
    expect(textContent(doc(line`x`), voice, said)['m.mentions']).toEqual({
      user_ids: ['@a:b', '@c:d'],
      room: true,
    });
  });

  it('leaves out mentions for which there is no room in an event', () => {
    const mention = Array.from({ length: 3_000 }, (_, n) => `@student-${n}:example.org`);
    const content = textContent(doc(markdown('x'.repeat(15_000))), voice, { ...options, mention });
    expect((bytes(content) * 4) / 3 + 1_500).toBeLessThan(65_536);
  });
});

describe('an edit', () => {
  it('is silent, full, and keeps the look of what it replaces', () => {
    const content = editContent('$e', doc(line`2 ${strong('personnes')}`), voice, options);
    expect(content).toMatchObject({
      msgtype: 'm.notice',
      body: '* 2 personnes',
      'm.mentions': {},
      'm.relates_to': { rel_type: 'm.replace', event_id: '$e' },
      'm.new_content': { msgtype: 'm.text', body: '2 personnes', format: 'org.matrix.custom.html' },
    });
  });

  it('does not say a long text twice', () => {
    const content = editContent('$e', doc(line`${'mot '.repeat(1_000)}`), voice, options);
    expect(String(content.body).length).toBeLessThan(250);
  });
});

describe('a file', () => {
  it.each([
    ['image/png', 'm.image'],
    ['audio/ogg', 'm.audio'],
    ['video/mp4', 'm.video'],
    ['application/pdf', 'm.file'],
  ])('of type %s is %s', (type, msgtype) => {
    const file = { blob: 'b', name: 'arbre.x', type, size: 3 };
    expect(fileContent(file, { url: 'mxc://a/b' }, options)).toEqual({
      msgtype,
      body: 'arbre.x',
      filename: 'arbre.x',
      info: { mimetype: type, size: 3 },
      url: 'mxc://a/b',
      'm.mentions': {},
      'org.cours.key': 'k1',
    });
  });
});

describe('the size of a document', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 2_000 });
  it('is at least what is sent, first or as an edit, encrypted', () => {
    fc.assert(
      fc.property(text, text, (words, source) => {
        const document = doc(line`${words}`, markdown(source));
        const sent = [textContent(document, voice, options), editContent('$e', document, voice, options)];
        expect(sizeOf(document)).toBeGreaterThanOrEqual((Math.max(...sent.map(bytes)) * 4) / 3);
      }),
    );
  });
});

describe('whatever is written', () => {
  it('brings no tag or attribute that Matrix does not show', () => {
    const markup = fc.stringMatching(/^[<>a-z"'=/ *_`$[\]()#!:\n|-]{0,200}$/);
    fc.assert(
      fc.property(markup, markup, (words, source) => {
        const shown = html(doc(line`${words}${strong(words)}`, markdown(source))) ?? '';
        for (const [, tag, attributes] of String(shown).matchAll(/<([a-z0-9]+)([^>]*)>/g)) {
          expect(tag).toMatch(
            /^(h[3-6]|p|br|hr|blockquote|pre|code|div|span|ul|ol|li|strong|em|s|a|table|thead|tbody|tr|th|td)$/,
          );
          expect(attributes).toMatch(/^( (href|class|start|data-mx-maths)="[^"]*")*( ?\/)?$/);
        }
      }),
    );
  });
});
