import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { having } from '../../support/lesson.ts';
import { PagedLesson, publicUrl } from '../../support/paged-lesson.ts';
import { texts } from '../../support/world.ts';

let lesson: PagedLesson;
afterEach(() => lesson.close());

describe('the page of a room', () => {
  beforeEach(async () => {
    lesson = await PagedLesson.open();
  });

  it('is what the class is given, and leads to the room', async () => {
    const call = await lesson.openRoom();
    expect(call.link).toBe(`${publicUrl}/salle/${call.id}`);
    const said = (await texts(lesson.world, 'class')).join('\n');
    expect(said).toContain(`${publicUrl}/salle/${call.id}`);
    expect(said).not.toContain('un.example.org');
    const { status, text, headers } = await lesson.browser().ask(`/salle/${call.id}`);
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
    const call = await lesson.openRoom();
    await lesson.restart();
    expect((await lesson.browser().ask(`/salle/${call.id}`)).text).toContain('Entrer dans la salle');
    await lesson.world.say('prof', 'class', '!cours fermer');
    const { status, text } = await lesson.browser().ask(`/salle/${call.id}`);
    expect(status).toBe(200);
    expect(text).toContain('Cette salle est fermée depuis');
    expect(text).toContain('!cours audio');
    expect(text).not.toContain('example.org');
  });

  it.each(['zzzzzzzzzzzzzzzzzzzzzzzzz', 'x', '%3Cscript%3E', '..%2F..%2Fetc'])(
    'knows no room %s',
    async (id) => {
      await lesson.openRoom();
      const { status, text } = await lesson.browser().ask(`/salle/${id}`);
      expect(status).toBe(404);
      expect(text).not.toContain('<script>');
    },
  );

  it('counts « ça ne marche pas » once a browser, tells the class once, and opens another at the last voice', async () => {
    const call = await lesson.openRoom();
    const [one, two] = [lesson.browser(), lesson.browser()];
    expect(await one.vote(call.id)).toBe(`../${call.id}?avis=counted`);
    expect((await one.ask(`/salle/${call.id}?avis=counted`)).text).toContain('1 personne sur les 3');
    await one.vote(call.id);
    expect((await lesson.calls()).at(-1)?.otherVotes).toHaveLength(1);
    await two.vote(call.id);
    await lesson.world.engine.idle();
    const asked = await having(lesson.world, 'class', 'Une autre salle audio ?');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).toContain('2 personnes sur les 3');
    expect(lesson.second.made.size).toBe(0);
    await lesson.world.say('ana', 'class', '!cours salle autre');
    expect(lesson.second.made.size).toBe(1);
    const [before, after] = await lesson.calls();
    expect([before?.status, after?.status]).toEqual(['closed', 'open']);
    const { text } = await one.ask(`/salle/${call.id}`);
    expect(text).toContain('Une autre salle l&#39;a remplacée');
    expect(text).toContain(`href="${after?.id}"`);
    expect(await having(lesson.world, 'class', "n'est plus ouverte : la demande")).toHaveLength(1);
  });

  it('adds its votes to those of the room', async () => {
    const call = await lesson.openRoom();
    await lesson.world.say('ana', 'class', '!cours salle autre');
    await lesson.world.say('ben', 'class', '!cours salle autre');
    expect(await lesson.browser().vote(call.id)).toBe(`../${call.id}?avis=coming`);
  });

  it('takes no vote of somebody whom it cannot tell from others', async () => {
    const call = await lesson.openRoom();
    const { to } = await lesson.browser().ask(`/salle/${call.id}/autre`, {});
    expect(to).toBe(`../${call.id}?avis=again`);
    expect((await lesson.calls()).at(-1)?.otherVotes).toHaveLength(0);
  });

  it('is never the quorum by itself, whatever cookies it is shown', async () => {
    const call = await lesson.openRoom();
    const browsers = Array.from({ length: 6 }, () => lesson.browser());
    for (const browser of browsers) expect(await browser.vote(call.id)).toBe(`../${call.id}?avis=counted`);
    expect((await lesson.calls()).map(({ otherVotes, status }) => [otherVotes.length, status])).toEqual([
      [2, 'open'],
    ]);
    for (const browser of [browsers[1], browsers[5]]) {
      const { text } = (await browser?.ask(`/salle/${call.id}?avis=counted`)) ?? {};
      expect(text).toContain('2 personnes sur les 3 nécessaires. Il manque une voix');
      expect(text).toContain('dans le salon du cours : <code>!cours salle autre</code>');
    }
    await lesson.world.say('ana', 'class', '!cours salle autre');
    expect((await lesson.calls()).map(({ status }) => status)).toEqual(['closed', 'open']);
  });

  it('with a quorum of two takes one voice, and one of the chat', async () => {
    await lesson.world.say('prof', 'class', '!cours réglages quorum 2');
    const call = await lesson.openRoom();
    const [one, two] = [lesson.browser(), lesson.browser()];
    await one.vote(call.id);
    await two.vote(call.id);
    expect((await two.ask(`/salle/${call.id}?avis=counted`)).text).toContain('Il manque une voix');
    expect((await lesson.calls()).map(({ status }) => status)).toEqual(['open']);
    await lesson.world.say('ana', 'class', '!cours salle autre');
    expect((await lesson.calls()).map(({ status }) => status)).toEqual(['closed', 'open']);
  });

  it('counts no more of them where the quorum was lowered meanwhile', async () => {
    await lesson.world.say('prof', 'class', '!cours réglages quorum 6');
    const call = await lesson.openRoom();
    for (let count = 0; count < 4; count += 1) await lesson.browser().vote(call.id);
    await lesson.world.say('prof', 'class', '!cours réglages quorum 2');
    await lesson.browser().vote(call.id);
    expect((await lesson.calls()).map(({ status }) => status)).toEqual(['open']);
  });

  it('leads over a room that could not be made to the one that took its place', async () => {
    const call = await lesson.openRoom();
    lesson.second.broken = true;
    await lesson.world.say('prof', 'class', '!cours salle autre');
    lesson.second.broken = false;
    await lesson.world.until(lesson.world.clock.now() + 2 * 60_000);
    await lesson.world.say('prof', 'class', '!cours salle autre');
    const [, failed, after] = await lesson.calls();
    expect([failed?.status, after?.status]).toEqual(['failed', 'open']);
    const { text } = await lesson.browser().ask(`/salle/${call.id}`);
    expect(text).toContain(`href="${after?.id}"`);
    expect((await lesson.browser().ask(`/salle/${failed?.id}`)).text).not.toContain('class="button"');
  });

  it('reads no long form, and none for a room that is not there', async () => {
    const call = await lesson.openRoom();
    const nom = 'a'.repeat(5_000);
    for (const path of [`${call.id}/entrer`, `${call.id}/autre`, 'zzzzzzzzzzzzzzzzzzzzzzzzz/entrer']) {
      const { status, text } = await lesson.browser().ask(`/salle/${path}`, { nom });
      expect(status).toBe(413);
      expect(text).toContain('trop long');
      expect(text).toContain('href="../page/room.css"');
    }
    const { status, text } = await lesson.browser().ask('/salle/zzzzzzzzzzzzzzzzzzzzzzzzz/entrer', {
      nom: 'Ana',
    });
    expect(status).toBe(404);
    expect(text).toContain('href="../page/room.css"');
  });

  it('says that there is no other server', async () => {
    await lesson.openRoom();
    const one = lesson.browser();
    await lesson.world.say('prof', 'class', '!cours salle autre');
    const last = (await lesson.calls()).at(-1);
    expect(await one.vote(last?.id ?? '')).toBe(`../${last?.id}?avis=none`);
    expect((await one.ask(`/salle/${last?.id}?avis=none`)).text).toContain(
      "pas d'autre serveur".replace("'", '&#39;'),
    );
    // Before they vote, the page promises no other room.
    const { text } = await one.ask(`/salle/${last?.id}`);
    expect(text).not.toContain('une autre s&#39;ouvre');
    expect(await having(lesson.world, '@prof', 'ne marche pas pour')).toHaveLength(0);
    await lesson.browser().vote(last?.id ?? '');
    await lesson.world.engine.idle();
    expect(await having(lesson.world, '@prof', 'ne marche pas pour')).toHaveLength(1);
  });

  it('promises no silence on a service that it does not steer', async () => {
    const call = await lesson.openRoom();
    expect((await lesson.browser().ask(`/salle/${call.id}`)).text).toContain('Vous entrez micro coupé');
    await lesson.world.say('prof', 'class', '!cours salle https://visio.example.org/lo21');
    const given = (await lesson.calls()).at(-1);
    const { text } = await lesson.browser().ask(`/salle/${given?.id}`);
    expect(text).not.toContain('Vous entrez micro coupé');
    expect(text).toContain('vérifiez que votre micro est coupé');
  });

  it('tells a page that looks whether its room changed', async () => {
    const call = await lesson.openRoom();
    const state = async () => JSON.parse((await lesson.browser().ask(`/salle/${call.id}/etat`)).text);
    expect(await state()).toEqual({ state: 'open 0 files' });
    await lesson.world.say('prof', 'class', '!cours fermer');
    expect(await state()).toEqual({ state: 'closed' });
  });
});
