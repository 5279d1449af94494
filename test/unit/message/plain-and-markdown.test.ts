import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actions,
  command,
  doc,
  line,
  link,
  list,
  markdown,
  mention,
  strong,
} from '../../../src/message/document.ts';
import { parseDocument } from '../../../src/message/document-schema.ts';
import { toHtml } from '../../../src/message/html.ts';
import { toMarkdown } from '../../../src/message/markdown.ts';
import { toPlain } from '../../../src/message/plain.ts';

const document = doc(
  line`✅ ${strong('S1')}, le cours *LO21* : ${command('agenda')}`,
  list([['un'], ['deux ', link('https://a.example', 'ici')]]),
  markdown('# Les arbres\n\nUn nœud.'),
  actions({ sign: '✅', label: 'Envoyer', command: 'agenda' }),
);

test('plain text can be read alone', () => {
  expect(toPlain(document)).toBe(
    '✅ S1, le cours *LO21* : `!cours agenda`\n• un\n• deux ici (https://a.example)\n# Les arbres\n\nUn nœud.',
  );
  expect(toPlain(doc(line`${mention('p1')}`))).toBe('…');
  const direct = doc(line`Écrivez ${{ kind: 'direct', text: 'en privé' }}.`);
  expect(toPlain(direct)).toBe('Écrivez en privé.');
  expect(toPlain(direct, { directAddress: '@cours:a.example' })).toBe('Écrivez en privé (@cours:a.example).');
});

describe('Markdown out', () => {
  test('keeps the forms and escapes what is only text', () => {
    expect(toMarkdown(document)).toBe(
      '✅ **S1**, le cours \\*LO21\\* : `!cours agenda`\n\n- un\n- deux [ici](<https://a.example>)\n\n# Les arbres\n\nUn nœud.',
    );
  });

  test.each(['# titre', '- point', '1. un', '> dit', '+ plus', '[a](b.html)', '**gras**', '`code`', '<b>'])(
    'a line that begins like %s stays a line of text',
    (text) => {
      const back = toHtml(doc(markdown(toMarkdown(doc(line`${text}`)))));
      const shown = toHtml(doc(line`${text}`));
      expect(back.trim()).toBe(shown.replaceAll('&#39;', "'"));
    },
  );

  test('code may hold backticks', () => {
    expect(toMarkdown(doc(line`${{ kind: 'code', text: 'a `b` c' }}`))).toBe('``a `b` c``');
  });
});

test('a stored document comes back as it was', () => {
  expect(parseDocument(JSON.stringify(document))).toEqual(document);
  expect(() => parseDocument('{"blocks":[{"kind":"html","source":"<b>"}]}')).toThrow();
});

test('no text of a line can become an element', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(toHtml(doc(line`${text}`)).replace(/^<p>|<\/p>$/g, '')).not.toMatch(/[<>]/);
    }),
  );
});
