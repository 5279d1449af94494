import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BrowserStage, browserStage } from './local/browser-stage.ts';

let stage: BrowserStage;
beforeEach(async () => {
  stage = await browserStage();
});
afterEach(() => stage.close());

/** Writes and sends by the key; before the scripts are there, that key begins a line. */
async function say(page: Page, text: string, form = '#compose'): Promise<void> {
  const field = page.locator(`html.js ${form} textarea`);
  await field.fill(text);
  await field.press('Enter');
}

/** Waits until this text is in the list of messages (not in the composer). */
const sees = (page: Page, text: string, list = '#timeline') =>
  page.locator(`${list} .message`, { hasText: text }).first().waitFor();

describe('a class of three, each in a browser of their own', () => {
  test('writes, and everybody reads it at once', async () => {
    const prof = await stage.enter('Prof', 'teach');
    const ana = await stage.enter('Ana', 'study');
    const bo = await stage.enter('Bo', 'study');
    await say(prof, 'Bonjour à **tous**');
    for (const page of [prof, ana, bo]) await sees(page, 'Bonjour à tous');
    await say(ana, '!cours agenda');
    for (const page of [prof, ana, bo]) await sees(page, 'Séances à venir de LO21');
    expect(await bo.locator('#timeline .message.own').count()).toBe(0);
    expect(await prof.locator('#timeline .message', { hasText: 'Bonjour à tous' }).count()).toBe(1);
  });

  test('asks in the thread beside the material', async () => {
    const prof = await stage.enter('Prof', 'teach');
    const ana = await stage.enter('Ana', 'study');
    await stage.bot.open();
    for (const page of [prof, ana]) {
      await page.getByRole('link', { name: /Fil : Séance 1/ }).click();
      await page.locator('#thread').waitFor();
    }
    await say(ana, 'Pourquoi compter en arêtes ?', '#compose-thread');
    await sees(prof, 'Pourquoi compter en arêtes', '#thread');
    expect(await prof.locator('#timeline .message', { hasText: 'Pourquoi compter' }).count()).toBe(0);
    await prof.locator('#timeline .thread-link', { hasText: '1 réponse' }).waitFor();
    const event = stage.bot.events.find((one) => one.kind === 'message' && one.text.startsWith('Pourquoi'));
    expect(event).toHaveProperty('thread');
  });

  test('presses the bot’s button, and takes the sign away again', async () => {
    const ana = await stage.enter('Ana', 'study');
    const bo = await stage.enter('Bo', 'study');
    await say(ana, '!cours audio je bloque');
    const button = bo.getByRole('button', { name: "J'en ai besoin aussi" });
    await button.click();
    await sees(ana, '2 personnes');
    await bo.locator('.actions [aria-pressed="true"]').click();
    await sees(ana, '1 personne sur');
    expect(
      stage.bot.events.filter((event) => event.kind === 'reaction').map((event) => event.removed),
    ).toEqual([false, true]);
  });

  test('sends files, edits, answers and deletes', async () => {
    const ana = await stage.enter('Ana', 'study');
    const bo = await stage.enter('Bo', 'study');
    const buffer = Buffer.from('1;2\n');
    await ana
      .locator('#compose input[type=file]')
      .setInputFiles({ name: 'notes.csv', mimeType: 'text/csv', buffer });
    await say(ana, 'mes notse');
    await bo.getByRole('link', { name: /notes\.csv/ }).waitFor();
    const own = ana.locator('.message.own');
    await own.hover();
    await own.locator('summary').click();
    await own.getByRole('button', { name: 'Modifier' }).click();
    await say(ana, 'mes notes');
    await sees(bo, 'mes notes');
    const other = bo.locator('.message', { hasText: 'mes notes' });
    await other.hover();
    await other.locator('summary').click();
    await other.getByRole('button', { name: 'Répondre', exact: true }).click();
    await say(bo, 'merci');
    await ana.locator('.quote', { hasText: 'En réponse à Ana' }).waitFor();
    await own.hover();
    await own.locator('summary').click();
    await own.getByRole('button', { name: 'Supprimer' }).click();
    await bo.locator('.message.deleted').waitFor();
    expect(stage.bot.events.map((event) => event.kind)).toEqual(
      expect.arrayContaining(['message', 'edit', 'deletion']),
    );
  });

  test('finds the room that a teacher adds', async () => {
    const prof = await stage.enter('Prof', 'teach');
    const ana = await stage.enter('Ana', 'study');
    await prof.getByText('Ajouter un salon').click();
    await prof.getByLabel('Nom du salon').fill('TD1');
    await prof.getByLabel('Un groupe').check();
    await prof.getByRole('button', { name: 'Ajouter' }).click();
    await prof.getByRole('heading', { name: 'TD1' }).waitFor();
    await sees(prof, 'Je tiens les séances');
    await ana.getByRole('link', { name: 'TD1' }).click();
    await ana.getByRole('button', { name: 'Entrer dans le salon' }).click();
    await say(ana, 'présente');
    await sees(prof, 'présente');
  });
});

