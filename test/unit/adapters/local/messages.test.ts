import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actions, doc, line, markdown } from '../../../../src/message/document.ts';
import type { ChatAdapter, PostOptions } from '../../../../src/ports/chat.ts';
import { ListeningEngine } from '../../../contract/chat/listening-engine.ts';
import { json, type LocalPerson } from '../../../contract/chat/local-person.ts';
import { type LocalStage, localStage } from '../../../contract/chat/local-stage.ts';
import { png } from '../../../support/pictures.ts';

let stage: LocalStage;
let engine: ListeningEngine;
let adapter: ChatAdapter;
let prof: LocalPerson;
let ana: LocalPerson;
beforeEach(async () => {
  stage = await localStage();
  engine = new ListeningEngine();
  adapter = await stage.adapter();
  await adapter.start(engine);
  prof = await stage.person('Prof', 'moderator');
  ana = await stage.person('Ana', 'member');
});
afterEach(() => stage.close());

const options = (key: string): PostOptions => ({ key, ring: true, mention: [], mentionRoom: false });
const write = (id: string, text: string) =>
  ana.ask(`/api/rooms/${stage.room}/messages`, json('POST', { id, text }));
const pageOf = async (person: LocalPerson) => (await person.ask(`/rooms/${stage.room}`)).text();
/** Waits until everything before is with the engine. */
const settled = async () => {
  const end = await ana.say(`fin ${engine.events.length}`);
  await engine.event('message', (event) => event.id === end);
};

describe('the same act twice', () => {
  test('is one message by the browser’s id', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => write('browser-id-1', 'une fois')));
    const ids = await Promise.all(answers.map(async (answer) => JSON.stringify(await answer.json())));
    expect(new Set(ids).size).toBe(1);
    await settled();
    expect(engine.of('message').filter((event) => event.text === 'une fois')).toHaveLength(1);
  });

  test('is one press of a button by its id, and another press is another event', async () => {
    const document = doc(
      line`✅ pour l'envoyer.`,
      actions({ sign: '✅', label: 'Envoyer', command: 'agenda' }),
    );
    const target = { account: 'local', room: stage.room };
    const reference = await adapter.post(target, { kind: 'text', document }, options('k1'));
    await ana.press(reference, '✅', 'press-number-1');
    await ana.press(reference, '✅', 'press-number-1');
    await ana.press(reference, '✅', 'press-number-2');
    await settled();
    expect(engine.of('button')).toHaveLength(2);
    expect(engine.of('button')[0]).toMatchObject({
      message: reference,
      sign: '✅',
      user: ana.user,
      direct: false,
    });
  });

  test('is one reaction and one edit', async () => {
    const reference = await ana.say('bonjour');
    for (const _ of [1, 2]) await prof.react(reference, '👍');
    for (const _ of [1, 2]) await ana.edit(reference, 'bonsoir');
    await settled();
    expect(engine.of('reaction')).toHaveLength(1);
    expect(engine.of('edit')).toHaveLength(1);
  });
});

describe('rights', () => {
  test('one changes one’s own messages only', async () => {
    const reference = await ana.say('bonjour');
    await expect(prof.edit(reference, 'autre')).rejects.toThrow("n'est pas le vôtre");
    const other = await prof.say('de Prof');
    await expect(ana.remove(other)).rejects.toThrow("n'est pas le vôtre");
  });

  test('who teaches deletes any, and nothing of it stays', async () => {
    const bytes = new TextEncoder().encode('secret-octets');
    const file = { name: 'secret-nom.txt', type: 'text/plain', bytes };
    const reference = await ana.say('secret-texte', {}, [file]);
    await prof.remove(reference);
    await prof.remove(reference);
    await settled();
    expect(engine.of('deletion')).toHaveLength(1);
    const database = new Database(`${stage.dataDir}/local.sqlite`, { readonly: true });
    const rows = ['messages', 'log', 'files'].flatMap((table) =>
      database.prepare(`select * from ${table}`).all(),
    );
    database.close();
    expect(JSON.stringify(rows)).not.toContain('secret');
    expect(await pageOf(ana)).toContain('Message supprimé.');
  });
});

