import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainHeading } from '../../../src/message/plain-heading.ts';

describe('a title taken from a heading', () => {
  it.each([
    ['# Graphes & [DFS](https://a.example) en $O(n)$', 'Graphes & DFS en O(n)'],
    ['# *Les* **arbres** ~~morts~~ `x_1`', 'Les arbres morts x_1'],
    ['# Les `<!-- -->` et `a*b`', 'Les <!-- --> et a*b'],
    ['# Les &amp; et &eacute; \\*étoiles\\* \\# 2', 'Les & et é *étoiles* # 2'],
    ['# ![Un arbre](arbre.png) binaire', 'Un arbre binaire'],
    ['# [![Arbre](mon arbre.png)](https://a.example) [ref][1]\n\n[1]: https://b.example', 'Arbre ref'],
    ['# Les <em>arbres</em><br>et a<b, c>d', 'Les arbres et a<b, c>d'],
    ['# Dérivée $\\frac{1}{2}$ et $\\frac{a+b}{c}$', 'Dérivée 1/2 et (a+b)/c'],
    ['# \\(\\alpha \\leq \\beta\\) dans $\\mathbb{R}^{n}$', 'α≤β dans ℝ^n'],
    ['# Coûts : 25$ ou 8$', 'Coûts : 25$ ou 8$'],
    ['# Suites $u_n$ #', 'Suites u_n'],
    ['# Titre <!-- 42 -->\n', 'Titre'],
    ['<!-- # Brouillon -->\n\n# Vrai', 'Vrai'],
    ['---\ntitle: a\n---\n# Vrai', 'Vrai'],
    ['```\n# non\n```\n# Oui', 'Oui'],
    ['Titre\n=====\n', 'Titre'],
    ['## Non\n\n# <!-- vide -->\n\n# Oui', 'Oui'],
    ['> # cité\n\n# Oui', 'Oui'],
    ['# a\u200b\u0007 b\u00a0c', 'a\u200b b c'],
  ])('%j', (source, title) => {
    expect(plainHeading(source, 200)).toBe(title);
  });

  it.each(['', '#', 'texte', '## deux', '    # code', '#sans espace'])('is none in %j', (source) => {
    expect(plainHeading(source, 200)).toBeUndefined();
  });

  it('is looked for at the beginning only of what takes long to read', () => {
    const table = `|a|b|c|\n|-|-|-|\n${'|1|2|3|\n'.repeat(7_000)}`;
    expect(plainHeading(`# Mesures\n\n${table}`, 200)).toBe('Mesures');
    expect(plainHeading(`${table}\n# Mesures`, 200)).toBeUndefined();
    expect(plainHeading(`${'mot '.repeat(10_000)}\n\n# Loin`, 200)).toBe('Loin');
  });

  it('is cut between whole characters', () => {
    const family = '👨‍👩‍👧';
    expect(plainHeading(`# ${family.repeat(5)}`, 3)).toBe(family.repeat(3));
    expect(plainHeading('# e\u0301e\u0301e\u0301', 2)).toBe('e\u0301e\u0301');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const title = plainHeading(`# ${text}`, 10);
        expect(title?.isWellFormed() ?? true).toBe(true);
        expect(title ?? '').not.toContain('\n');
      }),
    );
  });
});
