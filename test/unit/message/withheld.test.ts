import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doc, markdown } from '../../../src/message/document.ts';
import { toHtml } from '../../../src/message/html.ts';
import { toMarkdown } from '../../../src/message/markdown.ts';
import { toPlain } from '../../../src/message/plain.ts';
import { readable } from '../../../src/message/withheld.ts';

describe('comments', () => {
  it.each([
    ['a <!-- corrigé : 42 --> b', 'a b'],
    ['<!-- corrigé -->Suite.', 'Suite.'],
    ['<!--\n```\n42\n```\n-->\nSuite', '\nSuite'],
    ['Avant <!-- a\n\n- 42\n\n-->suite', 'Avant suite'],
    ['- un\n- deux <!-- 42 -->\n- trois', '- un\n- deux \n- trois'],
    ['> a <!-- 42\n> 43 --> b', '> a b'],
    ['$a <!-- 42 --> b$', '$a b$'],
    ['# Titre <!-- 42 -->', '# Titre '],
    ['<!--[if IE]> 42 <![endif]-->b', 'b'],
    ['<!-->a<!--->b', 'ab'],
    ['|a|b|\n|-|-|\n|`x|<!-- 42 --> `|', '|a|b|\n|-|-|\n|`x| `|'],
    ['|a <!-- 4|2 -->|b|\n|-|-|', '|a |b|\n|-|-|'],
    ['`a` <!-- ` 42 --> `b`', '`a` `b`'],
    ['<!-<!-- 42 -->- 43 -->', '<!- - 43 -->'],
    ['a\r\n<!-- 42\r\n-->\r\nb', 'a\n\nb'],
  ])('in %j are not shown', (source, text) => {
    expect(readable(source)).toEqual({ text, withheld: 'something' });
  });

  it.each([
    ['```html\n<!-- x -->\n```'],
    ['~~~\n<!--\n~~~\n\nb'],
    ['Écrire `<!-- x -->` puis `` <!-- ` ``.'],
    ['a\n\n    <!-- x -->\n\nb'],
    ['- a\n\n  ```\n  <!-- x -->\n  ```\n'],
    ['> ```\n> <!-- x -->\n> ```'],
    ['1. a\n\n       <!-- x -->'],
    ['Écrire \\<!-- x --> ici'],
    ['```\n<!-- jamais fermée'],
    ['a --> b < ! -- c'],
  ])('in the code of %j stay, and all the rest of it', (source) => {
    expect(readable(source)).toEqual({ text: source, withheld: 'nothing' });
  });

  it('without an end withhold all that follows, code too', () => {
    expect(readable('a\n\n<!-- 42\n\n```\nb\n```')).toEqual({ text: 'a', withheld: 'unclosed' });
    expect(readable('a `b` <!-- 42\n\nc')).toEqual({ text: 'a `b`', withheld: 'unclosed' });
  });

  it('after the end of a fence that a quotation or a list closed are not shown', () => {
    expect(readable('> ```\n> code\n\n<!-- 42 -->b').text).toBe('> ```\n> code\n\nb');
    expect(readable('- ```\n  code\n\nfin <!-- 42 -->b').text).toBe('- ```\n  code\n\nfin b');
  });

  it('by the thousand take no longer than a blink, and give nothing away', () => {
    for (const source of ['a <!-- 42 `\n\n -->\n'.repeat(3_000), '` <!-- 42 '.repeat(6_000)]) {
      expect(readable(source).text).not.toContain('42 `\n');
    }
  });
});

describe('front matter', () => {
  it.each([
    ['---\ntitle: Arbres\ncorrigé: 42\n---\n\n# Les arbres'],
    ['---\n# note\ntitle: "a"\n...\n# Les arbres'],
    ['+++\ntitle = "a"\n+++\n# Les arbres'],
    ['+++\n[params]\na = 1\n+++\n# Les arbres'],
    ['---\n---\n# Les arbres'],
    ['\ufeff---\r\ntitle: a\r\n---\r\n# Les arbres'],
  ])('of %j is not shown', (source) => {
    expect(readable(source)).toEqual({ text: '# Les arbres', withheld: 'something' });
  });

  it.each([
    ['---\nUn trait, puis du texte.\n---\nSuite'],
    ['---\n\nUn trait\n\n---\n\nSuite'],
    ['# T\n\n---\ntitle: a\n---\n'],
    ['---\ntitle: a\n\nsans fin'],
    ['+++ important +++\nSuite'],
    ['----\ntitle: a\n----'],
  ])('is not what %j begins with', (source) => {
    expect(readable(source)).toEqual({ text: source, withheld: 'nothing' });
  });
});

describe('as properties', () => {
  const word = fc.constantFrom('a', 'arbre', 'é', '*b*', '25$', '$x_1$', '`c`', '\\(y\\)', '→');
  const prose = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const comment = fc
    .tuple(
      fc.constantFrom('', ' ', '\n', '\n\n', '\n```\n', ' `', '\n- ', '\n> '),
      fc.constantFrom('', '\n', ' `` '),
    )
    .map(([before, after]) => `<!--${before}SECRET${after}-->`);
  const inCode = fc.constantFrom(
    '```\n<!-- CODE -->\n```',
    '~~~~html\n<!-- CODE\n~~~~',
    'x\n\n    <!-- CODE -->',
    'un `<!-- CODE -->` deux',
    '- x\n\n  ```\n  <!-- CODE -->\n  ```',
    '> ```\n> <!-- CODE -->\n> ```',
  );
  const block = fc.oneof(
    prose,
    inCode,
    comment,
    fc.tuple(prose, comment, prose).map((parts) => parts.join(' ')),
    fc.tuple(prose, comment).map(([text, note]) => `- ${text} ${note}`),
    prose.map((text) => `## ${text}`),
  );
  const material = fc.array(block, { maxLength: 7 }).map((blocks) => blocks.join('\n\n'));

  it('no form of a document says a word of a comment, and every one says the code', () => {
    fc.assert(
      fc.property(material, (source) => {
        const document = doc(markdown(source));
        const count = (text: string) => text.split('CODE').length;
        for (const form of [toPlain(document), toMarkdown(document), toHtml(document)]) {
          expect(form).not.toContain('SECRET');
          expect(count(form)).toBe(count(source));
        }
      }),
    );
  });

  it('what has neither comments nor front matter is left as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(prose, fc.string()), { maxLength: 6 }), (parts) => {
        const source = parts
          .join('\n')
          .replaceAll('<!--', '')
          .replace(/^[-+\s\ufeff]+/, '');
        expect(readable(source)).toEqual({ text: source, withheld: 'nothing' });
      }),
    );
  });
});