describe('commands', () => {
  test('are offered while one types, and reached by the keyboard', async () => {
    const ana = await stage.enter('Ana', 'study');
    const field = ana.locator('#compose-text');
    await field.pressSequentially('!cours a');
    const offered = ana.getByRole('group', { name: 'Commandes possibles' }).getByRole('button');
    await offered.first().waitFor();
    expect(await offered.allInnerTexts()).toHaveLength(2);
    await field.press('ArrowUp');
    await ana.keyboard.press('ArrowUp');
    await ana.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('!cours agenda');
    expect(await offered.count()).toBe(0);
    await field.press('Enter');
    await sees(ana, 'Séances à venir');
  });

  test('in a message go into the field at one press', async () => {
    const ana = await stage.enter('Ana', 'study');
    await ana.getByRole('button', { name: '!cours aide' }).click();
    expect(await ana.locator('#compose-text').inputValue()).toBe('!cours aide');
  });
});

describe('when the connection is lost', () => {
  test('what is written is kept, shown, and sent once when it is back', async () => {
    const ana = await stage.enter('Ana', 'study');
    const bo = await stage.enter('Bo', 'study');
    await stage.pause();
    await ana.getByText('Connexion perdue.').first().waitFor();
    await say(ana, 'écrit hors ligne 1');
    await say(ana, 'écrit hors ligne 2');
    await ana.getByText('Pas encore envoyé').first().waitFor();
    // Shown for some seconds only, maybe before Bo's page is back: waited for from now on.
    const back = ana.getByText('Connexion rétablie.').first().waitFor();
    await stage.resume();
    for (const page of [ana, bo]) await sees(page, 'écrit hors ligne 2');
    await ana.locator('.pending').waitFor({ state: 'hidden' });
    const texts = await bo.locator('#timeline .message', { hasText: 'écrit hors ligne' }).allInnerTexts();
    expect(texts.map((text) => /\d$/.exec(text.trim())?.[0])).toEqual(['1', '2']);
    await back;
  });

  test('a page whose scripts did not come is loaded anew', async () => {
    const ana = await stage.enter('Ana', 'study');
    await ana.route('**/page/suggestions.js', (route) => route.abort());
    await ana.reload();
    await expect.poll(() => ana.locator('html.js').count()).toBe(0);
    await ana.unroute('**/page/suggestions.js');
    await ana.locator('html.js #compose-text').waitFor();
    await say(ana, 'de retour');
    await sees(ana, 'de retour');
  });

  test('it outlives a reload of the page', async () => {
    const ana = await stage.enter('Ana', 'study');
    await ana.route('**/messages', (route) => route.abort());
    await say(ana, 'écrit avant de recharger');
    await ana.getByText('Pas encore envoyé').waitFor();
    await ana.reload();
    await ana.getByText('Pas encore envoyé').waitFor();
    await ana.unroute('**/messages');
    // Unless the page tries by itself first.
    const retry = ana.getByRole('button', { name: 'Réessayer' });
    await Promise.race([retry.click().catch(() => {}), sees(ana, 'écrit avant de recharger')]);
    await sees(ana, 'écrit avant de recharger');
    expect(await ana.locator('#timeline .message', { hasText: 'écrit avant' }).count()).toBe(1);
  });

  test('what the server refuses says why and can be taken back', async () => {
    const ana = await stage.enter('Ana', 'study');
    await ana.locator('#compose-text').fill('é'.repeat(40_000));
    await ana.locator('#compose button.primary').click();
    await ana.getByText('Non envoyé. Ce message est trop long').waitFor();
    await ana.getByRole('button', { name: 'Reprendre' }).click();
    expect(await ana.locator('#compose-text').inputValue()).toHaveLength(40_000);
    expect(await ana.locator('.pending li').count()).toBe(0);
  });

  test('a draft outlives a change of room', async () => {
    const ana = await stage.enter('Ana', 'study');
    await ana.locator('#compose-text').fill('pas fini');
    await ana.getByRole('link', { name: 'Cours, en privé' }).click();
    await ana.getByText('seul le robot vous lit').waitFor();
    await ana.getByRole('link', { name: 'Salon de la classe' }).click();
    await expect.poll(() => ana.locator('#compose-text').inputValue()).toBe('pas fini');
  });
});

