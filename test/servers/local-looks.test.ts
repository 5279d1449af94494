import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserStage, browserStage, faultsOf } from './local/browser-stage.ts';

/** `SCREENSHOTS=1 npm run test:servers -- local-looks` draws the pictures of docs/ anew, and all others beside. */
const drawn = process.env.SCREENSHOTS !== undefined;
const root = join(import.meta.dirname, '../..');
const inDocs = [
  'desktop-light-thread',
  'desktop-dark-room',
  'phone-light-enter',
  'phone-light-thread',
  'phone-dark-room',
];

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const screens: readonly (readonly [string, BrowserContextOptions])[] = [
  ['desktop-light', { colorScheme: 'light' }],
  ['desktop-dark', { colorScheme: 'dark' }],
  ['phone-light', { ...phone, colorScheme: 'light' }],
  ['phone-dark', { ...phone, colorScheme: 'dark' }],
  ['desktop-forced', { forcedColors: 'active' }],
  ['phone-english', { ...phone, locale: 'en-GB' }],
];

let stage: BrowserStage;
beforeAll(async () => {
  stage = await browserStage();
  const prof = await stage.enter('Prof', 'teach');
  await prof
    .locator('#compose-text')
    .fill('Bonjour. On commence dans dix minutes ; le support arrive **ici**.');
  await prof.locator('#compose-text').press('Enter');
  const ana = await stage.enter('Ana', 'study');
  await ana.locator('#compose-text').fill('!cours agenda');
  await ana.locator('#compose-text').press('Enter');
  await ana.getByText('Séances à venir').first().waitFor();
  await stage.bot.open();
  await ana.locator('#compose-text').fill('!cours audio je bloque sur la rotation');
  await ana.locator('#compose-text').press('Enter');
  await ana.getByRole('button', { name: "J'en ai besoin aussi" }).waitFor();
  const first = ana.locator('#timeline .message', { hasText: 'On commence' });
  await first.locator('summary').first().dispatchEvent('click');
  await first.locator('.tools [data-sign="👍"]').click();
  await first.locator('.reactions').waitFor();
  // What who comes later finds: a reply in the thread, a text of several screens.
  await ana.locator('#threads a').first().click();
  await ana.locator('html.js #compose-thread-text').fill('Pourquoi compter en arêtes ?');
  await ana.locator('#compose-thread-text').press('Enter');
  await ana.locator('#thread .message.own').waitFor();
});
afterAll(() => stage.close());

/** Nothing for axe to find, and nothing wider than the screen. */
async function sound(page: Page, picture: string): Promise<void> {
  if (drawn) {
    const folder = join(root, inDocs.includes(picture) ? 'docs/pictures' : 'test-results');
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `local-${picture}.png`) });
  }
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  await expect.poll(() => page.evaluate(overflow)).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
}

