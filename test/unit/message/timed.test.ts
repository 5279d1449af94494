import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/time/zone.ts';
import { doc, type Inline, line } from '../../../src/message/document.ts';
import { parseDocument } from '../../../src/message/document-schema.ts';
import { toHtml } from '../../../src/message/html.ts';
import { toMarkdown } from '../../../src/message/markdown.ts';
import { toPlain } from '../../../src/message/plain.ts';
import { type Away, distance, until, wordsAt } from '../../../src/message/timed.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const start = { local: '2026-11-12T14:00', zone: 'Europe/Paris' };
const at = toInstant(start);
const away: Away = { start, language: 'fr' };

function saidAt(node: Inline, now: number): string {
  if (typeof node === 'string' || node.kind !== 'timed') throw new Error('not timed');
  return wordsAt(node, now);
}

describe('a distance', () => {
  it('is said anew whenever it is sent, and no more once the moment has come', () => {
    const node = distance(at - 9 * 24 * hour, away, 'commencée');
    const said = [at - 26 * hour, at - 2 * hour, at - minute, at - 1, at, at + 24 * hour].map((now) =>
      saidAt(node, now),
    );
    expect(said).toEqual(['demain', 'dans 2 h', 'dans 1 minute', 'dans 1 minute', 'commencée', 'commencée']);
  });

  it('has its lead, its capital, and a word for the day itself', () => {
    const node = distance(
      at - 20 * hour,
      { ...away, lead: 'commence ', capital: true, today: "aujourd'hui" },
      'A commencé',
    );
    expect(saidAt(node, at - 20 * hour)).toBe('Commence demain');
    expect(saidAt(node, at - 2 * hour)).toBe("Commence aujourd'hui");
    expect(saidAt(node, at)).toBe('A commencé');
  });
});

describe('words until a moment', () => {
  it('change then; for ever they are plain', () => {
    const node = until(0, 1_000, 'ouverte', 'prévue');
    expect([saidAt(node, 999), saidAt(node, 1_000)]).toEqual(['ouverte', 'prévue']);
    expect(until(0, Number.POSITIVE_INFINITY, 'à venir', '')).toBe('à venir');
  });

  it('count the minutes that are left', () => {
    const node = until(0, 15 * minute, { lead: 'valable ', unit: 'minute', tail: '' }, 'périmé');
    const said = [0, 3 * minute + 1, 14 * minute, 15 * minute].map((now) => saidAt(node, now));
    expect(said).toEqual(['valable 15 minutes', 'valable 12 minutes', 'valable 1 minute', 'périmé']);
  });
});

it('reads without a clock as it was decided, in every form, and comes back from the store', () => {
  const nodes = [
    distance(at - 10 * minute, { ...away, lead: 'x ', capital: true, today: 'y' }, 'z'),
    until(0, 1_000, 'avant', 'après'),
    until(0, 60_000, { lead: '(', unit: 'min', tail: ')' }, ''),
  ];
  const document = doc(line`${nodes[0]}, ${nodes[1]} ${nodes[2]}.`);
  expect(toPlain(document)).toBe('X y, avant (1 min).');
  expect(toMarkdown(document)).toContain('X y, avant (1 min)');
  expect(toHtml(document)).toContain('X y, avant (1');
  expect(parseDocument(JSON.stringify(document))).toEqual(document);
});