describe('limits', () => {
  test.each([
    ['an empty message', { id: 'browser-id-1', text: ' \n' }, 400, 'nothingWritten'],
    ['65 kB of text', { id: 'browser-id-1', text: 'é'.repeat(33_000) }, 413, 'textTooLong'],
    ['an id that is none', { id: '../x', text: 'a' }, 400, 'unreadable'],
    [
      'a thread that is none',
      { id: 'browser-id-1', text: 'a', thread: 'x'.repeat(26) },
      404,
      'noSuchMessage',
    ],
  ])('%s is refused with a sentence', async (_, body, status, code) => {
    const answer = await stage.ask(`/api/rooms/${stage.room}/messages`, {
      ...json('POST', body),
      headers: { 'content-type': 'application/json', cookie: ana.cookie },
    });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code } });
  });

  test('64 kB of text are accepted', async () => {
    const text = 'a'.repeat(64 * 1024);
    await ana.say(text);
    const event = await engine.event('message');
    expect(event.text).toHaveLength(text.length);
  });

  test('files above 25 MB are refused, whatever their number', async () => {
    const part = { name: 'a.bin', type: 'application/octet-stream', bytes: new Uint8Array(13 * 1024 * 1024) };
    await expect(ana.say('', {}, [part, part])).rejects.toThrow('25 Mo');
    const small = { ...part, bytes: new Uint8Array(1) };
    await expect(
      ana.say(
        '',
        {},
        Array.from({ length: 11 }, () => small),
      ),
    ).rejects.toThrow('10 au plus');
  });

  test('only signs that the page has can be put', async () => {
    const reference = await ana.say('bonjour');
    await expect(ana.react(reference, '🍕')).rejects.toThrow("n'existe pas ici");
  });
});

