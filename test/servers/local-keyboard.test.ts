import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BrowserStage, browserStage } from './local/browser-stage.ts';

let stage: BrowserStage;
beforeEach(async () => {
  stage = await browserStage();
});
afterEach(() => stage.close());

const room = (page: Page) => page.locator('#room-name').textContent();
const focused = (page: Page) => page.evaluate('document.activeElement.id || document.activeElement.tagName');
async function ready(page: Page): Promise<void> {
  await page.locator('html.js').waitFor();
}

describe('the keyboard', () => {
  test('goes to writing, to the rooms, and to the running session’s thread', async () => {
    const ana = await stage.enter('Ana', 'study');
    await stage.bot.open();
    await ana.reload();
    await ready(ana);
    const skips = ana.locator('.skip');
    expect(await skips.allInnerTexts()).toEqual([
      'Aller à la zone où l’on écrit',
      'Aller aux salons',
      'Aller au fil ouvert',
    ]);
    await skips.nth(1).focus();
    await ana.keyboard.press('Enter');
    await expect.poll(() => focused(ana)).toBe('rooms');
    await skips.nth(2).focus();
    await ana.keyboard.press('Enter');
    await ana.locator('html.js #compose-thread-text').waitFor();
    await skips.nth(2).focus();
    await ana.keyboard.press('Enter');
    await expect.poll(() => focused(ana)).toBe('thread');
  });

  test('opens the list of rooms where the screen has no room for it', async () => {
    const ana = await stage.enter('Ana', 'study', { viewport: { width: 360, height: 740 } });
    await ana.locator('.skip').nth(1).focus();
    await ana.keyboard.press('Enter');
    await ana.locator('#rooms.open').waitFor();
    await ana.keyboard.press('Escape');
    await expect.poll(() => ana.locator('#rooms.open').count()).toBe(0);
  });

  test('closes a thread by Escape, but first what is open in it, and keeps the draft', async () => {
    const ana = await stage.enter('Ana', 'study');
    await stage.bot.open();
    await ana.locator('#threads a').first().click();
    const field = ana.locator('html.js #compose-thread-text');
    await field.pressSequentially('!cours a');
    await ana.locator('#thread .suggestions button').first().waitFor();
    await field.press('Escape');
    await expect.poll(() => ana.locator('#thread .suggestions button').count()).toBe(0);
    expect(await ana.locator('#thread').count()).toBe(1);
    await field.press('Escape');
    await ana.locator('html.js body:not(.with-thread)').waitFor();
    await ana.locator('#threads a').first().click();
    await expect.poll(() => ana.locator('#compose-thread-text').inputValue()).toBe('!cours a');
  });

  test('goes from room to room, and the page says so', async () => {
    const ana = await stage.enter('Ana', 'study');
    await ana.getByText('Raccourcis clavier').click();
    await ana.getByText('Alt + ↑ ou ↓').waitFor();
    await ana.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => room(ana)).toBe('Cours, en privé');
    await ready(ana);
    await ana.keyboard.press('Alt+ArrowDown');
    await ana.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => room(ana)).toBe('Salon de la classe');
  });

  test('has nowhere to go that is not there', async () => {
    const prof = await stage.enter('Prof', 'teach');
    const ana = await stage.enter('Ana', 'study');
    await prof.getByText('Ajouter un salon').click();
    await prof.getByLabel('Nom du salon').fill('TD1');
    await prof.getByLabel('Un groupe').check();
    await prof.getByRole('button', { name: 'Ajouter' }).click();
    await ana.getByRole('link', { name: 'TD1' }).click();
    await ana
      .getByText('Vous n’êtes pas encore')
      .or(ana.getByRole('button', { name: 'Entrer' }))
      .first()
      .waitFor();
    const targets: string[] = await ana.evaluate(
      "[...document.querySelectorAll('.skip')].map((link) => link.hash).filter((hash) => document.querySelector(hash) === null)",
    );
    expect(targets).toEqual([]);
  });
});

/** Drops files of so many bytes on what the selector finds. */
const drop = (page: Page, selector: string, sizes: readonly number[]) =>
  page.evaluate(`(() => {
    const transfer = new DataTransfer();
    ${JSON.stringify(sizes)}.forEach((size, at) => transfer.items.add(new File([new Uint8Array(size)], 'f' + at + '.bin')));
    const target = document.querySelector(${JSON.stringify(selector)});
    for (const kind of ['dragover', 'drop'])
      target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
  })()`);

