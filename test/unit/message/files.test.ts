import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doc, markdown } from '../../../src/message/document.ts';
import { fileName } from '../../../src/message/file-name.ts';
import { fileNamed } from '../../../src/message/file-named.ts';
import { toHtml } from '../../../src/message/html.ts';
import { imagesIn } from '../../../src/message/markdown-html.ts';
import { pictureSize } from '../../../src/message/picture-size.ts';
import * as pictures from '../../support/pictures.ts';

describe('a kept name', () => {
  it('is composed, and keeps ending and whole characters where it is long', () => {
    expect(fileName('sche\u0301ma.png')).toBe('schéma.png');
    expect(fileName(`${'👨‍👩‍👧'.repeat(60)}.tar.pdf`)).toMatch(/^(?:👨‍👩‍👧){26}\.pdf$/u);
    expect(fileName(`${'é'.repeat(400)}.pdf`)).toBe(`${'é'.repeat(116)}.pdf`);
    expect(fileName(`${'a'.repeat(400)}.pdf`)).toBe(`${'a'.repeat(116)}.pdf`);
    expect(fileName('../a\u202eb\u0000c.png')).toBe('_a b c.png');
    expect(fileName(' ')).toBe('file');
  });

  it('has always one form, of bounded length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = fileName(given);
        expect(fileName(name)).toBe(name);
        expect(name).toBe(name.normalize('NFC'));
        expect(name.isWellFormed()).toBe(true);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(480);
        expect(name).not.toMatch(/[/\\\n]|^\.|^$/);
      }),
    );
  });
});

describe('an image of a text', () => {
  const names = ['schéma.png', 'mon schéma (1).png', 'fig [2].png', '100%.png', 'TP1_2.PNG', 'a&b.png'];
  const files = names.map((name) => ({ name }));
  const shown = (source: string) => {
    const image = (address: string) => fileNamed(files, address)?.name;
    const found = /<img src="([^"]*)" alt="([^"]*)"/.exec(toHtml(doc(markdown(source)), { image }));
    return found === null ? undefined : [found[2], found[1]?.replace('&amp;', '&')];
  };

  it.each([
    ['![Arbre](schéma.png)', 'schéma.png'],
    ['![Arbre](sche\u0301ma.png)', 'schéma.png'],
    ['![Arbre](sch%C3%A9ma.png "Titre")', 'schéma.png'],
    ['![Arbre](Schéma.PNG)', 'schéma.png'],
    ['![Arbre](./images/schéma.png)', 'schéma.png'],
    ['![Arbre](images\\schéma.png)', 'schéma.png'],
    ['![Arbre](mon schéma (1).png)', 'mon schéma (1).png'],
    ['![Arbre](mon%20schéma%20(1).png)', 'mon schéma (1).png'],
    ['![Arbre](<mon schéma (1).png>)', 'mon schéma (1).png'],
    ['![Arbre](mon schéma (1).png "Titre")', 'mon schéma (1).png'],
    ['![Arbre](fig [2].png)', 'fig [2].png'],
    ['![Arbre](100%.png)', '100%.png'],
    ['![Arbre](tp1 2.png)', 'TP1_2.PNG'],
    ['![Arbre](a&b.png) et ![x](autre.png)', 'a&b.png'],
  ])('%s is the file %s', (source, name) => {
    expect(shown(source)).toEqual(['Arbre', name]);
  });

  it.each([
    '![Arbre](https://a.example/schéma.png)',
    '![Arbre](//a.example/schéma.png)',
    '![Arbre](data:schéma.png)',
    '![Arbre](autre.png)',
    '`![Arbre](schéma.png)`',
    '\\![Arbre](mon autre.png)',
  ])('%s shows none of ours', (source) => {
    expect(shown(source)).toBeUndefined();
  });

  it('is told apart from another in other letters', () => {
    expect(fileNamed([{ name: 'A.png' }, { name: 'a.png' }], 'a.png')?.name).toBe('a.png');
  });

  it('that is not there reads as its words', () => {
    expect(toHtml(doc(markdown('![Un *bel* arbre](mon arbre.png) suite')))).toBe(
      '<p><em>Un *bel* arbre</em> suite</p>\n',
    );
    expect(imagesIn('![a](b c.png) `![d](e.png)` ![f](g.png)')).toEqual(['b c.png', 'g.png']);
  });

  it('carries its size', () => {
    const image = () => ({ address: '/files/1', width: 640, height: 480 });
    expect(toHtml(doc(markdown('![Arbre](a.png)')), { image })).toContain('width="640" height="480"');
  });
});

describe('the size of a picture', () => {
  it.each([
    ['image/png', pictures.png(640, 480)],
    ['image/gif', pictures.gif(640, 480)],
    ['image/webp', pictures.webp(640, 480)],
    ['image/jpeg', pictures.jpeg(640, 480)],
    ['image/jpeg', pictures.jpeg(480, 640, 6)],
    ['image/jpeg', pictures.jpeg(640, 480, 3)],
    ['image/png', pictures.gif(640, 480)],
  ])('of %s is as it is shown', (type, bytes) => {
    expect(pictureSize(type, bytes)).toEqual({ width: 640, height: 480 });
  });

  it('is unknown where the bytes do not tell it', () => {
    expect(pictureSize('image/png', pictures.png(640, 480).slice(0, 12))).toBeUndefined();
    expect(pictureSize('image/png', pictures.png(0, 480))).toBeUndefined();
    expect(pictureSize('application/pdf', pictures.png(640, 480))).toBeUndefined();
    expect(pictureSize('image/svg+xml', Buffer.from('<svg width="1" height="1"/>'))).toBeUndefined();
    expect(pictureSize('image/jpeg', new Uint8Array(2_000_000).fill(0xff, 0, 2))).toBeUndefined();
  });

  it('is never an error, whatever the bytes', () => {
    const heads = [pictures.png(1, 1), pictures.gif(1, 1), pictures.webp(1, 1), pictures.jpeg(1, 1, 6)];
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 60 }),
        fc.nat(40),
        (head, tail, at) => {
          const bytes = new Uint8Array([...head.slice(0, at), ...tail]);
          const size = pictureSize('image/jpeg', bytes);
          if (size !== undefined) expect(Math.min(size.width, size.height)).toBeGreaterThan(0);
        },
      ),
    );
  });
});
