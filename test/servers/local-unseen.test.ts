import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BrowserStage, browserStage } from './local/browser-stage.ts';

let stage: BrowserStage;
beforeEach(async () => {
  stage = await browserStage();
});
afterEach(() => stage.close());

const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
};

/** Writes and sends by the button, as on a phone. */
async function say(page: Page, text: string, form = '#compose'): Promise<void> {
  await page.locator(`html.js ${form} textarea`).fill(text);
  await page.locator(`${form} button.primary`).click();
}

/** The session's thread, by its link above the room. */
async function openThread(page: Page): Promise<void> {
  await page.locator('#threads').getByRole('link', { name: 'S1 ouverte · fil' }).click();
  await page.locator('html.js #compose-thread-text').waitFor();
}

test.each([
  ['on a desktop', {}],
  ['on a phone', phone],
])(
  '%s a reply in a closed thread is a line in the room and a count above it, one click away',
  async (_, options) => {
    const prof = await stage.enter('Prof', 'teach', options);
    const ana = await stage.enter('Ana', 'study');
    await stage.bot.open();
    for (let n = 1; n <= 12; n += 1) await say(ana, `message ${n} du salon\n\nassez long\n\npour défiler`);
    await openThread(ana);
    await say(ana, 'Pourquoi en arêtes ?', '#compose-thread');
    await prof.locator('.thread-news', { hasText: '1 nouvelle réponse dans le fil' }).waitFor();
    await say(ana, 'Et la racine ?', '#compose-thread');
    const line = prof.locator('.thread-news', { hasText: '2 nouvelles réponses dans le fil' });
    await line.waitFor();
    expect(await prof.locator('.thread-news').count()).toBe(1);
    await prof.locator('#threads .unread', { hasText: '2' }).waitFor();
    await prof
      .locator('#timeline .thread-link .unread', { hasText: '2' })
      .first()
      .waitFor({ state: 'attached' });
    await expect.poll(() => prof.title()).toMatch(/^\(2\) /);
    // Scrolled far away from all of it, the link above the room stays.
    await prof.locator('#timeline').evaluate((box) => box.scrollTo(0, 0));
    expect(await prof.locator('#threads').getByRole('link').first().isVisible()).toBe(true);
    await prof.reload();
    await line.waitFor();
    await line.getByRole('link').click();
    await prof.locator('#thread .message', { hasText: 'Et la racine ?' }).waitFor();
    await prof.locator('html.js #thread').waitFor();
    await expect.poll(() => prof.locator('#threads .unread').count()).toBe(0);
    await prof.waitForLoadState('networkidle').catch(() => {});
    await prof.getByRole('link', { name: 'Fermer le fil' }).click();
    await prof.locator('html.js #compose-text').waitFor();
    expect(await prof.locator('.thread-news').count()).toBe(0);
  },
);

test('on a phone a message in the room is counted above the thread that covers it', async () => {
  const prof = await stage.enter('Prof', 'teach', phone);
  const ana = await stage.enter('Ana', 'study');
  await stage.bot.open();
  await openThread(prof);
  await say(ana, 'On ne vous entend plus ?');
  const back = prof.getByRole('link', { name: '1 nouveau message dans le salon' });
  await back.waitFor();
  await back.click();
  await prof.locator('#timeline .message', { hasText: 'On ne vous entend plus' }).waitFor();
  await expect.poll(() => prof.locator('#threads .in-room').count()).toBe(0);
});

test('an older page of the room counts what comes in the newest', async () => {
  const prof = await stage.enter('Prof', 'teach');
  const ana = await stage.enter('Ana', 'study');
  await say(ana, 'premier');
  const seq = await prof.locator('#timeline .message', { hasText: 'premier' }).getAttribute('data-seq');
  await prof.goto(
    `${stage.address}/rooms/${await prof.locator('body').getAttribute('data-room')}?before=${seq}`,
  );
  await prof.locator('html.js .more').first().waitFor();
  await say(ana, 'nouveau');
  await prof.getByRole('link', { name: '1 nouveau message dans le salon' }).waitFor();
});

test('who comes late finds the open session’s thread and what was said in it', async () => {
  const ana = await stage.enter('Ana', 'study');
  await stage.bot.open();
  await openThread(ana);
  await say(ana, 'Une question', '#compose-thread');
  await ana.locator('#thread .message.own').waitFor();
  const late = await stage.enter('Bo', 'study');
  await late.locator('#threads').getByRole('link', { name: 'S1 ouverte · fil 1 nouvelle réponse' }).waitFor();
  await late.locator('.thread-news', { hasText: '1 nouvelle réponse' }).waitFor();
});