describe.each(screens)('%s', (screen, options) => {
  test('the front page, and its refusal', async () => {
    const page = await (await stage.context(options)).newPage();
    await page.goto(stage.address);
    await sound(page, `${screen}-enter`);
    await page.locator('#name').fill('Prof');
    await page.locator('#role-teach').check();
    await page.locator('form button.primary').click();
    await page.getByRole('alert').waitFor();
    await sound(page, `${screen}-refused`);
    await page.locator('#code').fill('k7q2-m9x4-tz5a');
    await page.locator('.return button').click();
    await page.locator('#return-refusal').waitFor();
    await sound(page, `${screen}-not-back`);
  });

  test('who one is, a code to come back with', async () => {
    const name = `Lou ${screens.findIndex(([other]) => other === screen) + 1}`;
    const page = await stage.enter(name, 'study', options);
    await page.goto(`${stage.address}/me`);
    await sound(page, `${screen}-me`);
    await page.locator('form[action="/me/code"] button').click();
    await page.locator('.secret code').waitFor();
    await sound(page, `${screen}-code`);
  });

  test('the room, its list, a menu, suggestions, a thread, a lost connection', async () => {
    const page = await stage.enter(
      `Prof ${screens.findIndex(([name]) => name === screen) + 1}`,
      'teach',
      options,
    );
    await page.locator('#timeline .message').first().waitFor();
    await sound(page, `${screen}-room`);
    await page.locator('.tools summary').first().dispatchEvent('click');
    await page.locator('#compose-text').fill('!cours ');
    await page.locator('.suggestions button').first().waitFor();
    await sound(page, `${screen}-suggestions`);
    await page.locator('#compose-text').fill('');
    const rooms = page.locator('.rooms-button');
    if (await rooms.isVisible()) await rooms.click();
    await page.locator('.add-room summary').click();
    await sound(page, `${screen}-rooms`);
    if (await rooms.isVisible()) await rooms.click();
    await page.locator('.thread-link a').first().click();
    await page.locator('#compose-thread-text').waitFor();
    await page.locator('.js').waitFor();
    await page.locator('.root .material ol li').first().waitFor();
    await page.evaluate("document.querySelector('.long').scrollIntoView({ block: 'start' })");
    await sound(page, `${screen}-thread`);
    await page.route('**/messages', (route) => route.abort());
    await page.locator('#compose-thread-text').fill('écrit sans liaison');
    await page.locator('#compose-thread button.primary').click();
    await page.locator('.pending li button').first().waitFor();
    await sound(page, `${screen}-unsent`);
  });

  test('a long text folded, a thread with something new, an older page, a room that one is not in', async () => {
    const n = screens.findIndex(([name]) => name === screen) + 1;
    const prof = await stage.enter(`Long ${n}`, 'teach', options);
    const part = (at: number) =>
      `## Partie ${at}\n\n${'Un mot après l’autre, et ainsi de suite. '.repeat(9)}`;
    const room = prof.url();
    // In private, so that it stands in no other picture.
    await prof.goto(
      `${stage.address}${await prof.locator('.rooms li').last().locator('a').getAttribute('href')}`,
    );
    await prof.locator('html.js #compose-text').fill([1, 2, 3, 4, 5, 6, 7, 8].map(part).join('\n\n'));
    await prof.locator('#compose button.primary').click();
    await prof.locator('.message.own .rest').waitFor();
    await prof.locator('.message.own .contents').scrollIntoViewIfNeeded();
    await sound(prof, `${screen}-folded`);
    await prof.locator('.message.own .rest summary').click();
    await sound(prof, `${screen}-unfolded`);
    await prof.goto(room);
    await prof.locator('html.js .thread-news').first().scrollIntoViewIfNeeded();
    await sound(prof, `${screen}-news`);
    const here = await prof.locator('body').getAttribute('data-room');
    const seq = await prof.locator('#timeline .message').nth(3).getAttribute('data-seq');
    await prof.goto(`${stage.address}/rooms/${here}?before=${seq}`);
    await prof.locator('html.js .more').first().waitFor();
    await sound(prof, `${screen}-past`);
    const rooms = prof.locator('.rooms-button');
    if (await rooms.isVisible()) await rooms.click();
    await prof.locator('.add-room summary').click();
    await prof.locator('#new-room').fill(`TD ${n}`);
    await prof.locator('#for-group').check();
    await prof.locator('.add-room form button').click();
    await prof.getByRole('heading', { name: `TD ${n}` }).waitFor();
    const group = await prof.locator('body').getAttribute('data-room');
    const other = await stage.enter(`Dehors ${n}`, 'study', options);
    await other.goto(`${stage.address}/rooms/${group}`);
    await other.locator('html.js form.empty').waitFor();
    await sound(other, `${screen}-outside`);
  });

  test('without its scripts', async () => {
    const n = screens.findIndex(([name]) => name === screen) + 1;
    const page = await stage.enter(`Sans ${n}`, 'study', options);
    await page.route('**/page/*.js', (route) => route.abort());
    await page.reload();
    await page.locator('html:not(.js) .composer').first().waitFor();
    await sound(page, `${screen}-plain`);
  });

  test('a conversation in which nothing was said yet', async () => {
    const page = await stage.enter(
      `Étu ${screens.findIndex(([name]) => name === screen) + 1}`,
      'study',
      options,
    );
    const direct = await page.locator('.rooms li').last().locator('a').getAttribute('href');
    await page.goto(`${stage.address}${direct}`);
    await page.locator('.scroll .empty button').waitFor();
    await sound(page, `${screen}-empty`);
  });
});
