import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsonwebtoken from 'jsonwebtoken';
import { pino } from 'pino';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type Running, startCours } from '../../src/main.ts';
import type { Store } from '../../src/ports/store.ts';
import { TourPerson } from '../../src/tour/person.ts';
import { freePort } from '../support/free-port.ts';
import { type JitsiServer, jitsiServer } from '../support/jitsi-server.ts';
import { faultsOf } from './local/browser-stage.ts';

// The whole bot on the local chat, two Jitsi servers (one with tokens) and a real browser. The page that
// the class is given is served under a public address, as on Matrix.

const pictures = join(import.meta.dirname, '../../test-results');
const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

let folder: string;
let jitsi: JitsiServer;
let cours: Running;
let store: Store;
let prof: TourPerson;
let browser: Browser;
const students: TourPerson[] = [];
const log: string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cours-rooms-'));
  jitsi = await jitsiServer();
  writeFileSync(
    join(folder, 'calls.yaml'),
    `servers:
  - {id: libre, provider: jitsi, url: "${jitsi.url('libre')}", label: "Jitsi de l'association", free: true, capacity: {total: 200, room: 60}}
  - {id: jeton, provider: jitsi, url: "${jitsi.url('jeton')}", label: "Jitsi à jetons", jwt: {issuer: cours, secret: "env:ROOM_SECRET"}}
`,
  );
  process.env.ROOM_SECRET = 'shared with the server';
  const port = await freePort();
  const config = readConfig({
    COURS_DATA_DIR: join(folder, 'data'),
    COURS_CALLS_FILE: join(folder, 'calls.yaml'),
    COURS_HTTP_PORT: String(port),
  });
  const publicUrl = `http://127.0.0.1:${port}`;
  cours = await startCours(
    { ...config, publicUrl },
    pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }),
    {
      deps: (deps) => {
        store = deps.store;
        return deps;
      },
    },
  );
  prof = await TourPerson.enter(cours.address, 'Prof', 'teach');
  for (const name of ['Étu1', 'Étu2', 'Étu3'])
    students.push(await TourPerson.enter(cours.address, name, 'study'));
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  await cours?.stop();
  await jitsi?.close();
  rmSync(folder, { recursive: true });
});

const newPage = async (options: BrowserContextOptions = {}): Promise<Page> =>
  (await browser.newContext({ ignoreHTTPSErrors: true, bypassCSP: true, ...options })).newPage();
/** A page at an address, and the origins of everything that it asked for. */
async function watched(
  address: string,
  options: BrowserContextOptions,
): Promise<{ readonly page: Page; readonly asked: readonly string[] }> {
  const page = await newPage(options);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await page.goto(address);
  return { page, asked };
}
/** The address in the newest message of the class that has one. */
async function linkOfRoom(): Promise<string> {
  await cours.idle();
  const texts = (await prof.read()).map(({ text }) => text);
  return texts.flatMap((text) => /http:\/\/127\.0\.0\.1:\d+\/salle\/[0-9a-z]+/.exec(text) ?? []).at(-1) ?? '';
}

/** Gives the session of the only open room a material that the class has been shown. */
async function showMaterial(body: string, names: readonly string[]): Promise<void> {
  const [course] = await store.allCourses();
  const sessions = await store.sessionsByNumber(course?.id ?? '', [1]);
  const [session] = sessions;
  const material = await store.material(session?.id ?? '');
  if (session === undefined || material === undefined) return expect.unreachable();
  const bytes = new TextEncoder().encode('%PDF-1.4');
  const file = { blob: await store.putBlob(bytes), type: 'application/pdf', size: 1_234_567 };
  const files = names.map((name) => ({ ...file, name }));
  const shown = { ...session.material, state: 'shown', files: files.length } as const;
  await store.apply({
    sessions: [{ ...session, material: shown }],
    materials: [{ ...material, body, files }],
  });
}

/** No fault for axe, nothing wider than the screen, nothing asked of anybody else. */
async function sound(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `salle-${name}.png`), fullPage: true });
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate(overflow)).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
}

