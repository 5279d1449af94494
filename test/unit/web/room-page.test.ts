import type { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../../../src/domain/room.ts';
import { newId } from '../../../src/engine/ids.ts';
import { RoomLinks } from '../../../src/web/room-links.ts';
import { roomPages } from '../../../src/web/room-page.ts';
import { TestProvider } from '../../support/call-provider.ts';
import { having, openLesson, sessionOf } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { texts } from '../../support/world.ts';

const publicUrl = 'https://cours.example.org/lo';
const links = new RoomLinks(publicUrl, 'the secret of the house');

let world: LocalWorld;
let first: TestProvider;
let second: TestProvider;
let app: Hono;
const logged: unknown[] = [];
async function begin(over: { personal?: boolean } = {}): Promise<void> {
  first = new TestProvider('un', over);
  second = new TestProvider('deux', over);
  world = await LocalWorld.open({ providers: [first, second], house: { roomPages: links } });
  await openLesson(world);
  app = pages();
}
const pages = () =>
  roomPages({
    desk: world.engine.rooms,
    links,
    language: 'fr',
    now: () => world.clock.now(),
    newId,
    secure: true,
    log: { error: (...said: unknown[]) => void logged.push(said) },
  });
afterEach(() => world.close());

/** A browser: it keeps its cookie and follows nothing. */
class Browser {
  #cookie: string | undefined;
  async ask(path: string, form?: Record<string, string>) {
    const response = await app.request(path, {
      headers: this.#cookie === undefined ? {} : { Cookie: this.#cookie },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    this.#cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? this.#cookie;
    const text = await response.text();
    return { status: response.status, text, to: response.headers.get('Location'), headers: response.headers };
  }
  /** Sees the page and says that the room does not work; gives where that leads. */
  async vote(id: string): Promise<string | null> {
    await this.ask(`/salle/${id}`);
    return (await this.ask(`/salle/${id}/autre`, {})).to;
  }
}
const calls = async (): Promise<readonly Call[]> => (await sessionOf(world)).rooms.calls;
async function open(): Promise<Call> {
  await world.say('prof', 'class', '!cours audio');
  const call = (await calls()).at(-1);
  if (call?.status !== 'open') throw new Error('no room is open');
  return call;
}

describe('the page of a room', () => {
  beforeEach(() => begin());

  it('is what the class is given, and leads to the room', async () => {
    const call = await open();
    expect(call.link).toBe(`${publicUrl}/salle/${call.id}`);
    const said = (await texts(world, 'class')).join('\n');
    expect(said).toContain(`${publicUrl}/salle/${call.id}`);
    expect(said).not.toContain('un.example.org');
    const { status, text, headers } = await new Browser().ask(`/salle/${call.id}`);
    expect(status).toBe(200);
    expect(text).toContain(`href="https://un.example.org/${call.id}"`);
    expect(text).toContain('séance 1 (S1)');
    expect(text).toContain('Jitsi chez un');
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\/(?!un\.example)/);
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Set-Cookie')).toMatch(/HttpOnly; SameSite=Lax; Secure$/);
  });

  it('says when the room is closed, and after a restart too', async () => {
    const call = await open();
    await world.restart();
    app = pages();
    expect((await new Browser().ask(`/salle/${call.id}`)).text).toContain('Entrer dans la salle');
    await world.say('prof', 'class', '!cours fermer');
    const { status, text } = await new Browser().ask(`/salle/${call.id}`);
    expect(status).toBe(200);
    expect(text).toContain('Cette salle est fermée depuis');
    expect(text).toContain('!cours audio');
    expect(text).not.toContain('example.org');
  });

  it.each(['zzzzzzzzzzzzzzzzzzzzzzzzz', 'x', '%3Cscript%3E', '..%2F..%2Fetc'])(
    'knows no room %s',
    async (id) => {
      await open();
      const { status, text } = await new Browser().ask(`/salle/${id}`);
      expect(status).toBe(404);
      expect(text).not.toContain('<script>');
    },
  );

  it('counts « ça ne marche pas » once a browser, tells the class once, and opens another at the last voice', async () => {
    const call = await open();
    const [one, two] = [new Browser(), new Browser()];
    expect(await one.vote(call.id)).toBe(`../${call.id}?avis=counted`);
    expect((await one.ask(`/salle/${call.id}?avis=counted`)).text).toContain('1 personne sur les 3');
    await one.vote(call.id);
    expect((await calls()).at(-1)?.otherVotes).toHaveLength(1);
    await two.vote(call.id);
    await world.engine.idle();
    const asked = await having(world, 'class', 'Une autre salle audio ?');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).toContain('2 personnes sur les 3');
    expect(second.made.size).toBe(0);
    await world.say('ana', 'class', '!cours salle autre');
    expect(second.made.size).toBe(1);
    const [before, after] = await calls();
    expect([before?.status, after?.status]).toEqual(['closed', 'open']);
    const { text } = await one.ask(`/salle/${call.id}`);
    expect(text).toContain('Une autre salle l&#39;a remplacée');
    expect(text).toContain(`href="${after?.id}"`);
    expect(await having(world, 'class', "n'est plus ouverte : la demande")).toHaveLength(1);
  });

  it('adds its votes to those of the room', async () => {
    const call = await open();
    await world.say('ana', 'class', '!cours salle autre');
    await world.say('ben', 'class', '!cours salle autre');
    expect(await new Browser().vote(call.id)).toBe(`../${call.id}?avis=coming`);
  });

  it('takes no vote of somebody whom it cannot tell from others', async () => {
    const call = await open();
    const { to } = await new Browser().ask(`/salle/${call.id}/autre`, {});
    expect(to).toBe(`../${call.id}?avis=again`);
    expect((await calls()).at(-1)?.otherVotes).toHaveLength(0);
  });

  it('is never the quorum by itself, whatever cookies it is shown', async () => {
    const call = await open();
    const browsers = Array.from({ length: 6 }, () => new Browser());
    for (const browser of browsers) expect(await browser.vote(call.id)).toBe(`../${call.id}?avis=counted`);
    expect((await calls()).map(({ otherVotes, status }) => [otherVotes.length, status])).toEqual([
      [2, 'open'],
    ]);
    for (const browser of [browsers[1], browsers[5]]) {
      const { text } = (await browser?.ask(`/salle/${call.id}?avis=counted`)) ?? {};
      expect(text).toContain('2 personnes sur les 3 nécessaires. Il manque une voix');
      expect(text).toContain('dans le salon du cours : <code>!cours salle autre</code>');
    }
    await world.say('ana', 'class', '!cours salle autre');
    expect((await calls()).map(({ status }) => status)).toEqual(['closed', 'open']);
  });

  it('with a quorum of two takes one voice, and one of the chat', async () => {
    await world.say('prof', 'class', '!cours réglages quorum 2');
    const call = await open();
    const [one, two] = [new Browser(), new Browser()];
    await one.vote(call.id);
    await two.vote(call.id);
    expect((await two.ask(`/salle/${call.id}?avis=counted`)).text).toContain('Il manque une voix');
    expect((await calls()).map(({ status }) => status)).toEqual(['open']);
    await world.say('ana', 'class', '!cours salle autre');
    expect((await calls()).map(({ status }) => status)).toEqual(['closed', 'open']);
  });

  it('counts no more of them where the quorum was lowered meanwhile', async () => {
    await world.say('prof', 'class', '!cours réglages quorum 6');
    const call = await open();
    for (let count = 0; count < 4; count += 1) await new Browser().vote(call.id);
    await world.say('prof', 'class', '!cours réglages quorum 2');
    await new Browser().vote(call.id);
    expect((await calls()).map(({ status }) => status)).toEqual(['open']);
  });

  it('leads over a room that could not be made to the one that took its place', async () => {
    const call = await open();
    second.broken = true;
    await world.say('prof', 'class', '!cours salle autre');
    second.broken = false;
    await world.until(world.clock.now() + 2 * 60_000);
    await world.say('prof', 'class', '!cours salle autre');
    const [, failed, after] = await calls();
    expect([failed?.status, after?.status]).toEqual(['failed', 'open']);
    const { text } = await new Browser().ask(`/salle/${call.id}`);
    expect(text).toContain(`href="${after?.id}"`);
    expect((await new Browser().ask(`/salle/${failed?.id}`)).text).not.toContain('class="button"');
  });

  it('reads no long form, and none for a room that is not there', async () => {
    const call = await open();
    const nom = 'a'.repeat(5_000);
    for (const path of [`${call.id}/entrer`, `${call.id}/autre`, 'zzzzzzzzzzzzzzzzzzzzzzzzz/entrer']) {
      const { status, text } = await new Browser().ask(`/salle/${path}`, { nom });
      expect(status).toBe(413);
      expect(text).toContain('trop long');
      expect(text).toContain('href="../page/room.css"');
    }
    const { status, text } = await new Browser().ask('/salle/zzzzzzzzzzzzzzzzzzzzzzzzz/entrer', {
      nom: 'Ana',
    });
    expect(status).toBe(404);
    expect(text).toContain('href="../page/room.css"');
  });

  it('says that there is no other server', async () => {
    await open();
    const one = new Browser();
    await world.say('prof', 'class', '!cours salle autre');
    const last = (await calls()).at(-1);
    expect(await one.vote(last?.id ?? '')).toBe(`../${last?.id}?avis=none`);
    expect((await one.ask(`/salle/${last?.id}?avis=none`)).text).toContain(
      "pas d'autre serveur".replace("'", '&#39;'),
    );
    // Before they vote, the page promises no other room.
    const { text } = await one.ask(`/salle/${last?.id}`);
    expect(text).not.toContain('une autre s&#39;ouvre');
    expect(await having(world, '@prof', 'ne marche pas pour')).toHaveLength(0);
    await new Browser().vote(last?.id ?? '');
    await world.engine.idle();
    expect(await having(world, '@prof', 'ne marche pas pour')).toHaveLength(1);
  });

  it('promises no silence on a service that it does not steer', async () => {
    const call = await open();
    expect((await new Browser().ask(`/salle/${call.id}`)).text).toContain('Vous entrez micro coupé');
    await world.say('prof', 'class', '!cours salle https://visio.example.org/lo21');
    const given = (await calls()).at(-1);
    const { text } = await new Browser().ask(`/salle/${given?.id}`);
    expect(text).not.toContain('Vous entrez micro coupé');
    expect(text).toContain('vérifiez que votre micro est coupé');
  });

  it('tells a page that looks whether its room changed', async () => {
    const call = await open();
    const state = async () => JSON.parse((await new Browser().ask(`/salle/${call.id}/etat`)).text);
    expect(await state()).toEqual({ state: 'open 0 files' });
    await world.say('prof', 'class', '!cours fermer');
    expect(await state()).toEqual({ state: 'closed' });
  });
});

describe('the page of a room with a link each', () => {
  beforeEach(() => begin({ personal: true }));

  it('lets the class in by name, without a role, and keeps the link to itself', async () => {
    const call = await open();
    const browser = new Browser();
    const { text } = await browser.ask(`/salle/${call.id}`);
    expect(text).toContain('name="nom"');
    expect(text).not.toContain('un.example.org');
    const { status, to } = await browser.ask(`/salle/${call.id}/entrer`, { nom: ' Étu1 <b> ' });
    expect(status).toBe(303);
    const { pathname, searchParams } = new URL(to ?? '');
    expect(pathname).toBe(`/ref-${call.id}/LO21-S1`);
    expect(Object.fromEntries(searchParams)).toEqual({
      name: 'Étu1 <b>',
      role: 'class',
      until: String(call.closesAt + 3_600_000),
    });
  });

  it('lets staff in as moderators by a link that they have in private, for an hour', async () => {
    const call = await open();
    const inClass = (await texts(world, 'class')).join('\n');
    expect(inClass).not.toContain('equipe=');
    const toProf = (await texts(world, '@prof')).join('\n');
    const token = /equipe=(\w+\.[\w-]{22})/.exec(toProf)?.[1] ?? '';
    const browser = new Browser();
    const { text } = await browser.ask(`/salle/${call.id}?equipe=${token}`);
    expect(text).toContain('vaut une heure');
    const entered = await browser.ask(`/salle/${call.id}/entrer`, { nom: 'Prof', equipe: token });
    expect(new URL(entered.to ?? '').searchParams.get('role')).toBe('staff');
    expect(links.isStaff(call.id, token, world.clock.now() + 61 * 60_000)).toBe(false);
  });

  it.each(['x', '1.aaaaaaaaaaaaaaaaaaaaaa', 'zzzzzz.aaaaaaaaaaaaaaaaaaaaaa', ''])(
    'makes nobody a moderator by a made-up link: %j',
    async (token) => {
      const call = await open();
      const browser = new Browser();
      expect((await browser.ask(`/salle/${call.id}?equipe=${token}`)).text).not.toContain('modération');
      const { to } = await browser.ask(`/salle/${call.id}/entrer`, { nom: 'Ana', equipe: token });
      expect(new URL(to ?? '').searchParams.get('role')).toBe('class');
    },
  );

  it('makes nobody a moderator of another room', async () => {
    const call = await open();
    const token = new URL(links.staffAddress('another', world.clock.now())).searchParams.get('equipe') ?? '';
    const { to } = await new Browser().ask(`/salle/${call.id}/entrer`, { nom: 'Ana', equipe: token });
    expect(new URL(to ?? '').searchParams.get('role')).toBe('class');
  });

  it('shows staff their link in private only', async () => {
    await open();
    await world.say('prof', 'class', '!cours salle');
    expect((await texts(world, 'class')).at(-1)).toContain('demandez votre lien en privé');
    await world.say('prof', '@prof', '!cours salle');
    expect((await texts(world, '@prof')).at(-1)).toContain('equipe=');
    await world.say('ana', '@ana', '!cours salle');
    expect((await texts(world, '@ana')).join()).not.toContain('equipe=');
  });

  it('takes the link of the staff away with the room', async () => {
    await open();
    await world.say('prof', 'class', '!cours fermer');
    expect((await texts(world, '@prof')).join()).not.toContain('equipe=');
  });

  it('takes a form that is none for no name', async () => {
    const call = await open();
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const broken = { method: 'POST', headers, body: '--x\r\nContent-Disp' };
    const answer = await app.request(`/salle/${call.id}/entrer`, broken);
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `../${call.id}`]);
  });

  it('says in a sentence that it is broken, and the log says why', async () => {
    const call = await open();
    if (first.personal !== undefined) vi.spyOn(first.personal, 'link').mockRejectedValue(new Error('a bug'));
    const { status, text } = await new Browser().ask(`/salle/${call.id}/entrer`, { nom: 'Ana' });
    expect(status).toBe(500);
    expect(text).toContain('Cette page n&#39;a pas pu se faire');
    expect(text).not.toMatch(/a bug|\bat .*:\d+/);
    expect(JSON.stringify(logged)).toContain('the page of a room failed');
  });

  it('says why nobody can be let in', async () => {
    const call = await open();
    first.linkFault = 'gone';
    const { status, text } = await new Browser().ask(`/salle/${call.id}/entrer`, { nom: 'Ana' });
    expect(status).toBe(502);
    expect(text).toContain('arrêté');
    expect(text).toContain(`href="../${call.id}"`);
  });
});
