import { describe, expect, it } from 'vitest';
import { audioVerb } from '../../../src/commands/audio.ts';
import { callVerb } from '../../../src/commands/call.ts';
import { closeVerb } from '../../../src/commands/close.ts';
import { videoVerb } from '../../../src/commands/video.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { plain } from '../../support/plain.ts';
import { by, inSession, open, opened, revised, student3, url } from '../../support/room-story.ts';
import { classPlace, decided, refused, staffPlace, student, student2 } from '../../support/scene.ts';
import { instance } from '../../support/story.ts';

describe('when a provider fails', () => {
  it('the next one is tried, staff read why; when none is left the class reads how staff can help', async () => {
    const story = inSession({ course: { places: [classPlace, staffPlace] } });
    await story.command(audioVerb, 'audio');
    expect(await story.settle({ code: 'refused' })).toBe('a');
    expect(story.texts('staff')).toEqual([
      "La salle audio n'a pas pu s'ouvrir sur Jitsi chez a : le serveur ne répond pas. Cours essaie Jitsi chez b.",
    ]);
    expect(await story.settle({ code: 'denied' })).toBe('b');
    expect(story.texts('staff').at(-1)).toBe(
      "La salle audio n'a pas pu s'ouvrir sur Jitsi chez b : le serveur ne laisse pas Cours y ouvrir de salle. À corriger par l'hébergeur de Cours.",
    );
    expect(story.texts('class')).toEqual([
      "La salle audio n'a pas pu s'ouvrir : aucun serveur n'a répondu. L'équipe peut donner un lien : `!cours salle https://…`.",
    ]);
    expect(story.session(1).rooms.calls[0]?.status).toBe('failed');
    expect(
      new Set(story.outside.flatMap((work) => (work.kind === 'callCreate' ? [work.key] : []))).size,
    ).toBe(2);
  });

  it('a room closed while it was made is ended when it comes', async () => {
    const story = inSession();
    await story.command(audioVerb, 'audio');
    await story.command(closeVerb, 'fermer');
    await story.settle({ link: url });
    expect(story.outside.at(-1)).toMatchObject({ kind: 'callClose', reference: 'ref-a' });
    expect(JSON.stringify(story.posts)).not.toContain(url);
  });
});

describe('vidéo', () => {
  it('proposes audio first where nobody tried it; staff insist by asking again', async () => {
    const story = inSession();
    expect(plain(decided(await story.command(videoVerb, 'vidéo')).answer)).toContain(
      "n'a encore essayé l'audio",
    );
    expect(story.outside).toEqual([]);
    await story.command(videoVerb, 'vidéo');
    expect(story.outside).toMatchObject([{ order: { medium: 'video' } }]);
  });

  it('is one rung up once audio was tried', async () => {
    const story = await opened(inSession());
    await story.command(videoVerb, 'vidéo');
    expect(story.outside.at(-1)).toMatchObject({ order: { medium: 'video' } });
  });

  it("takes the course's own link", async () => {
    const settings = { ...defaultSettings, videoLink: 'https://bbb.example.org/lo21' };
    const story = await opened(inSession({ course: { settings } }));
    await story.command(videoVerb, 'vidéo');
    expect(story.says().at(-2)?.document).toMatchObject({
      blocks: [{ inlines: expect.arrayContaining([{ kind: 'link', url: settings.videoLink }]) }, {}, {}],
    });
  });

  it('is refused to students by default, and to all by `jamais`', async () => {
    const story = await opened(inSession());
    expect(refused(await story.command(videoVerb, 'vidéo', by(student))).refused).toBe('needsStaff');
    const never = inSession({ course: { settings: { ...defaultSettings, video: 'never' } } });
    expect(refused(await never.command(videoVerb, 'vidéo')).refused).toBe('never');
  });
});