describe('a room and its page', () => {
  test('nothing names a room before somebody asks', async () => {
    await prof.write('!cours agenda');
    await cours.idle();
    const data = ['cours.sqlite', 'cours.sqlite-wal'].map((name) =>
      readFileSync(join(folder, 'data', name), 'latin1'),
    );
    const pages = await Promise.all(
      ['/', '/healthz'].map(async (path) => (await fetch(`${cours.address}${path}`)).text()),
    );
    // Links, names of rooms and orders: in what people read, what is stored or waits, the log, the pages.
    for (const text of [JSON.stringify(await prof.read()), ...data, log.join(), ...pages]) {
      expect(text.length).toBeGreaterThan(10);
      expect(text).not.toMatch(
        /\/salle\/[0-9a-z]|cours-[a-z0-9]{12}|callCreate|localhost:\d+\/(?:libre|jeton)/,
      );
    }
    expect(jitsi.entered).toEqual([]);
  });

  test('the class gets the page, and a student on a phone enters by it', async () => {
    await prof.write('!cours audio');
    const address = await linkOfRoom();
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, asked } = await watched(address, { ...phone, colorScheme });
      await sound(page, `ouverte-${colorScheme}`);
      expect(new Set(asked)).toEqual(new Set([new URL(address).origin]));
      await page.getByRole('link', { name: 'Entrer dans la salle' }).click();
      await page.getByRole('heading', { name: 'Jitsi' }).waitFor();
      expect(page.url()).toContain(jitsi.url('libre'));
      await page.context().close();
    }
  });

  test('the material is read there: folded, nothing wider than a phone, nothing from elsewhere', async () => {
    const long = 'anticonstitutionnellement'.repeat(4);
    await showMaterial(
      [
        `# Chercher par moitiés\n\nUn [lien](https://ailleurs.example/), ![une courbe](https://ailleurs.example/a.png), ${long}.`,
        `## Coût\n\n| taille | pas | ${'une colonne de plus | '.repeat(3)}\n|---:|:---:|---|---|---|\n| 1000 | 10 | x | y | z |`,
        `\`\`\`\nwhile (bas < haut) { const milieu = Math.floor((bas + haut) / 2); /* ${long} */ }\n\`\`\``,
        '- un\n- deux\n\n> citation\n\n$a_1 + b_1$',
      ].join('\n\n'),
      ['TD 1 : recherche.pdf', `${long}.pdf`],
    );
    const address = await linkOfRoom();
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, asked } = await watched(address, { ...phone, colorScheme });
      expect(await page.getByText('Un lien').isVisible()).toBe(false);
      await sound(page, `support-${colorScheme}`);
      await page.getByText('Lire le texte').click();
      await page.getByText('Un lien').waitFor();
      await sound(page, `support-lu-${colorScheme}`);
      expect(new Set(asked)).toEqual(new Set([new URL(address).origin]));
      const href = await page.getByRole('link', { name: 'TD 1' }).getAttribute('href');
      const file = await page.request.get(new URL(href ?? '', address).href);
      expect(await file.text()).toBe('%PDF-1.4');
      await page.context().close();
    }
  });

  test('works without scripts, and at 200 % of the size of the letters', async () => {
    const page = await newPage({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    await page.goto(await linkOfRoom());
    await page.getByRole('button', { name: 'Ça ne marche pas' }).click();
    await page.getByText('1 personne sur les 3 nécessaires').waitFor();
    await page.context().close();
  });

  test('browsers and the chat say that it does not work: the next server opens, and the page leads there', async () => {
    const address = await linkOfRoom();
    const pages = await Promise.all([newPage(phone), newPage(phone)]);
    for (const page of pages) {
      await page.goto(address);
      await page.getByRole('button', { name: 'Ça ne marche pas' }).click();
    }
    const [page] = pages;
    if (page === undefined) return expect.unreachable();
    await page.getByText('Il manque une voix').waitFor();
    await sound(page, 'il-manque-une-voix');
    await students[0]?.write('!cours salle autre');
    await expect.poll(linkOfRoom).not.toBe(address);
    // The page sees it by itself.
    await page.getByRole('link', { name: "Aller à l'autre salle" }).waitFor({ timeout: 20_000 });
    await sound(page, 'remplacée');
    await page.getByRole('link', { name: "Aller à l'autre salle" }).click();
    await page.getByLabel('Votre nom').fill('Étu1');
    await sound(page, 'nom');
    await page.getByRole('button', { name: 'Entrer dans la salle' }).click();
    await page.getByRole('heading', { name: 'Jitsi' }).waitFor();
    const entered = new URL(page.url());
    const token = jsonwebtoken.verify(entered.searchParams.get('jwt') ?? '', 'shared with the server');
    expect(token).toMatchObject({
      room: entered.pathname.split('/').at(-1),
      iss: 'cours',
      context: { user: { name: 'Étu1', moderator: false } },
    });
    for (const each of pages) await each.context().close();
  });

  test('the room closed, the page says so by itself, and how to ask for another', async () => {
    const page = await newPage(phone);
    await page.goto(await linkOfRoom());
    await prof.write('!cours fermer');
    await page.getByRole('heading', { name: 'Salle fermée' }).waitFor({ timeout: 20_000 });
    await sound(page, 'fermée');
    expect(log.join()).not.toContain('shared with the server');
    const texts = (await prof.read()).map(({ text }) => text).join('\n');
    expect(texts).not.toContain('/salle/');
    await page.goto(`${cours.address}/salle/zzzzzzzzzzzzzzzzzzzzzzzzz`);
    await page.getByRole('heading', { name: 'Aucune salle ici' }).waitFor();
    await sound(page, 'inconnue');
    await page.context().close();
  });

  test('a server that is down is passed over, in one message', async () => {
    jitsi.down.add('libre');
    await prof.write('!cours audio');
    await expect.poll(linkOfRoom).not.toBe('');
    const opened = (await prof.read()).filter(({ text }) => text.includes('Salle audio ouverte'));
    expect(opened.filter(({ text }) => text.includes('Jitsi à jetons'))).toHaveLength(1);
    jitsi.down.delete('libre');
  });
});