describe('the page', () => {
  test('shows messages without JavaScript, and takes them from its form', async () => {
    const form = new FormData();
    form.set('id', 'form-id-number-1');
    form.set('text', 'sans **script**');
    for (const _ of [1, 2]) {
      const answer = await stage.ask(`/rooms/${stage.room}`, {
        method: 'POST',
        body: form,
        headers: { cookie: ana.cookie },
      });
      expect(answer.status).toBe(303);
    }
    expect((await pageOf(prof)).match(/sans <strong>script<\/strong>/g)).toHaveLength(1);
  });

  test('says why a form was refused', async () => {
    const form = new FormData();
    form.set('id', 'form-id-number-1');
    form.set('text', '');
    const answer = await stage.ask(`/rooms/${stage.room}`, {
      method: 'POST',
      body: form,
      headers: { cookie: ana.cookie },
    });
    const page = await ana.ask(answer.headers.get('location')?.replace(/#.*/, '') ?? '');
    expect(await page.text()).toContain('Le message est vide');
  });

  test('lets no message become part of it', async () => {
    await ana.say('</script><script>alert(1)</script><img src=x onerror=alert(1)>');
    await stage.person('<b>"Zed"', 'member');
    const text = await pageOf(prof);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
  });

  test('shows an image of the material by its name, from our own files', async () => {
    engine.blobs.set('b1', new Uint8Array([1, 2, 3]));
    const target = { account: 'local', room: stage.room };
    const document = doc(markdown('![Un arbre](arbre.png) ![Ailleurs](https://a.example/b.png)'));
    await adapter.post(target, { kind: 'text', document }, options('k1'));
    const file = { blob: 'b1', name: 'arbre.png', type: 'image/png', size: 3 };
    await adapter.post(target, { kind: 'file', file }, options('k2'));
    const text = await pageOf(ana);
    expect(text).toMatch(/<img src="\/files\/\w+" alt="Un arbre"/);
    expect(text).not.toContain('<img src="https');
  });

  test('shows pictures with their size, whatever their name, and draws a text anew when its picture comes', async () => {
    engine.blobs.set('b1', png(640, 480));
    const target = { account: 'local', room: stage.room };
    const document = doc(markdown('![Arbre](mon sche\u0301ma (1).png)'));
    await adapter.post(target, { kind: 'text', document }, options('k1'));
    expect(await pageOf(ana)).toContain('<em>Arbre</em>');
    const file = { blob: 'b1', name: 'mon schéma (1).png', type: 'image/png', size: 3 };
    await adapter.post(target, { kind: 'file', file }, options('k2'));
    const text = await pageOf(ana);
    expect(text).toMatch(/<img src="\/files\/\w+" alt="Arbre" width="640" height="480"/);
    expect(text).toMatch(/<img src="\/files\/\w+" alt="" width="640" height="480" loading="lazy"/);
  });

  test('shows a picture once: in the text that names it, not below it as a file too', async () => {
    engine.blobs.set('b1', png(640, 480));
    const target = { account: 'local', room: stage.room };
    const post = (name: string, key: string) =>
      adapter.post(
        target,
        { kind: 'file', file: { blob: 'b1', name, type: 'image/png', size: 3 } },
        options(key),
      );
    await adapter.post(
      target,
      { kind: 'text', document: doc(markdown('![Plan](le plan.png)')) },
      options('k1'),
    );
    const named = await post('le plan.png', 'k2');
    const other = await post('autre.png', 'k3');
    const text = await pageOf(ana);
    const item = (id: string) => new RegExp(`<li id="m-${id}"[^>]*>`).exec(text)?.[0] ?? '';
    expect(item(named)).toMatch(/ hidden>$/);
    expect(item(other)).not.toMatch(/hidden/);
  });

  test('links to a file that the text names, spaces and all', async () => {
    engine.blobs.set('b1', new Uint8Array([1]));
    const target = { account: 'local', room: stage.room };
    const document = doc(markdown("[l'énoncé](TD1 – énoncé.pdf) et [le reste](absent.pdf)"));
    await adapter.post(target, { kind: 'text', document }, options('k1'));
    const file = { blob: 'b1', name: 'TD1 – énoncé.pdf', type: 'application/pdf', size: 1 };
    await adapter.post(target, { kind: 'file', file }, options('k2'));
    const text = await pageOf(ana);
    expect(text).toMatch(
      /<a href="\/files\/\w+"[^>]*>l(?:'|&#39;|&#x27;)énoncé<\/a> et le reste \(absent\.pdf\)/,
    );
  });

  test('shows the pictures that came before a preview in private, and those of one’s own message', async () => {
    const bytes = png(640, 480);
    const file = { name: 'arbre.png', type: 'image/png', bytes };
    await ana.say('![Mon arbre](arbre.png)', {}, [file]);
    expect(await pageOf(ana)).toMatch(/<img src="\/files\/\w+" alt="Mon arbre"/);
    const direct = await ana.direct();
    await ana.say('support S1', { room: direct }, [file]);
    const document = doc(markdown('![Un arbre](arbre.png)'));
    await adapter.post({ account: 'local', user: ana.user }, { kind: 'text', document }, options('k9'));
    const page = await (await ana.ask(`/rooms/${direct}`)).text();
    expect(page).toMatch(/<img src="\/files\/\w+" alt="Un arbre"/);
  });

  test('draws maths, and tables and lists as they were pasted', async () => {
    await ana.say('Soit $\\frac{1}{2}$ :\n•\tun\n•\tdeux\nNom\tNote\nAna\t12\nSoit $\\frac{$.');
    const text = await pageOf(prof);
    expect(text).toContain('<span class="math" title="\\frac{1}{2}"><math><mfrac>');
    expect(text).toMatch(/<li>un<\/li>\s*<li>deux<\/li>/);
    expect(text).toContain('<td>Ana</td>');
    expect(text).toContain('<code class="math">$\\frac{$</code>');
  });

  test('is the one on which a linked message stands, also an old one', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 130; n += 1) ids.push(await ana.say(`message ${n}`));
    const [old = '', newest = ''] = [ids[3], ids.at(-1)];
    const page = async (path: string) => (await ana.ask(`/rooms/${stage.room}${path}`)).text();
    expect(await page('')).not.toContain(`id="m-${old}"`);
    expect(await page(`?message=${old}`)).toContain(`id="m-${old}"`);
    expect(await page(`?message=${newest}`)).toContain(`id="m-${newest}"`);
  });

  test('answers a file so that nothing in it can run', async () => {
    const bytes = new TextEncoder().encode('<script>alert(1)</script>');
    await ana.say('', {}, [{ name: "l'arbre.html", type: 'text/html', bytes }]);
    const [url] = /\/files\/\w+/.exec(await pageOf(prof)) ?? [''];
    const answer = await prof.ask(url);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''l%27arbre.html");
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    const outsider = await stage.ask(url);
    expect(outsider.status).toBe(303);
  });

  test('draws actions as buttons, and a kept one as pressed for who pressed it', async () => {
    const target = { account: 'local', room: stage.room };
    const action = { sign: '👍', label: 'Moi aussi', command: 'audio oui 1', off: 'audio non 1' } as const;
    const document = doc(line`👍 pour une salle`, actions(action));
    const reference = await adapter.post(target, { kind: 'text', document }, options('k1'));
    await adapter.reactions?.react(target, reference, '👍', 'k2');
    await ana.react(reference, '👍');
    expect(await pageOf(ana)).toMatch(/aria-pressed="true" data-kept>👍 Moi aussi <span class="count">1</);
    expect(await pageOf(prof)).toMatch(/aria-pressed="false" data-kept>👍 Moi aussi <span class="count">1</);
  });
});

describe('long messages', () => {
  const long = (n: number) => `${n} ${'a'.repeat(60_000)}`;

  test('are given some at a time, and all of them by asking further', async () => {
    for (let n = 0; n < 20; n += 1) await ana.say(long(n));
    const read = async (query: string) => {
      const answer = await ana.ask(`/api/rooms/${stage.room}/messages?limit=500&${query}`);
      return ((await answer.json()) as { messages: { seq: number; text: string }[] }).messages;
    };
    const numbers = (found: readonly { readonly text: string }[]) =>
      found.map(({ text }) => parseInt(text, 10));
    const newest = await read('');
    expect(newest.length).toBeLessThan(20);
    expect(newest.at(-1)?.text).toBe(long(19));
    const older = await read(`before=${newest[0]?.seq}`);
    expect(numbers([...older, ...newest])).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(numbers(await read('after=0'))).toEqual(Array.from({ length: 16 }, (_, n) => n));
    // On the page too, with a link to the older ones as long as there are some.
    const before = /\?before=(\d+)/.exec(await pageOf(ana))?.[1];
    expect(Number(before)).toBeGreaterThan(1);
    const first = await (await ana.ask(`/rooms/${stage.room}?before=${before}`)).text();
    expect(first).not.toContain('?before=');
    expect(first).toContain(long(0));
  });

  test('are given even where one alone is longer than what is given at a time', async () => {
    const text = 'é'.repeat(500_000);
    const target = { account: 'local', room: stage.room };
    await adapter.post(target, { kind: 'text', document: doc(markdown(text)) }, options('k1'));
    await ana.say('fin');
    const answer = await ana.ask(`/api/rooms/${stage.room}/messages?after=0&limit=1`);
    const { messages } = (await answer.json()) as { messages: { text: string }[] };
    expect(messages.map((message) => message.text)).toEqual([text]);
  });
});
