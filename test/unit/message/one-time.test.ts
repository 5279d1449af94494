import { expect, it, vi } from 'vitest';
import { commandOnce, doc, inlines, line, list } from '../../../src/message/document.ts';
import { parseDocument } from '../../../src/message/document-schema.ts';
import { sealed, unsealed } from '../../../src/message/one-time.ts';
import { toPlain } from '../../../src/message/plain.ts';

const now = 1_000_000;
const minute = 60_000;
const once = { until: now + 15 * minute, instead: 'lier moi', gone: 'code expiré : ' };
const document = doc(
  line`Tapez ${commandOnce('lier moi 7h3k-p2w9-zzzz', once)} ailleurs.`,
  list([inlines`ou ${commandOnce('lier moi 7h3k-p2w9-zzzz ici', once)}`]),
);

const stored = (at = now) => JSON.stringify(sealed(document, at));
const read = (json: string, at?: number) => toPlain(unsealed(parseDocument(json), at));

it('is stored without its code, and read with it', () => {
  const json = stored();
  expect(json).not.toContain('7h3k');
  expect(json).not.toContain('p2w9');
  expect(read(json, now + minute)).toBe(
    'Tapez `!cours lier moi 7h3k-p2w9-zzzz` ailleurs.\n• ou `!cours lier moi 7h3k-p2w9-zzzz ici`',
  );
});

it('says how to get another one where it expired, or was given by a process that ended', () => {
  const json = stored();
  const expired = 'Tapez code expiré : `!cours lier moi` ailleurs.\n• ou code expiré : `!cours lier moi`';
  expect(read(json, once.until)).toBe(expired);
  expect(read(json.replaceAll(/"id":"[^"]+"/g, '"id":"of another process"'), now)).toBe(expired);
});

it('is forgotten by the process too after its time', () => {
  vi.useFakeTimers();
  try {
    const json = stored();
    expect(read(json)).toContain('7h3k');
    vi.advanceTimersByTime(15 * minute);
    expect(read(json)).not.toContain('7h3k');
  } finally {
    vi.useRealTimers();
  }
});

it('stays sealed, and the same where it is sealed twice', () => {
  const first = sealed(document, now);
  expect(sealed(first, now + minute)).toEqual(first);
  expect(sealed(unsealed(first, now + minute), now + minute)).toEqual(first);
});

it('leaves a document without codes as it is', () => {
  const plain = doc(line`Bonjour`);
  expect(sealed(plain, now)).toBe(plain);
  expect(unsealed(plain, now)).toBe(plain);
});
