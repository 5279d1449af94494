import { expect, test } from 'vitest';
import { isLoopback } from '../../../../adapters/local/loopback.ts';

test.each(['127.0.0.1', '127.8.9.1', 'localhost', 'LOCALHOST', '::1', '[::1]'])(
  '%s is this machine',
  (host) => {
    expect(isLoopback(host)).toBe(true);
  },
);

test.each([
  '0.0.0.0',
  '::',
  '192.168.1.2',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  'evil.example',
  '',
])('%j is not', (host) => {
  expect(isLoopback(host)).toBe(false);
});