describe('files', () => {
  test('dropped on the room or on the thread are taken there, with their size as it is said afterwards', async () => {
    const ana = await stage.enter('Ana', 'study');
    await stage.bot.open();
    await drop(ana, '#timeline', [527, 84_000]);
    const attached = ana.locator('#compose .attached li');
    await attached.first().waitFor();
    const said = (await attached.allInnerTexts()).map((text) => text.replace('×', '').trim());
    expect(said).toEqual(['f0.bin (527\u00a0octets)', 'f1.bin (84\u00a0ko)']);
    await ana.locator('#compose button.primary').click();
    const links = ana.locator('#timeline .message.own .files a');
    await links.first().waitFor();
    expect(await links.allInnerTexts()).toEqual(said);
    await ana.locator('#threads a').first().click();
    await ready(ana);
    await drop(ana, '#thread .messages', [3]);
    await ana.locator('#compose-thread .attached li').first().waitFor();
    expect(await ana.locator('#compose .attached li').count()).toBe(0);
  });

  test('too many or too large are refused before they are sent, and the limits are said before that', async () => {
    const ana = await stage.enter('Ana', 'study');
    await ana.getByText('10 fichiers, 25\u00a0Mo au plus').first().waitFor();
    await drop(
      ana,
      '#timeline',
      Array.from({ length: 11 }, () => 1),
    );
    await ana.getByRole('alert').getByText('Il y a trop de fichiers').waitFor();
    await drop(ana, '#timeline', [26_300_000]);
    await ana.getByRole('alert').getByText('Ces fichiers sont trop lourds').waitFor();
    expect(await ana.locator('#compose .attached li').count()).toBe(0);
  });
});

describe('a long text', () => {
  const long = Array.from(
    { length: 30 },
    (_, n) => `## Partie ${n + 1}\n\n${'Un mot après l’autre. '.repeat(12)}`,
  ).join('\n\n');

  test('of one’s own: the view follows to the answer, unless one reads elsewhere', async () => {
    const ana = await stage.enter('Ana', 'study');
    await ana.locator('#compose-text').fill(long);
    await ana.locator('#compose button.primary').click();
    const own = ana.locator('#timeline .message.own');
    await own.waitFor();
    await own.locator('summary', { hasText: 'Lire la suite' }).waitFor();
    await stage.bot.say({ blocks: [{ kind: 'line', inlines: ['Voici la réponse.'] }] });
    const answer = ana.locator('#timeline .message', { hasText: 'Voici la réponse.' });
    await answer.waitFor();
    await expect
      .poll(() =>
        answer.evaluate(
          (item) => item.getBoundingClientRect().bottom <= item.ownerDocument.documentElement.clientHeight,
        ),
      )
      .toBe(true);
    await ana.locator('#timeline').evaluate((box) => box.scrollTo(0, 0));
    await stage.bot.say({ blocks: [{ kind: 'line', inlines: ['Plus tard.'] }] });
    await ana.getByRole('button', { name: 'Nouveaux messages' }).waitFor();
    expect(await ana.locator('#timeline').evaluate((box) => box.scrollTop)).toBe(0);
  });

  test('is unfolded by a heading of its contents, stays so while it changes, and without JavaScript', async () => {
    const ana = await stage.enter('Ana', 'study');
    await stage.bot.open();
    const root = await stage.bot.say({ blocks: [{ kind: 'markdown', source: long }] }, { ring: true });
    const material = ana.locator(`#m-${root}`);
    await material.locator('.contents a').last().click();
    const rest = material.locator('details.rest');
    await expect.poll(() => rest.evaluate((details) => details.hasAttribute('open'))).toBe(true);
    await ana.locator(`#m-${root}`).hover();
    await stage.bot.say({ blocks: [{ kind: 'line', inlines: ['Une réponse'] }] }, { thread: root });
    await ana.locator(`#m-${root} .tools summary`).click();
    await ana.locator(`#m-${root} .tools [data-sign="👍"]`).click();
    await ana.locator(`#m-${root} .reactions`).waitFor();
    expect(await rest.evaluate((details) => details.hasAttribute('open'))).toBe(true);
    const plain = await (await stage.context({ javaScriptEnabled: false })).newPage();
    await plain.goto(stage.address);
    await plain.locator('#name').fill('Bo');
    await plain.locator('#role-study').check();
    await plain.locator('form button').first().click();
    await plain.locator('#timeline .message').first().waitFor();
    await plain.reload();
    await plain.locator('details.rest summary').first().click();
    await plain.getByRole('heading', { name: 'Partie 30' }).waitFor();
  });
});
