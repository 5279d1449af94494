import { expect, it } from 'vitest';
import { plainMath } from '../../../src/message/plain-math.ts';

it('reads the signs that it knows', () => {
  expect(plainMath(String.raw`$\frac{n}{2} \leq O(n)$`)).toBe('n/2 ≤O(n)');
});

it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])('leaves \\%s as it is', (name) => {
  expect(plainMath(`$\\${name} x$`)).toBe(`\\${name} x`);
});