describe('what is new', () => {
  test('is said to a screen reader; a counter that changes is not', async () => {
    const ana = await stage.enter('Ana', 'study');
    const bo = await stage.enter('Bo', 'study');
    await say(ana, '!cours audio je bloque');
    const news = bo.locator('#news');
    await expect.poll(() => news.textContent()).toContain('1 personne');
    await ana.getByRole('button', { name: "J'en ai besoin aussi" }).click();
    await sees(bo, '2 personnes');
    expect(await news.textContent()).not.toContain('2 personnes');
  });

  test('and rings stands out, and is counted in the title while one looks elsewhere', async () => {
    const ana = await stage.enter('Ana', 'study');
    await ana.evaluate(
      "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })",
    );
    await stage.bot.openRoom('nobody');
    await ana.locator('.message.new', { hasText: 'Salle audio ouverte' }).waitFor();
    expect(await ana.title()).toBe('(1) Salon de la classe – Cours');
    await ana.evaluate(
      "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'visible' })",
    );
    await ana.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    expect(await ana.title()).toBe('Salon de la classe – Cours');
  });

  test('in another room is counted beside it', async () => {
    const ana = await stage.enter('Ana', 'study');
    const direct = await ana.getByRole('link', { name: 'Cours, en privé' }).getAttribute('data-room');
    await stage.bot.say(
      { blocks: [{ kind: 'line', inlines: ['Un mot pour vous.'] }] },
      { room: direct ?? '', ring: true },
    );
    await ana.locator('#rooms .unread', { hasText: '1' }).waitFor();
    expect(await ana.title()).toBe('(1) Salon de la classe – Cours');
    await ana.getByRole('link', { name: /Cours, en privé/ }).click();
    await sees(ana, 'Un mot pour vous.');
    await ana.getByRole('link', { name: 'Salon de la classe' }).click();
    await expect.poll(() => ana.locator('#rooms .unread').count()).toBe(0);
  });
});

test('the page keeps to its policy: nothing on it is refused by the browser', async () => {
  const faults: string[] = [];
  const page = await (await stage.context({ bypassCSP: false })).newPage();
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(stage.address);
  await page.locator('#name').fill('Ana');
  await page.getByLabel("J'étudie").check();
  await page.getByRole('button', { name: 'Entrer' }).click();
  await stage.bot.open();
  await say(page, '!cours agenda');
  await sees(page, 'Séances à venir');
  await page.getByRole('link', { name: /Fil : Séance 1/ }).click();
  await say(page, 'une question', '#compose-thread');
  await sees(page, 'une question', '#thread');
  expect(faults).toEqual([]);
});

test('without JavaScript one enters, reads and writes', async () => {
  const page = await (await stage.context({ javaScriptEnabled: false })).newPage();
  await page.goto(stage.address);
  await page.locator('#name').fill('Ana');
  await page.getByLabel("J'étudie").check();
  await page.locator('form button.primary').click();
  await page.getByText('Je tiens les séances').waitFor();
  await page.locator('#compose-text').fill('!cours agenda');
  await page.locator('#compose button.primary').click();
  await page.locator('#timeline .message.own').waitFor();
  await expect
    .poll(async () => {
      await page.reload();
      return page.locator('#timeline .message', { hasText: 'Séances à venir' }).count();
    })
    .toBe(1);
});
