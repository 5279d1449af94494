import { expect, test, vi } from 'vitest';
import { doc, markdown } from '../../../src/message/document.ts';
import { mathsDrawn } from '../../../src/message/drawn-maths.ts';
import { toHtml } from '../../../src/message/html.ts';
import { mathsAhead } from '../../../src/message/maths-ahead.ts';

const formula = (n: number) => `\\frac{a_{${n}}+b}{c} + \\sum_{i=0}^{${n}} i`;
const lesson = Array.from({ length: 200 }, (_, n) =>
  n % 2 === 0 ? `Soit $${formula(n)}$.` : `\\[\n${formula(n)}\n\\]`,
).join('\n\n');

test('what is drawn ahead is drawn as a whole, however little time the rest is given', async () => {
  let turns = 0;
  await mathsAhead(lesson, async () => {
    turns += 1;
  });
  expect(turns).toBe(200);
  const cpu = vi.spyOn(process, 'threadCpuUsage');
  const html = toHtml(doc(markdown(lesson)), { math: mathsDrawn() });
  // Nothing is left to be computed.
  expect(cpu).not.toHaveBeenCalled();
  expect(html.match(/<math/g)).toHaveLength(200);
  expect(html.match(/<div class="math/g)).toHaveLength(100);
});

test('what takes too long while others wait is its source, and the next formulas too', () => {
  let now = 0;
  vi.spyOn(process, 'threadCpuUsage').mockImplementation(() => {
    now += 2_000;
    return { user: now, system: 0 };
  });
  const draw = mathsDrawn();
  const drawn = Array.from({ length: 20 }, (_, n) => draw(`x_{${n}}^2`, false) !== undefined);
  expect(drawn.indexOf(false)).toBeGreaterThan(0);
  expect(drawn.lastIndexOf(true)).toBe(drawn.indexOf(false) - 1);
  vi.restoreAllMocks();
});

test('a text without maths costs nothing, one that cannot be drawn is left as it is', async () => {
  const giveWay = vi.fn(async () => {});
  await mathsAhead('Il coûte 25 euros.', giveWay);
  expect(giveWay).not.toHaveBeenCalled();
  await mathsAhead('Soit $\\frac{$ et $\\nope{x}$.', giveWay);
  expect(toHtml(doc(markdown('Soit $\\nope{x}$.')), { math: mathsDrawn() })).toContain('<code class="math">');
});
