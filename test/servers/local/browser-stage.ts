import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { createLocalChat, type LocalChat } from '../../../adapters/local/local-chat.ts';
import { StubBot } from './stub-bot.ts';
import { type VerbHints, verbHints } from './verb-hints.ts';

/** The local chat on a port, a bot that answers by itself, and a real browser. */
export interface BrowserStage {
  readonly address: string;
  readonly bot: StubBot;
  readonly chat: LocalChat;
  /** A browser of somebody's own: cookies and storage apart from the others'. */
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Somebody in the class room, through the form of the front page. */
  enter(name: string, role: 'teach' | 'study', options?: BrowserContextOptions): Promise<Page>;
  /** The server goes away, and comes back on the same port and folder. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
}

export async function browserStage(): Promise<BrowserStage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cours-page-'));
  const chat = createLocalChat({
    dataDir,
    language: 'fr',
    zone: 'Europe/Paris',
    classRoom: { name: 'Salon de la classe' },
    verbs: (language): VerbHints => verbHints[language],
  });
  const bot = new StubBot(chat.adapter, chat.classRoom());
  let { server, port } = await listen(chat, 0);
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  await chat.adapter.start(bot);
  const address = `http://127.0.0.1:${port}`;
  const stage: BrowserStage = {
    address,
    bot,
    chat,
    context: (options) =>
      // `bypassCSP` lets axe in; that the page keeps its policy is tested apart.
      browser.newContext({
        locale: 'fr-FR',
        bypassCSP: true,
        viewport: { width: 1280, height: 800 },
        ...options,
      }),
    enter: async (name, role, options) => {
      const page = await (await stage.context(options)).newPage();
      await page.goto(address);
      await page.locator('#name').fill(name);
      await page.locator(`#role-${role}`).check();
      await page.locator('form button.primary').click();
      // The scripts are there: who writes before writes by the form, and the page is loaded anew.
      await page.locator('html.js #compose-text').waitFor();
      return page;
    },
    pause: async () => {
      await closeServer(server);
    },
    resume: async () => {
      ({ server, port } = await listen(chat, port));
    },
    close: async () => {
      await browser.close();
      await chat.adapter.stop();
      await closeServer(server);
      rmSync(dataDir, { recursive: true });
    },
  };
  return stage;
}

function listen(chat: LocalChat, port: number): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: chat.app.fetch, hostname: '127.0.0.1', port }, (info) => {
      resolve({ server, port: info.port });
    });
  });
}

async function closeServer(server: ServerType): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

/** Rules that axe-core leaves out by itself. */
const more = ['label-content-name-mismatch', 'target-size', 'p-as-heading'];
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe-core finds on the page, as `rule: the elements`. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: axe });
  // The string runs in the browser, where axe is global.
  const found: { id: string; nodes: { html: string }[] }[] = await page.evaluate(
    `axe.run({ rules: ${JSON.stringify(Object.fromEntries(more.map((rule) => [rule, { enabled: true }])))} }).then((result) => result.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
