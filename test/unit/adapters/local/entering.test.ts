import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { json, LocalPerson } from '../../../contract/chat/local-person.ts';
import { type LocalStage, localStage } from '../../../contract/chat/local-stage.ts';

let stage: LocalStage;
beforeEach(async () => {
  stage = await localStage();
});
afterEach(() => stage.close());

const page = (path: string, headers: Record<string, string> = {}) => stage.ask(path, { headers });

describe('a name', () => {
  test('is given once, without regard to case and accents', async () => {
    await LocalPerson.enter(stage.ask, 'Zoé Martin', 'study');
    const answer = await stage.ask('/api/enter', json('POST', { name: ' zoe  MARTIN ', role: 'study' }));
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ error: { code: 'nameTaken' } });
  });

  test.each([
    ['', 'nameMissing'],
    ['   ', 'nameMissing'],
    ['x'.repeat(41), 'nameTooLong'],
    ['Cours', 'nameTaken'],
  ])('%j is refused with a sentence', async (name, code) => {
    const answer = await stage.ask('/api/enter', json('POST', { name, role: 'study' }));
    const { error } = (await answer.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^[A-Z].*[.?]$/);
  });

  test.each([
    'Zoé\u00adMartin',
    '\u202eZoé Martin',
    'ZOE\u2009MARTIN',
    'Zoé Martin\u3164',
    '\u{e0041}Zoé Martin',
  ])('that looks like one that is there is taken: %j', async (name) => {
    await LocalPerson.enter(stage.ask, 'Zoé Martin', 'study');
    const answer = await stage.ask('/api/enter', json('POST', { name, role: 'teach' }));
    expect(await answer.json()).toMatchObject({ error: { code: 'nameTaken' } });
  });

  test.each(['\u200b', '\u3164', '\u2800', '\u0301'])('that nobody sees is none: %j', async (name) => {
    const answer = await stage.ask('/api/enter', json('POST', { name, role: 'study' }));
    expect(await answer.json()).toMatchObject({ error: { code: 'nameMissing' } });
  });

  test('gives a cookie that no script reads and no other site sends', async () => {
    const answer = await stage.ask('/api/enter', json('POST', { name: 'Léa', role: 'teach' }));
    expect(answer.headers.get('set-cookie')).toMatch(/^cours-local-8080=.+HttpOnly; SameSite=Strict$/);
  });

  test('may be given on the page without JavaScript', async () => {
    const body = new URLSearchParams({ name: 'Léa', role: 'study' });
    const answer = await stage.ask('/enter', { method: 'POST', body });
    expect(answer.status).toBe(303);
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const first = await page('/', { cookie });
    expect(first.headers.get('location')).toBe(`/rooms/${stage.room}`);
    const again = await stage.ask('/enter', { method: 'POST', body });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('Ce nom est déjà pris ici.');
  });
});

describe('who asks', () => {
  test('must come from our own page', async () => {
    const body = json('POST', { name: 'Léa', role: 'study' });
    for (const headers of [
      { origin: 'http://evil.example' },
      { origin: 'http://127.0.0.1:3000' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const answer = await stage.ask('/api/enter', { ...body, headers: { ...body.headers, ...headers } });
      expect(answer.status).toBe(403);
    }
    const own = { origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-origin' };
    const answer = await stage.ask('/api/enter', { ...body, headers: { ...body.headers, ...own } });
    expect(answer.status).toBe(201);
  });

  test('must have entered', async () => {
    expect((await page('/api/rooms')).status).toBe(401);
    expect((await page(`/api/rooms/${stage.room}/messages`)).status).toBe(401);
    expect((await page('/api/events')).status).toBe(401);
    expect((await page(`/rooms/${stage.room}`)).headers.get('location')).toBe('/');
  });

  test('gets a page that runs nothing but its own scripts', async () => {
    const policy = (await page('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(await (await page('/')).text()).not.toMatch(/ style=| on\w+=/);
  });
});

describe('the language', () => {
  test.each([
    ['fr-FR,fr;q=0.9,en;q=0.8', undefined, 'fr'],
    ['en-US,en;q=0.9', undefined, 'en'],
    ['de,en;q=0.5,fr;q=0.7', undefined, 'fr'],
    ['de', undefined, 'fr'],
    ['fr', 'en', 'en'],
  ])('of a browser that asks for %s (chosen: %s) is %s', async (accept, chosen, expected) => {
    const cookie = chosen === undefined ? '' : `cours-lang=${chosen}`;
    const text = await (await page('/', { 'accept-language': accept, cookie })).text();
    expect(text).toContain(`<html lang="${expected}">`);
  });

  test('can be changed on the page, for good', async () => {
    const answer = await page('/?lang=en', { 'accept-language': 'fr' });
    expect(await answer.text()).toContain('Enter the class');
    expect(answer.headers.get('set-cookie')).toContain('cours-lang=en');
  });

  test('is the language of refusals too', async () => {
    const body = json('POST', { name: '', role: 'study' });
    const answer = await stage.ask('/api/enter', {
      ...body,
      headers: { ...body.headers, 'accept-language': 'en' },
    });
    expect(JSON.stringify(await answer.json())).toContain('A name is missing');
  });
});
