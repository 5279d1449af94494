import type { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../src/engine/ids.ts';
import { RoomLinks } from '../../../src/web/room-links.ts';
import { roomPages } from '../../../src/web/room-page.ts';
import { TestProvider } from '../../support/call-provider.ts';
import { lesson, openLesson, sessionOf, start } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';

const links = new RoomLinks('https://cours.example.org/lo', 'the secret of the house');
const pdf = new File(['%PDF-1.4 arbres'], "TD 1 : l'arbre.pdf", { type: 'application/pdf' });
const svg = new File(['<svg onload="alert(1)"/>'], 'arbre.svg', { type: 'image/svg+xml' });
const page = new File(['<script>alert(1)</script>'], 'page.html', { type: 'text/html' });
const png = new File(['\u0089PNG'], 'arbre.png', { type: 'image/png' });

let world: LocalWorld;
let provider: TestProvider;
let app: Hono;
beforeEach(async () => {
  provider = new TestProvider('un');
  world = await LocalWorld.open({ providers: [provider], house: { roomPages: links } });
  const now = () => world.clock.now();
  const log = { error: () => expect.unreachable() };
  app = roomPages({ desk: world.engine.rooms, links, language: 'fr', now, newId, secure: true, log });
});
afterEach(() => world.close());

async function room(): Promise<string> {
  await world.say('prof', 'class', '!cours audio');
  return (await sessionOf(world)).rooms.calls.at(-1)?.id ?? '';
}
const read = async (path: string) => (await app.request(path)).text();
/** The addresses of the files on a page, as a browser resolves them. */
async function filesOn(id: string): Promise<string[]> {
  const hrefs = (await read(`/salle/${id}`)).matchAll(/href="([^"]+\/support\/[^"]+)"/g);
  return Array.from(hrefs, ([, href]) => new URL(href ?? '', 'https://x/salle/').pathname);
}

describe('the material on the page of a room', () => {
  it('is there once the class has been shown it, text and files', async () => {
    await openLesson(world);
    await world.give('prof', 'class', '!cours support S1', [pdf, png]);
    const id = await room();
    const text = await read(`/salle/${id}`);
    expect(text).toContain('Support de la séance');
    expect(text).toMatch(/<details><summary>Lire le texte<\/summary>.*Un arbre est vide ou un nœud\./s);
    expect(text).toContain('>TD 1 : l&#39;arbre.pdf</a> (15 octets)');
    expect(await filesOn(id)).toEqual([
      `/salle/${id}/support/1/TD%201%20%3A%20l%27arbre.pdf`,
      `/salle/${id}/support/2/arbre.png`,
    ]);
  });

  it('is not there before, and gone once staff hold it', async () => {
    await lesson(world);
    await world.give('prof', '@prof', '!cours support S1', [pdf]);
    await world.until(start - 20 * 60_000);
    const id = await room();
    const address = `/salle/${id}/support/1/TD%201%20%3A%20l%27arbre.pdf`;
    expect(await read(`/salle/${id}`)).not.toContain('Support de la séance');
    expect((await app.request(address)).status).toBe(404);
    await world.until(start);
    expect(await read(`/salle/${id}`)).toContain('Support de la séance');
    expect((await app.request(address)).status).toBe(200);
  });

  it('comes to a page that is open by itself, and with it each file', async () => {
    await openLesson(world);
    const id = await room();
    const before = await read(`/salle/${id}/etat`);
    await world.say('prof', 'class', '!cours support S1\nUn autre texte.');
    expect(await read(`/salle/${id}/etat`)).toBe(before);
    await world.give('prof', 'class', '!cours support S1', [pdf]);
    expect(await read(`/salle/${id}/etat`)).not.toBe(before);
  });

  it('is never HTML of its author, and fetches nothing from elsewhere', async () => {
    await openLesson(world);
    const body = [
      '# Titre <script>alert(1)</script>',
      '![courbe](https://ailleurs.example/a.png) [lien](https://ailleurs.example/b) [x](javascript:alert(1))',
      '<img src="https://ailleurs.example/c.png" onerror="alert(1)">',
    ].join('\n\n');
    await world.say('prof', 'class', `!cours support S1\n${body}`);
    const text = await read(`/salle/${await room()}`);
    const [, material = ''] = /<section class="material"(.*)<\/section>/s.exec(text) ?? [];
    expect(material).toContain('<h3>Titre &lt;script&gt;');
    expect(material).not.toMatch(/<(?:script|img|iframe|style)|href="javascript/);
    for (const [link] of material.matchAll(/<a [^>]*>/g)) expect(link).toMatch(/rel="noopener noreferrer"/);
    expect(material).toContain('href="https://ailleurs.example/a.png"');
  });

  it('is not for a room of the course alone', async () => {
    await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
    await world.say('prof', 'class', '!cours audio');
    const course = await world.store.courseByCode('LO21');
    const text = await read(`/salle/${course?.rooms.calls[0]?.id}`);
    expect(text).toContain('Entrer dans la salle');
    expect(text).not.toContain('Support de la séance');
  });
});

describe('a file of the material at the page of a room', () => {
  beforeEach(async () => {
    await openLesson(world);
    await world.give('prof', 'class', '!cours support S1', [pdf, png, svg, page]);
  });

  it('is its bytes: in place where it is a PDF or a picture, else to be saved', async () => {
    const [first = '', second = '', third = '', fourth = ''] = await filesOn(await room());
    const of = async (path: string) => {
      const { status, headers } = await app.request(path);
      expect(status).toBe(200);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; /);
      expect(headers.get('Content-Security-Policy')).not.toContain("'self'");
      return [headers.get('Content-Type'), headers.get('Content-Disposition')?.split(';')[0]];
    };
    expect(await of(first)).toEqual(['application/pdf', 'inline']);
    expect(await of(second)).toEqual(['image/png', 'inline']);
    expect(await of(third)).toEqual(['application/octet-stream', 'attachment']);
    expect(await of(fourth)).toEqual(['application/octet-stream', 'attachment']);
    expect(await read(first)).toBe('%PDF-1.4 arbres');
    expect((await app.request(first)).headers.get('Content-Disposition')).toBe(
      "inline; filename*=UTF-8''TD%201%20%3A%20l%27arbre.pdf",
    );
    expect((await app.request(second)).headers.get('Content-Security-Policy')).toContain('sandbox');
  });

  it('is nowhere else', async () => {
    const id = await room();
    const wrong = [
      ...['support/1/autre.pdf', 'support/2/page.html', 'support/5/page.html', 'support/0/page.html'],
      ...['support/-1/page.html', 'support/1e0/arbre.png', 'support/x/arbre.png', 'support/02/arbre.png'],
      ...['support/2/..%2Farbre.png', 'support/2/%FF', 'support/2'],
    ];
    for (const path of wrong) expect((await app.request(`/salle/${id}/${path}`)).status).toBe(404);
    expect((await app.request('/salle/zzzzzzzzzzzzzzzzzzzzzzzzz/support/2/arbre.png')).status).toBe(404);
    expect(await read(`/salle/${id}/support/9/x`)).toContain('href="../../../page/room.css"');
  });

  it('goes with the room', async () => {
    const [first = ''] = await filesOn(await room());
    await world.say('prof', 'class', '!cours fermer');
    expect((await app.request(first)).status).toBe(404);
  });

  it.each(['..', '.', 'a/b\\c.pdf', ' \u0007 ', '100 % réussi.pdf', 'ÉtéΩ🌳.pdf', '?#&.pdf'])(
    'has an address of its own whatever its name: %j',
    async (name) => {
      const { address } = await rename(name);
      const { pathname } = new URL(address);
      expect(pathname.startsWith('/lo/salle/')).toBe(true);
      const answer = await app.request(pathname.replace('/lo', ''));
      expect(await answer.text()).toBe('%PDF-1.4 arbres');
    },
  );

  /** The first file under another name, as some platform may give it. */
  async function rename(name: string): Promise<{ address: string }> {
    const id = await room();
    const material = await world.store.material((await sessionOf(world)).id);
    if (material === undefined) return expect.unreachable();
    const files = material.files.map((file, index) => (index === 0 ? { ...file, name } : file));
    await world.store.apply({ materials: [{ ...material, files }] });
    return { address: links.fileAddress(id, 1, name) };
  }
});
