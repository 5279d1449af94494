import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMove } from '../../src/commands/move-line.ts';
import { readLine } from '../../src/commands/read-line.ts';
import { findVerb, table } from '../../src/commands/table.ts';
import { isRefused } from '../../src/commands/verb.ts';
import { addDays, dayFromText, dayOf, dayToText } from '../../src/domain/time/days.ts';
import { parseMove, parsePlan } from '../../src/domain/time/parse-when.ts';
import { toInstant } from '../../src/domain/time/zone.ts';
import { makeScene } from '../support/scene.ts';
import { chunksOf } from '../support/sentences.ts';

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

/** Days of two years, in the morning and in the evening, on which somebody may copy an example. */
const days = Array.from({ length: 120 }, (_, index) =>
  dayToText(addDays(dayOf(2027, 1, 1) ?? 0, index * 6 + (index % 5))),
);
const moments = days.map((day, index) => `${day}T${index % 2 === 0 ? '08:30' : '21:30'}`);
const zone = 'Europe/Paris';

/** The examples of a text in which a date is planned or moved to; those of other verbs have none. */
const dated = (lines: readonly string[]) =>
  lines.filter((line) => ['plan', 'move'].includes(findVerb(line.split(' ', 1)[0] ?? '')?.verb.name ?? ''));

/** What is asked about an example on each of those days; '' where it is simply done. */
function asked(example: string): readonly string[] {
  const read = readLine(`!cours ${example}`);
  if (read.kind !== 'command') return ['no command'];
  const found = findVerb(read.line.verb);
  const line = found?.line(read.line) ?? read.line;
  const move = found?.verb.name === 'move' ? readMove(line, makeScene()) : undefined;
  if (isRefused(move)) return [move.refused];
  // Of a session that is not named it is always asked whether it is meant.
  if (move?.source !== undefined) return [''];
  const language = found?.verb.words.fr.includes(read.line.verb) === true ? 'fr' : 'en';
  const codes = moments.map((local) => {
    const context = { now: toInstant({ local, zone }), zone, language, holidays: 'FR' } as const;
    const current = { local: `${dayToText(addDays(dayFromText(local), 3))}T14:15`, zone };
    const meant =
      move === undefined
        ? parsePlan(line.text, context)
        : parseMove(move.when, context, current, { way: move.way });
    return meant.ok ? '' : meant.question.code;
  });
  return [...new Set(codes)];
}

/** On its own day a weekday may be today or in a week: that is asked back, and nothing else. */
const allowed = ['', 'todayOrNext'];

describe('examples hold on any day', () => {
  it.each(pages)('of %s', (page) => {
    const text = readFileSync(page, 'utf8');
    const lines = [...all(text, /`!cours ([^`]+)`/g), ...all(text, /^ {4}!cours (.+)$/gm)];
    const shown = dated(lines).filter((line) => !/QUAND|WHEN|S3\[/u.test(line));
    expect(shown.filter((line) => asked(line).some((code) => !allowed.includes(code)))).toEqual([]);
  });

  it('of the help of each verb', () => {
    const examples = table.flatMap(({ help }) => [...help.fr.examples, ...help.en.examples]);
    expect(dated(examples).length).toBeGreaterThan(10);
    expect(dated(examples).filter((line) => asked(line).some((code) => !allowed.includes(code)))).toEqual([]);
  });

  it('of each sentence', () => {
    const texts = chunksOf('src/i18n/*/*.ts').filter(({ next }) => next === undefined);
    const lines = dated(texts.map(({ text }) => text)).filter((line) => /\d/u.test(line));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => asked(line).some((code) => !allowed.includes(code)))).toEqual([]);
  });

  it('and name nobody', () => {
    const names = /\b(?:Étu\d|Tuteur|Prof|Ana|Marie|Karim|Zoé)\b/u;
    const examples = table.flatMap(({ help }) => [...help.fr.examples, ...help.en.examples]);
    expect(examples.filter((line) => names.test(line))).toEqual([]);
    const sentences = chunksOf('src/i18n/*/*.ts').filter(({ file }) => !file.endsWith('tour.ts'));
    expect(sentences.filter(({ text }) => names.test(text)).map(({ text }) => text)).toEqual([]);
    for (const page of globSync('docs/{guide,commands}.*.md')) {
      expect(all(readFileSync(page, 'utf8'), /!cours ([^`\n]+)/g).filter((line) => names.test(line))).toEqual(
        [],
      );
    }
  });
});
