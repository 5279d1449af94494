import { describe, expect, it } from 'vitest';
import { actions, code, command, doc, line, list, markdown, strong } from '../../../src/message/document.ts';
import { parseDocument } from '../../../src/message/document-schema.ts';
import { toHtml } from '../../../src/message/html.ts';
import { toMarkdown } from '../../../src/message/markdown.ts';
import { toPlain } from '../../../src/message/plain.ts';
import { offersUndo, struckOut } from '../../../src/message/struck-out.ts';

const undo = actions({ sign: '↩️', label: 'défaire', command: 'défaire x' });

describe('what no longer holds', () => {
  it('is struck out on every platform, without what it begins with and what it offers', () => {
    const document = struckOut(
      doc(
        line`✅ ${strong('S1')} : <B204>.`,
        list([['S2'], ['S3 ', code('x')]]),
        line`La classe le lira dans une minute. ↩️ ou ${command('défaire')}.`,
        line`↩️ ou ${command('défaire')}.`,
        markdown('# Les arbres'),
        undo,
      ),
    );
    expect(toPlain(document)).toBe(
      '~~S1 : <B204>.~~\n• ~~S2~~\n• ~~S3 `x`~~\n~~La classe le lira dans une minute.~~',
    );
    expect(toHtml(document).replace(/\u202f|\u00a0/gu, ' ')).toBe(
      [
        '<p><del><strong>S1</strong> : &lt;B204&gt;.</del></p>',
        '<ul><li><del>S2</del></li><li><del>S3 <code>x</code></del></li></ul>',
        '<p><del>La classe le lira dans une minute.</del></p>',
      ].join(''),
    );
    expect(toMarkdown(document)).toContain('~~**S1** : \\<B204\\>.~~');
    expect(parseDocument(JSON.stringify(document))).toEqual(document);
  });

  it.each(['✅ S1', '📖 S1', '🔊 S1', 'S1'])('« %s » begins with words', (text) => {
    expect(toPlain(struckOut(doc({ kind: 'line', inlines: [text] })))).toBe('~~S1~~');
  });

  it('stays what it is when struck twice', () => {
    const once = struckOut(doc(line`✅ 3 séances.`, line`↩️ ou ${command('défaire')}.`));
    expect(struckOut(once)).toEqual(once);
  });

  it('is found to offer its undoing', () => {
    expect(offersUndo(doc(line`La classe le lit. ↩️ ou ${command('défaire')}.`))).toBe(true);
    expect(offersUndo(doc(line`Défaire : ${command('défaire')}.`, undo))).toBe(false);
  });
});
