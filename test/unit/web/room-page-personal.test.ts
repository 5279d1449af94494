import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PagedLesson } from '../../support/paged-lesson.ts';
import { texts } from '../../support/world.ts';

let lesson: PagedLesson;
afterEach(() => lesson.close());

describe('the page of a room with a link each', () => {
  beforeEach(async () => {
    lesson = await PagedLesson.open({ personal: true });
  });

  it('lets the class in by name, without a role, and keeps the link to itself', async () => {
    const call = await lesson.openRoom();
    const browser = lesson.browser();
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
    const call = await lesson.openRoom();
    const inClass = (await texts(lesson.world, 'class')).join('\n');
    expect(inClass).not.toContain('equipe=');
    const toProf = (await texts(lesson.world, '@prof')).join('\n');
    const token = /equipe=(\w+\.[\w-]{22})/.exec(toProf)?.[1] ?? '';
    const browser = lesson.browser();
    const { text } = await browser.ask(`/salle/${call.id}?equipe=${token}`);
    expect(text).toContain('pendant une heure');
    const entered = await browser.ask(`/salle/${call.id}/entrer`, { nom: 'Prof', equipe: token });
    expect(new URL(entered.to ?? '').searchParams.get('role')).toBe('staff');
    expect(lesson.links.isStaff(call.id, token, lesson.world.clock.now() + 61 * 60_000)).toBe(false);
  });

  it.each(['x', '1.aaaaaaaaaaaaaaaaaaaaaa', 'zzzzzz.aaaaaaaaaaaaaaaaaaaaaa', ''])(
    'makes nobody a moderator by a made-up link: %j',
    async (token) => {
      const call = await lesson.openRoom();
      const browser = lesson.browser();
      expect((await browser.ask(`/salle/${call.id}?equipe=${token}`)).text).not.toContain('modération');
      const { to } = await browser.ask(`/salle/${call.id}/entrer`, { nom: 'Ana', equipe: token });
      expect(new URL(to ?? '').searchParams.get('role')).toBe('class');
    },
  );

  it('makes nobody a moderator of another room', async () => {
    const call = await lesson.openRoom();
    const token =
      new URL(lesson.links.staffAddress('another', lesson.world.clock.now())).searchParams.get('equipe') ??
      '';
    const { to } = await lesson.browser().ask(`/salle/${call.id}/entrer`, { nom: 'Ana', equipe: token });
    expect(new URL(to ?? '').searchParams.get('role')).toBe('class');
  });

  it('shows staff their link in private only', async () => {
    await lesson.openRoom();
    await lesson.world.say('prof', 'class', '!cours salle');
    expect((await texts(lesson.world, 'class')).at(-1)).toContain('demandez votre lien en privé');
    await lesson.world.say('prof', '@prof', '!cours salle');
    expect((await texts(lesson.world, '@prof')).at(-1)).toContain('equipe=');
    await lesson.world.say('ana', '@ana', '!cours salle');
    expect((await texts(lesson.world, '@ana')).join()).not.toContain('equipe=');
  });

  it('takes the link of the staff away with the room', async () => {
    await lesson.openRoom();
    await lesson.world.say('prof', 'class', '!cours fermer');
    expect((await texts(lesson.world, '@prof')).join()).not.toContain('equipe=');
  });

  it('takes a form that is none for no name', async () => {
    const call = await lesson.openRoom();
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const broken = { method: 'POST', headers, body: '--x\r\nContent-Disp' };
    const answer = await lesson.app.request(`/salle/${call.id}/entrer`, broken);
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `../${call.id}`]);
  });

  it('says in a sentence that it is broken, and the log says why', async () => {
    const call = await lesson.openRoom();
    if (lesson.first.personal !== undefined)
      vi.spyOn(lesson.first.personal, 'link').mockRejectedValue(new Error('a bug'));
    const { status, text } = await lesson.browser().ask(`/salle/${call.id}/entrer`, { nom: 'Ana' });
    expect(status).toBe(500);
    expect(text).toContain('Cette page n&#39;a pas pu s&#39;afficher');
    expect(text).not.toMatch(/a bug|\bat .*:\d+/);
    expect(JSON.stringify(lesson.logged)).toContain('the page of a room failed');
  });

  it('says why nobody can be let in', async () => {
    const call = await lesson.openRoom();
    lesson.first.linkFault = 'gone';
    const { status, text } = await lesson.browser().ask(`/salle/${call.id}/entrer`, { nom: 'Ana' });
    expect(status).toBe(502);
    expect(text).toContain('arrêté');
    expect(text).toContain(`href="../${call.id}"`);
  });
});
