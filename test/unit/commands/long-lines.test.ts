import { describe, expect, test } from 'vitest';
import { readMaterial } from '../../../src/commands/material-args.ts';
import { readLine } from '../../../src/commands/read-line.ts';
import { isRefused } from '../../../src/commands/verb.ts';
import { verbs } from '../../../src/commands/verbs.ts';
import { timeContext } from '../../../src/commands/when.ts';
import { limits } from '../../../src/domain/limits.ts';
import { parsePlan } from '../../../src/domain/time/parse-when.ts';
import { readSessions } from '../../../src/domain/which-session.ts';
import { toPlain } from '../../../src/message/plain.ts';
import { makeScene, refused, run } from '../../support/scene.ts';

const most = limits.lineLength;
const parts = ['lundi et mardi ou ', 'S1 ', 'durée 2h ', '— ', '"', 'x', ' ', '.', '2026-12-01 '];

describe.each(verbs.map((verb) => [verb.name, verb] as const))('%s', (_, verb) => {
  const word = verb.words.fr[0] ?? verb.name;

  test.each(parts)('« %s » again and again is read only as far as a command goes', (part) => {
    const read = readLine(`!cours ${word} x${part.repeat(64_000 / part.length)}x`);
    if (read.kind !== 'command') throw new Error('no command');
    const args = verb.parse(read.line, makeScene());
    const code = isRefused(args) ? args.refused : 'read';
    if (verb.takesText === true) expect(code).not.toBe('lineTooLong');
    else expect(code).toBe('lineTooLong');
  });
});

test('a line as long as may be is read, one more character is refused, in both languages', async () => {
  const [plan] = verbs;
  if (plan === undefined) throw new Error('no verb');
  const long = (length: number) => `planifier ${'x'.repeat(length)}`;
  expect(refused(await run(plan, long(most))).refused).toBe('when:notUnderstood');
  const french = refused(await run(plan, long(most + 1)));
  expect(french.refused).toBe('lineTooLong');
  expect(toPlain(french.answer)).toContain('2001 caractères, 2000 au plus');
  const english = refused(await run(plan, long(most + 1), makeScene({ language: 'en' })));
  expect(toPlain(english.answer)).toContain('2001 characters, at most 2000');
});

test('what follows the first line counts to the limit of what takes it', async () => {
  const cancel = verbs.find(({ name }) => name === 'cancel');
  const announce = verbs.find(({ name }) => name === 'announce');
  if (cancel === undefined || announce === undefined) throw new Error('no verb');
  expect(refused(await run(cancel, `annuler S1\n${'x '.repeat(30_000)}`)).refused).toBe('reasonTooLong');
  expect(refused(await run(announce, `annoncer ${'x'.repeat(60_000)}`)).refused).toBe('announceTooLong');
});

test('no text beside a named day is read as a date beyond the limit of reasons', async () => {
  const meter = { steps: 0 };
  expect(parsePlan('mardi 14h, '.repeat(6_000), timeContext(makeScene(), 'fr'), meter).ok).toBe(false);
  expect(meter.steps).toBe(0);
  const cancel = verbs.find(({ name }) => name === 'cancel');
  if (cancel === undefined) throw new Error('no verb');
  const long = `annuler 24 novembre\n${'mardi 14h '.repeat(6_000)}`;
  expect(refused(await run(cancel, long)).refused).toBe('reasonTooLong');
});

test('material may stand on the first line, however long', () => {
  const read = readLine(`!cours support S1 ${'Les arbres. '.repeat(5_000)}`);
  if (read.kind !== 'command') throw new Error('no command');
  expect(readMaterial(read.line)).toMatchObject({ act: 'give', number: 1 });
});

test('ranges of sessions said again and again are no list', () => {
  expect(readSessions('S1-S2000')?.numbers).toHaveLength(2_000);
  expect(readSessions('S1-S2000-'.repeat(220))).toBeUndefined();
});
