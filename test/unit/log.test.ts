import { expect, it } from 'vitest';
import { loggerTo } from '../../src/log.ts';
import { keepSecret } from '../../src/ports/fault-text.ts';
import { StoreFault } from '../../src/ports/store.ts';

function logged() {
  const lines: string[] = [];
  const log = loggerTo({ write: (line: string) => void lines.push(line) }, { logLevel: 'info' });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> };
}

it('a fault is one line: what it is, its code, what caused it; no trace', () => {
  const { log, lines, last } = logged();
  const cause = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  log.error({ err: new StoreFault('io', 'The disk is full.', { cause }) }, 'a row could not be settled');
  expect(lines.join('').match(/\n/g)).toHaveLength(1);
  expect(last().err).toEqual({ type: 'StoreFault', code: 'io', message: 'The disk is full.: no space left' });
});

it('nor has a fault of the system a trace', () => {
  const { log, last } = logged();
  const denied = Object.assign(new Error('denied'), { code: 'EACCES', syscall: 'open' });
  log.error({ err: denied }, 'stopping failed');
  expect(last().err).toEqual({ type: 'Error', code: 'EACCES', message: 'denied' });
});

it('a mistake of ours says where, still in one line', () => {
  const { log, last } = logged();
  log.error({ err: new TypeError('first\n    at forged (line)\nsecond') }, 'a command failed');
  const { message, stack } = last().err as Record<string, string>;
  expect(message).toBe('first     at forged (line) second');
  expect(stack).toContain('log.test.ts');
  expect(stack).not.toContain('\n');
});

it('whatever is logged, wherever in it, is masked and without control characters', () => {
  const { log, lines } = logged();
  keepSecret('schlüssel-der-klasse');
  const evil = '\u001b[2J\u202e schlüssel-der-klasse\nhttps://a:b@c';
  log.warn({ reason: evil, deep: { list: [evil, { evil }] } }, evil);
  log.child({ server: evil }).info({ err: new Error(evil) }, 'child');
  const text = lines.join('');
  expect(lines).toHaveLength(2);
  expect(text).not.toMatch(/schlüssel|a:b@|\\u001b|\\u202e|\\n(?!$)/i);
  expect(text.match(/\*\*\*@c/g)?.length).toBeGreaterThanOrEqual(6);
});
