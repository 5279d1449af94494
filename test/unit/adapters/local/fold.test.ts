import { describe, expect, test } from 'vitest';
import { folded, foldShown, isFolded } from '../../../../adapters/local/view/fold.ts';
import { toHtml } from '../../../../src/message/html.ts';

const viewer = { user: { id: 'u', name: 'Ana', teaches: false }, language: 'fr' } as const;
const draw = (source: string) =>
  foldShown(viewer, folded(toHtml({ blocks: [{ kind: 'markdown', source }] }, { headingsFrom: 3 }), 'm-1/0'));
const parts = (html: string) => {
  const [shown = '', rest = ''] = html.split('<details class="rest">');
  return { shown, rest };
};
const paragraph = 'Un arbre est vide, ou un nœud et deux arbres. '.repeat(8);
const times = (n: number, line: (at: number) => string, between = '\n') =>
  Array.from({ length: n }, (_, at) => line(at + 1)).join(between);

describe('a long text', () => {
  const source = times(8, (n) => `## Partie ${n}\n\n${paragraph}\n\n### Détail ${n}\n\n${paragraph}`, '\n\n');

  test('folds after a screen, and its other headings lead into what is folded', () => {
    const html = draw(source);
    const { shown, rest } = parts(html);
    expect(shown).toContain('>Partie 1<');
    expect(shown).not.toContain('>Partie 8</h');
    expect(rest).toContain('>Partie 8</h');
    expect(rest).toContain('Lire la suite');
    for (const [, id] of shown.matchAll(/href="#([^"]+)"/g)) expect(rest).toContain(`id="${id}"`);
    expect(shown).toContain('>Partie 8</a>');
    // Of so many headings the outermost are named.
    expect(shown).not.toContain('>Détail 8</a>');
  });

  test('nothing of it is lost or doubled, and no heading is left alone above the fold', () => {
    const whole = toHtml({ blocks: [{ kind: 'markdown', source }] }, { headingsFrom: 3 });
    const plain = (html: string) =>
      html.replace(/<div class="contents">.*?<\/div>|<summary>.*?<\/summary>|<[^>]*>/gs, '');
    expect(plain(draw(source))).toBe(plain(whole));
    expect(
      parts(draw(source))
        .shown.replace(/<div class="contents">.*/s, '')
        .trimEnd(),
    ).toMatch(/<\/p>$/);
  });
});

test.each([
  ['a list', times(90, (n) => `- point ${n}`), '<li>point 90</li>'],
  ['code', `\`\`\`python\n${times(90, (n) => `ligne(${n})`)}\n\`\`\``, 'ligne(90)'],
  ['a quotation', times(90, (n) => `> vers ${n}`, '\n>\n'), 'vers 90'],
  ['lines', times(90, (n) => `vers ${n}`), 'vers 90'],
])('%s that is one block is cut itself, about a screen down', (_, source, last) => {
  const { shown, rest } = parts(draw(source));
  expect(shown).not.toContain(last);
  expect(rest).toContain(last);
  expect(shown.split(/<br \/>|<\/li>|\n/).length).toBeGreaterThan(10);
  expect(shown.split(/<br \/>|<\/li>|\n/).length).toBeLessThan(60);
});

test('a numbered list goes on with its numbers', () => {
  const { shown, rest } = parts(draw(times(90, (n) => `${n + 4}. point ${n}`)));
  const before = shown.match(/<li>/g)?.length ?? 0;
  expect(rest).toContain(`<ol start="${5 + before}">`);
});

test.each([
  ['a short text', 'Bonjour.'],
  ['little more than a screen', times(6, () => paragraph, '\n\n').slice(0, 1_500)],
])('%s stands whole', (_, source) => {
  expect(isFolded(draw(source))).toBe(false);
});

test('a table that is cut has its head above both halves', () => {
  const { shown, rest } = parts(draw(`| a | b |\n|---|---|\n${times(90, (n) => `| ${n} | x |`)}`));
  for (const half of [shown, rest]) expect(half).toMatch(/<thead>[\s\S]*<td>\d+<\/td>[\s\S]*<\/table>/);
});

test('what looks like the mark in somebody’s text is text', () => {
  expect(draw('<fold>un<fold>deux<fold>')).not.toContain('<details');
});
