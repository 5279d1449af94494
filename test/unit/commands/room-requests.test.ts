import { describe, expect, it } from 'vitest';
import { audioVerb } from '../../../src/commands/audio.ts';
import { callVerb } from '../../../src/commands/call.ts';
import { cancelVerb } from '../../../src/commands/cancel.ts';
import { closeVerb } from '../../../src/commands/close.ts';
import { endVerb } from '../../../src/commands/end.ts';
import { startVerb } from '../../../src/commands/start.ts';
import { videoVerb } from '../../../src/commands/video.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { plain } from '../../support/plain.ts';
import {
  beginning,
  by,
  inSession,
  minute,
  open,
  opened,
  revised,
  student3,
  url,
} from '../../support/room-story.ts';
import {
  classPlace,
  decided,
  direct,
  makePerson,
  now,
  refused,
  staffPlace,
  student,
  student2,
} from '../../support/scene.ts';
import { instance, Story } from '../../support/story.ts';

describe('a request', () => {
  it('is one silent message with its sign; the counter is edited; the quorum opens', async () => {
    const story = inSession();
    expect(decided(await story.command(audioVerb, 'audio je bloque', by(student2))).answer).toBeUndefined();
    const [request] = story.says();
    expect(request).toMatchObject({ ring: false, audience: { kind: 'class' }, subject: { kind: 'request' } });
    const { id } = story.session(1).rooms.requests[0] ?? { id: '' };
    expect(plain(request?.document)).toBe(
      `🔊 @etu2 demande une salle audio pour la séance 1 (S1) : « je bloque ». 1 personne sur les 3 nécessaires. Pour l'ouvrir : 👍 ou \`!cours audio oui\` ; l'équipe peut l'ouvrir sans attendre.\n[👍 ouvrir la salle audio → audio oui ${id}]`,
    );
    expect(decided(await story.tap(audioVerb, `audio oui ${id}`, student)).answer).toBeUndefined();
    expect(story.posts.at(-1)).toMatchObject({ op: 'revise', key: request?.key, withoutEdits: 'skip' });
    expect(story.outside).toEqual([]);
    await story.tap(audioVerb, `audio oui ${id}`, student);
    await story.tap(audioVerb, `audio oui ${id}`, student2);
    expect(story.session(1).rooms.requests[0]?.voters).toEqual(['etu2', 'etu1']);
    await story.command(audioVerb, 'audio oui', by(student3));
    expect(story.outside).toHaveLength(1);
    await story.settle({ link: url });
    const [main, thread] = story.says().slice(-2);
    expect(main).toMatchObject({ ring: true, mention: ['etu2'] });
    expect(main).not.toHaveProperty('under');
    expect(plain(main?.document)).toBe(
      `🔊 Salle audio ouverte pour la séance 1 (S1) : ${url} (Jitsi chez a).\nOuvrez le lien et donnez votre nom ; le micro s'active dans le navigateur.\nL'écrit reste la référence : notez ce qui compte dans le fil.`,
    );
    expect(thread).toMatchObject({ ring: false, under: open.opening });
    expect(thread?.mention).toBeUndefined();
  });

  it('no link is made or posted before the quorum', async () => {
    const story = inSession();
    await story.command(audioVerb, 'audio', by(student));
    await story.command(audioVerb, 'audio', by(student2));
    expect(story.outside).toEqual([]);
    expect(JSON.stringify(story.posts)).not.toContain('http');
  });

  it('two at once are one request and one room', async () => {
    const story = inSession();
    for (const person of [student, student2, student3]) await story.command(audioVerb, 'audio', by(person));
    expect(story.session(1).rooms.requests).toHaveLength(1);
    expect(story.session(1).rooms.calls).toHaveLength(1);
    const late = decided(await story.command(audioVerb, 'audio', by(makePerson('etu4'))));
    expect(plain(late.answer)).toContain("en cours d'ouverture");
    await story.settle({ link: url });
    const joins = decided(await story.command(audioVerb, 'audio', by(makePerson('etu5'))));
    expect(plain(joins.answer)).toBe(`🔊 La salle audio est ouverte : ${url}.`);
    expect(story.outside).toHaveLength(1);
  });

  it('staff open it without waiting, mentioning who asked', async () => {
    const story = inSession();
    await story.command(audioVerb, 'audio', by(student2));
    await story.command(audioVerb, 'audio oui');
    await story.settle({ link: url });
    expect(story.says().find(({ ring }) => ring)?.mention).toEqual(['etu2']);
    expect(story.session(1).rooms.requests[0]?.status).toBe('granted');
  });

  it('a voice taken back does not count; without any the request is dropped', async () => {
    const story = inSession();
    await story.command(audioVerb, 'audio', by(student));
    const { id } = story.session(1).rooms.requests[0] ?? { id: '' };
    await story.tap(audioVerb, `audio oui ${id}`, student2);
    await story.tap(audioVerb, `audio non ${id}`, student2);
    expect(story.session(1).rooms.requests[0]?.voters).toEqual(['etu1']);
    await story.command(audioVerb, 'audio non', by(student));
    expect(story.session(1).rooms.requests[0]?.status).toBe('dropped');
    expect(story.timers().some(({ kind }) => kind === 'lapseRequest')).toBe(false);
  });

  it('lapses after 15 minutes; a late tap is not worth a message', async () => {
    const story = inSession();
    await story.command(audioVerb, 'audio', by(student));
    const { id } = story.session(1).rooms.requests[0] ?? { id: '' };
    await story.until(now + 15 * minute);
    expect(story.session(1).rooms.requests[0]?.status).toBe('lapsed');
    expect(revised(story.posts.at(-1))).toContain('Sans suite : 1 personne sur les 3 nécessaires');
    expect(decided(await story.tap(audioVerb, `audio oui ${id}`, student2))).toEqual({});
    expect(refused(await story.command(audioVerb, `audio oui ${id}`, by(student2))).refused).toBe(
      'requestGone',
    );
  });

  it('ends with its session, wherever it was told, and is nothing of the next one', async () => {
    const story = inSession({
      sessions: [open, beginning(now + 5 * minute)],
      instances: [instance('a')],
      course: { places: [classPlace, staffPlace] },
    });
    await story.command(audioVerb, 'audio je bloque', by(student));
    const { post } = story.session(1).rooms.requests[0] ?? { post: '' };
    await story.command(startVerb, 'démarrer S2 confirmer');
    expect(story.session(2).status).toBe('open');
    expect(story.session(1).rooms.requests.map(({ status }) => status)).toEqual(['ended']);
    expect(story.session(2).rooms.requests).toEqual([]);
    for (const key of [post, `${post}/staff`]) {
      const said = story.posts.filter((each) => each.key === key).at(-1);
      expect(revised(said)).toMatch(
        /la séance 1 \(S1\) : « je bloque ».*Demande expirée : la séance est finie/,
      );
      expect(revised(said)).not.toMatch(/S2|Pour l'ouvrir/);
    }
  });

  it('ends with its session, whoever ends it', async () => {
    for (const end of [
      (story: Story) => story.command(endVerb, 'terminer S1'),
      (story: Story) => story.command(cancelVerb, 'annuler S1 confirmer'),
    ]) {
      const story = inSession();
      await story.command(audioVerb, 'audio', by(student));
      await end(story);
      expect(story.session(1).rooms.requests.map(({ status }) => status)).toEqual(['ended']);
    }
  });

  it('opens nothing by a 👍 that is no longer allowed', async () => {
    const story = inSession();
    await story.command(audioVerb, 'audio', by(student));
    await story.command(audioVerb, 'audio', by(student2));
    const { id } = story.session(1).rooms.requests[0] ?? { id: '' };
    for (const audio of ['never', 'staff'] as const) {
      story.course = { ...story.course, settings: { ...story.course.settings, audio } };
      expect(decided(await story.tap(audioVerb, `audio oui ${id}`, student3))).toEqual({});
      refused(await story.command(audioVerb, `audio oui ${id}`, by(student3)));
      expect(story.outside).toEqual([]);
    }
    // Who takes back a voice may.
    decided(await story.tap(audioVerb, `audio non ${id}`, student2));
    expect(story.session(1).rooms.requests[0]?.voters).toEqual([student.id]);
  });

  it('staff read it in their place', async () => {
    const story = inSession({
      sessions: [open],
      instances: [instance('a')],
      course: { places: [classPlace, staffPlace] },
    });
    await story.command(audioVerb, 'audio', by(student));
    expect(story.texts('staff')[0]).toContain("Pour l'ouvrir sans attendre : `!cours audio oui`");
  });

  it('belongs to the open session, else the next within 30 min, else the course', async () => {
    const next = beginning(now + 29 * minute);
    const near = new Story({ sessions: [next], instances: [instance('a')] });
    await near.command(audioVerb, 'audio', by(student));
    expect(near.session(2).rooms.requests).toHaveLength(1);
    const far = new Story({ sessions: [beginning(now + 31 * minute)], instances: [instance('a')] });
    await far.command(audioVerb, 'audio', by(student));
    expect(far.course.rooms.requests).toHaveLength(1);
    await far.until(now + 15 * minute);
    expect(far.course.rooms.requests[0]?.status).toBe('lapsed');
  });

  it('in private, is made in the class and answered here', async () => {
    const story = inSession();
    const outcome = decided(
      await story.command(audioVerb, 'audio', { person: student, origin: direct(student) }),
    );
    expect(plain(outcome.answer)).toContain('est dans le salon du cours : 1 personne sur les 3');
    expect(story.says('class')).toHaveLength(1);
  });

  it('follows the setting: staff alone, or anyone at once', async () => {
    const staff = inSession({ course: { settings: { ...defaultSettings, audio: 'staff' } } });
    expect(refused(await staff.command(audioVerb, 'audio', by(student))).refused).toBe('needsStaff');
    const all = inSession({ course: { settings: { ...defaultSettings, audio: 'all' } } });
    await all.command(audioVerb, 'audio', by(student));
    expect(all.outside).toHaveLength(1);
  });
});

describe('without a server', () => {
  const howTo = "L'équipe peut donner un lien : `!cours salle https://…`.";

  it('staff who ask read how they give a link, and how a server is added', async () => {
    const story = inSession({ instances: [] });
    const text = plain(refused(await story.command(audioVerb, 'audio')).answer);
    expect(text).toContain(`Aucun serveur de salles n'est configuré ici. ${howTo}`);
    expect(text).toContain('COURS_CALLS_FILE');
    expect(story.posts).toEqual([]);
  });

  it("a student's is a request like any other, and staff are told how they give a link", async () => {
    const story = inSession({ instances: [] });
    await story.command(audioVerb, 'audio je bloque', by(student2));
    const { id } = story.session(1).rooms.requests[0] ?? { id: '' };
    expect(story.texts('class')).toEqual([
      `🔊 @etu2 demande une salle audio pour la séance 1 (S1) : « je bloque ». 1 personne sur les 3 nécessaires. Pour la demander aussi : 👍 ou \`!cours audio oui\`. Aucun serveur ne peut l'ouvrir ici. ${howTo}\n[👍 demander la salle audio → audio oui ${id}]`,
    ]);
    expect(story.texts('staff')).toEqual([
      `🔊 @etu2 demande une salle audio pour la séance 1 (S1) : « je bloque ». Aucun serveur ne peut l'ouvrir ici. ${howTo}`,
    ]);
    await story.tap(audioVerb, `audio oui ${id}`, student);
    expect(revised(story.posts.at(-1))).toContain('2 personnes sur les 3 nécessaires.');
    await story.command(audioVerb, 'audio oui', by(student3));
    expect(story.texts('staff').at(-1)).toBe(
      `🔊 Une salle audio pour la séance 1 (S1) est demandée par 3 personnes, le compte y est. ${howTo}`,
    );
    expect(revised(story.posts.at(-2))).toContain(
      `3 personnes sur les 3 nécessaires : le compte y est, l'équipe est prévenue. Aucun serveur ne peut l'ouvrir ici. ${howTo}`,
    );
    expect(story.outside).toEqual([]);
    await story.command(callVerb, `salle ${url}`);
    expect(story.session(1).rooms.requests[0]?.status).toBe('granted');
    expect(story.session(1).rooms.calls[0]).toMatchObject({ status: 'open', medium: 'audio', link: url });
    expect(story.says('class').find(({ ring }) => ring)?.mention).toEqual(['etu2']);
  });

  it('where all may open one it is granted at once, and waits for the link alone', async () => {
    for (const medium of ['audio', 'video'] as const) {
      const settings = { ...defaultSettings, audio: 'all' as const, video: 'all' as const };
      const story = inSession({ instances: [], course: { settings } });
      const [verb, typed] =
        medium === 'audio' ? ([audioVerb, 'audio'] as const) : ([videoVerb, 'vidéo'] as const);
      await story.command(verb, typed, by(student));
      const [shown] = story.texts('class');
      expect(shown).toContain("C'est accordé : il ne manque qu'un lien, l'équipe est prévenue.");
      expect(shown).not.toMatch(/nécessaires|👍/u);
      expect(story.texts('staff')).toHaveLength(1);
      // Who asks too is told the same, and staff are not told again.
      const again = decided(await story.command(verb, typed, by(student2)));
      expect(plain(again.answer)).toContain("il ne manque qu'un lien de l'équipe");
      expect(plain(decided(await story.command(callVerb, 'salle', by(student2))).answer)).not.toContain(
        'nécessaires',
      );
      expect(story.texts('staff')).toHaveLength(1);
      await story.command(callVerb, `salle ${medium === 'video' ? 'vidéo ' : ''}${url}`);
      expect(story.session(1).rooms.calls[0]).toMatchObject({ status: 'open', medium, link: url });
    }
  });

  it('lapses when nobody gives a link, whoever may open one', async () => {
    const settings = { ...defaultSettings, audio: 'all' as const, quorum: 2 };
    const story = inSession({ instances: [], course: { settings } });
    await story.command(audioVerb, 'audio', by(student));
    const { id } = story.session(1).rooms.requests[0] ?? { id: '' };
    await story.tap(audioVerb, `audio oui ${id}`, student2);
    expect(story.session(1).rooms.requests[0]?.voters).toEqual(['etu1', 'etu2']);
    await story.until(now + 15 * minute);
    expect(revised(story.posts.at(-1))).toContain("Sans suite : personne n'a donné de lien en 15 minutes.");
  });

  it('a request for video is answered by a link for video', async () => {
    const settings = { ...defaultSettings, video: 'quorum' as const };
    const story = inSession({ instances: [], course: { settings } });
    await story.command(callVerb, `salle ${url}`);
    await story.command(videoVerb, 'vidéo', by(student));
    expect(story.texts('staff').at(-1)).toContain('`!cours salle vidéo https://…`');
    await story.command(callVerb, `salle vidéo ${url}-2`);
    expect(story.session(1).rooms.calls.map(({ medium, status }) => [medium, status])).toEqual([
      ['audio', 'open'],
      ['video', 'open'],
    ]);
    expect(story.session(1).rooms.requests[0]?.status).toBe('granted');
  });

  it('a link of the staff opens at once and grants what was asked', async () => {
    const story = inSession({ instances: [] });
    await story.command(callVerb, `salle ${url}`);
    expect(story.outside).toEqual([]);
    expect(story.texts('class')[0]).toContain(`${url} (lien de l'équipe)`);
    for (const bad of ['http://visio.example.org', 'https://ada:s3cr3t@visio.example.org/lo21'])
      expect(refused(await story.command(callVerb, `salle ${bad}`)).refused).toBe('badLink');
    expect(refused(await story.command(callVerb, `salle ${url}`, by(student))).refused).toBe('needsStaff');
  });

  it('a link may be given as it is written on a page, without https://', async () => {
    const story = inSession({ instances: [] });
    await story.command(callVerb, 'salle visio.example.org/lo21');
    expect(story.texts('class')[0]).toContain("https://visio.example.org/lo21 (lien de l'équipe)");
    for (const none of ['salle visio.example.org', 'salle 1/2', 'salle ../etc'])
      expect(refused(await story.command(callVerb, none)).refused).toBe('unknownInstance');
  });

  it('the example serves the sample course alone, and says what it is', async () => {
    const example = instance('exemple', { example: true });
    const other = inSession({ instances: [example] });
    expect(refused(await other.command(audioVerb, 'audio')).refused).toBe('noServer');
    const sample = inSession({ instances: [example], course: { sample: true } });
    await opened(sample);
    expect(sample.texts('class')[0]).toContain("serveur d'exemple, non vérifié");
  });
});

describe('in English', () => {
  it('a request, its room and its end', async () => {
    const story = inSession({ course: { language: 'en' } });
    await story.command(audioVerb, 'audio I am stuck', by(student));
    expect(story.texts()[0]).toContain(
      'asks for an audio room for session 1 (S1): “I am stuck”. 1 person of the 3 needed.',
    );
    await story.command(audioVerb, 'audio yes');
    await story.settle({ link: url });
    expect(story.texts()[1]).toContain(`🔊 Audio room open for session 1 (S1): ${url} (Jitsi chez a).`);
    await story.command(closeVerb, 'close');
    expect(revised(story.posts.at(-1))).toBe('Audio room closed at 09:00, after 1 min: link withdrawn.');
  });
});