describe('salle', () => {
  it('says what is open, why to staff only, and the physical place', async () => {
    const story = await opened(inSession({ sessions: [{ ...open, location: 'B204' }] }));
    const staff = plain(decided(await story.command(callVerb, 'salle')).answer);
    expect(staff).toContain(url);
    expect(staff).toContain("Pourquoi celle-ci : Jitsi chez a : premier serveur de l'hébergeur.");
    expect(staff).toContain('Séance 1 (S1), sur place : B204.');
    expect(plain(decided(await story.command(callVerb, 'salle', by(student))).answer)).not.toContain(
      'Pourquoi',
    );
  });

  it('says that none is open, or asked for', async () => {
    const story = inSession();
    expect(plain(decided(await story.command(callVerb, 'salle')).answer)).toContain(
      "Aucune salle n'est ouverte",
    );
    await story.command(audioVerb, 'audio', by(student));
    expect(plain(decided(await story.command(callVerb, 'salle')).answer)).toContain(
      '1 personne sur les 3 nécessaires',
    );
  });

  it('`autre`: a vote each, the quorum switches, the old link is withdrawn', async () => {
    const story = await opened(inSession());
    for (const person of [student, student, student2])
      await story.command(callVerb, 'salle autre', by(person));
    expect(story.outside).toHaveLength(1);
    await story.command(callVerb, 'salle ça marche pas', by(student3));
    expect(story.outside).toHaveLength(2);
    const before = story.posts.length;
    await story.settle({ link: 'https://b.example.org/x' });
    const [main, thread, , , next] = story.posts.slice(before);
    expect(revised(main)).toBe('Salle audio remplacée par une autre : lien retiré.');
    expect(JSON.stringify([main, thread])).not.toContain(url);
    expect(next?.op === 'say' && plain(next.document)).toContain(
      '🔊 Autre salle audio pour la séance 1 (S1) : https://b.example.org/x (Jitsi chez b). Le lien précédent est retiré.',
    );
    expect(story.outside.at(-1)).toMatchObject({ kind: 'callClose', instance: 'a' });
    expect(story.session(1).rooms.calls.map(({ status }) => status)).toEqual(['closed', 'open']);
  });

  it('`autre`: a 👍 counts for its own room, and is offered no more once that is closed', async () => {
    const story = await opened(inSession());
    const { id } = story.session(1).rooms.calls[0] ?? { id: '' };
    const vote = decided(await story.command(callVerb, 'salle autre', by(student)));
    expect(plain(vote.answer)).toContain(`[👍 demander l'autre salle → salle autre ${id}]`);
    const again = decided(await story.command(callVerb, 'salle autre', by(student)));
    expect(plain(again.answer)).toContain('1 personne sur les 3 nécessaires');
    expect(plain(again.answer)).not.toContain('[👍');
    await story.tap(callVerb, `salle autre ${id}`, student2);
    expect(story.session(1).rooms.calls[0]?.otherVotes).toEqual(['etu1', 'etu2']);
    const before = story.posts.length;
    await story.command(closeVerb, 'fermer');
    expect(story.posts.slice(before).map(revised)).toContain(
      "Cette salle audio n'est plus ouverte : la demande d'une autre est close.",
    );
    await opened(story);
    expect(decided(await story.tap(callVerb, `salle autre ${id}`, student3))).toEqual({});
    expect(story.session(1).rooms.calls.at(-1)?.otherVotes).toEqual([]);
  });

  it('keeps a telephone number and its code apart from a link', async () => {
    const story = inSession();
    await story.command(callVerb, `salle ${url} tél +33 1 23 45 67 89 code 1234#`);
    const [said] = story.texts('class');
    expect(said).toContain(`${url} (`);
    expect(said).toContain('Par téléphone : `+33 1 23 45 67 89`, code `1234#`');
    expect(story.session(1).rooms.calls[0]?.entry).toEqual({
      link: url,
      phone: { number: '+33 1 23 45 67 89', code: '1234#' },
    });
  });

  it('`autre` says at once that there is no other, and how staff give a link', async () => {
    const said =
      "Il n'y a pas d'autre serveur : aucune autre salle audio ne peut s'ouvrir. L'équipe peut donner un lien : `!cours salle https://…`.";
    const alone = await opened(inSession({ instances: [instance('a')] }));
    expect(plain(decided(await alone.command(callVerb, 'salle autre', by(student))).answer)).toBe(said);
    const given = inSession({ instances: [] });
    await given.command(callVerb, `salle ${url}`);
    expect(plain(decided(await given.command(callVerb, 'salle autre', by(student))).answer)).toBe(said);
  });

  it('`autre` where there is no other: staff read once for how many it does not work', async () => {
    const story = await opened(inSession({ instances: [instance('a')] }));
    const said = () => story.texts('staff').filter((text) => text.includes('ne marche pas'));
    for (let n = 0; n < 2; n += 1) await story.command(callVerb, 'salle autre', by(student));
    expect(said()).toEqual([]);
    await story.command(callVerb, 'salle autre', by(student2));
    await story.command(callVerb, 'salle autre', by(student3));
    expect(said()).toEqual([
      "La salle audio de LO21 ne marche pas pour 2 personnes, et il n'y a pas d'autre serveur. L'équipe peut donner un lien : `!cours salle https://…`.",
    ]);
    expect(story.session(1).rooms.calls[0]?.status).toBe('open');
  });

  it('a telephone number that cannot be read changes nothing', async () => {
    const story = await opened(inSession());
    for (const rest of ['tél 0344234423#', 'tél'])
      expect(refused(await story.command(callVerb, `salle ${url} ${rest}`)).refused).toBe('badPhone');
    expect(refused(await story.command(callVerb, `salle ${url} et venez`)).refused).toBe('unread');
    expect(story.session(1).rooms.calls).toMatchObject([{ status: 'open', instance: 'a' }]);
  });

  it('a server may be called as a medium is', async () => {
    const story = inSession({ instances: [instance('a'), instance('visio')] });
    await story.command(callVerb, 'salle visio');
    expect(story.outside.at(-1)).toMatchObject({ kind: 'callCreate', instance: 'visio' });
  });

  it('a chosen server that has the room already is shown, and opens no second one', async () => {
    const story = await opened(inSession());
    expect(plain(decided(await story.command(callVerb, 'salle a')).answer)).toContain(url);
    expect(story.session(1).rooms.calls).toHaveLength(1);
  });

  it('a plain link is one room: who chooses it while another course has it reads so', async () => {
    const hall = instance('amphi', { provider: 'link', single: true });
    const story = inSession({ instances: [hall] });
    story.held = 20;
    const outcome = refused(await story.command(callVerb, 'salle amphi'));
    expect(plain(outcome.answer)).toBe(
      "Jitsi chez amphi écarté : un autre cours l'occupe, et il n'a qu'une salle.",
    );
    story.held = 0;
    decided(await story.command(callVerb, 'salle amphi'));
    story.held = 20;
    decided(await story.command(callVerb, 'salle vidéo amphi'));
  });

  it('`autre` by staff switches at once; where nothing else opens, the old one stays', async () => {
    const story = await opened(inSession());
    await story.command(callVerb, 'salle autre');
    await story.settle({ code: 'refused' });
    expect(story.texts('class').at(-1)).toContain('la précédente reste ouverte');
    expect(story.session(1).rooms.calls.map(({ status }) => status)).toEqual(['open', 'failed']);
    const alone = await opened(inSession({ instances: [instance('a')] }));
    expect(refused(await alone.command(callVerb, 'salle autre')).refused).toBe('allTried');
    expect(refused(await inSession().command(callVerb, 'salle autre')).refused).toBe('nothingToReplace');
  });

  it('a chosen server takes the place of the open one', async () => {
    const story = await opened(inSession());
    await story.command(callVerb, 'salle B');
    await story.settle({ link: 'https://b.example.org/x' });
    expect(story.session(1).rooms.calls.map(({ instance: of, status }) => [of, status])).toEqual([
      ['a', 'closed'],
      ['b', 'open'],
    ]);
    const unknown = refused(await story.command(callVerb, 'salle mumble'));
    expect(plain(unknown.answer)).toContain('Les serveurs : a, b.');
  });
});

