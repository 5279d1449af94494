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
    await page.locator('.tools summary').first().evaluate('(summary) => summary.click()');
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
