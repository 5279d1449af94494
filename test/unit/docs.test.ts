import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findVerb } from '../../src/commands/table.ts';

const pages = ['README.md', 'README.fr.md', 'CHANGELOG.md', ...globSync('docs/**/*.md')];
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  it('links to files that exist', () => {
    const links = all(text, /\]\(([^)#\s]+)/g).filter((link) => !/^(https?|mailto):/.test(link));
    expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
  });

  it('names files that exist', () => {
    const names = all(text, /`((?:src|adapters|storage|test|scripts|docs|bench)\/[\w./-]+)`/g);
    expect(names.filter((name) => !existsSync(name))).toEqual([]);
  });

  it('shows commands that exist', () => {
    const verbs = all(text, /!cours (\p{L}+)(?![\p{L}\d])/gu);
    expect(verbs.filter((verb) => findVerb(verb) === undefined)).toEqual([]);
  });
});