describe('a link of a known service', () => {
  it('says what it depends on, and whose it is', async () => {
    const story = inSession();
    await story.command(callVerb, 'salle vidéo https://zoom.us/j/123');
    const said = story.texts('class').find((text) => text.includes('zoom.us'));
    expect(said).toContain('(Zoom).');
    expect(said).toContain('Zoom est un service de Zoom Communications (États-Unis), qui reçoit votre nom');
    expect(said).toContain('le fil suffit');
  });

  it('is refused where the service is no more', async () => {
    const outcome = refused(await inSession().command(callVerb, 'salle https://join.skype.com/abc'));
    expect(plain(outcome.answer)).toMatch(/^Skype a fermé en 2025 : .* `!cours salle https:/);
  });
});

describe('why this server', () => {
  const small = instance('petit', { capacity: { total: 100, room: 30 } });
  const big = instance('grand', { capacity: { total: 500 } });
  const settings = { ...defaultSettings, headcount: 150 };

  it('staff read it, and why not the others, before and after', async () => {
    const story = inSession({ instances: [small, big], course: { settings } });
    const before = plain(decided(await story.command(callVerb, 'salle')).answer);
    expect(before).toContain('Pour la prochaine salle audio, Jitsi chez grand : premier serveur');
    expect(before).toContain('Jitsi chez petit écarté : 30 places pour 150 personnes.');
    await story.command(audioVerb, 'audio');
    await story.settle({ link: url });
    const after = plain(decided(await story.command(callVerb, 'salle')).answer);
    expect(after).toContain('Jitsi chez petit écarté : 30 places pour 150 personnes.');
    expect(plain(decided(await story.command(callVerb, 'salle', by(student))).answer)).not.toContain(
      'écarté',
    );
  });

  it('nowhere: the reasons, and how staff can help', async () => {
    const story = inSession({ instances: [small], course: { settings } });
    const outcome = refused(await story.command(audioVerb, 'audio'));
    expect(outcome.refused).toBe('noneFits');
    expect(plain(outcome.answer)).toContain('Jitsi chez petit écarté : 30 places pour 150 personnes.');
    expect(plain(outcome.answer)).toContain('`!cours salle https://…`');
  });

  it('holds no more places than there are in a room, where nobody said how many come', async () => {
    const small = instance('petit', { capacity: { total: 100, room: 10 } });
    const story = await opened(inSession({ instances: [small] }));
    expect(story.session(1).rooms.calls[0]?.persons).toBe(10);
  });
});
