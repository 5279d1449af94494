import { describe, expect, it } from 'vitest';
import { materialVerb } from '../../../src/commands/material.ts';
import { startVerb } from '../../../src/commands/start.ts';
import type { Session } from '../../../src/domain/session.ts';
import { collectingOf, collectMaterial, loadCollect } from '../../../src/services/collect-material.ts';
import { plain } from '../../support/plain.ts';
import {
  classPlace,
  decided,
  direct,
  makeCourse,
  makeMaterial,
  makeSession,
  refused,
  room,
  staffPlace,
  student,
} from '../../support/scene.ts';
import { Story } from '../../support/story.ts';

const minute = 60_000;
const told = { local: '2026-12-01T14:15', zone: 'Europe/Paris', minutes: 120, status: 'planned' as const };
const s1 = makeSession({ told });
const secret = 'Un arbre binaire est soit vide, soit un nœud.';
const inPrivate = { origin: direct() };
const hidden = { characters: 45, files: 0, state: 'hidden' as const };
const figure = { blob: 'b1', name: 'arbre.png', type: 'image/png', size: 84_000 };

const filled = (over: Partial<Session> = {}): Session => ({ ...s1, material: hidden, ...over });
const _material = makeMaterial({ body: secret });

describe('support S1 + text', () => {
  it('in private: kept, previewed, and nothing posted', async () => {
    const story = new Story({ sessions: [s1] });
    const outcome = decided(
      await story.command(materialVerb, `support S1\n# Les arbres\n${secret}`, {
        ...inPrivate,
        given: { files: [figure] },
      }),
    );
    expect(plain(outcome.answer)).toBe(
      `📖 Support de la séance 1 (S1) enregistré : 58 caractères, arbre.png (84 ko).\nIl sera montré à l'ouverture, mardi 1er décembre 2026 à 14 h 15. Le montrer plus tôt : \`!cours support S1 publier\`.\n# Les arbres\n${secret}`,
    );
    expect(outcome.undoable).toBe(true);
    expect(story.posts).toEqual([]);
    expect(story.materials[0]).toMatchObject({
      body: `# Les arbres\n${secret}`,
      files: [figure],
      version: 0,
    });
    expect(story.session(1).material).toEqual({ characters: 58, files: 1, state: 'hidden' });
  });

  it('a new text replaces, files are added', async () => {
    const story = new Story({
      sessions: [filled()],
      materials: [makeMaterial({ body: secret, files: [figure] })],
    });
    const other = { ...figure, name: 'td.pdf' };
    await story.command(materialVerb, 'support S1 Nouveau texte', {
      ...inPrivate,
      given: { files: [other] },
    });
    expect(story.materials[0]).toMatchObject({ body: 'Nouveau texte', files: [figure, other], version: 1 });
    await story.command(materialVerb, 'support S1', { ...inPrivate, given: { files: [figure] } });
    expect(story.materials[0]).toMatchObject({ body: 'Nouveau texte', files: [other, figure] });
  });

  it('in reply to a message takes its text and files', async () => {
    const story = new Story({ sessions: [s1] });
    await story.command(materialVerb, 'support S1', {
      ...inPrivate,
      given: { quoted: { text: secret, files: [figure] } },
    });
    expect(story.materials[0]).toMatchObject({ body: secret, files: [figure] });
  });

  it('in a class place: kept, no preview, and staff read that the class has read it', async () => {
    const story = new Story({ sessions: [s1], course: { places: [classPlace, staffPlace] } });
    const outcome = decided(await story.command(materialVerb, `support S1\n${secret}`));
    expect(plain(outcome.answer)).toContain('La classe vient de le lire ici.');
    expect(JSON.stringify(outcome.answer)).not.toContain('arbre binaire');
    expect(story.texts('staff')[0]).toContain('La classe vient de le lire ici.');
    expect(JSON.stringify(story.posts)).not.toContain('arbre binaire');
    expect(story.materials[0]?.body).toBe(secret);
  });

  it('in the staff place it is previewed', async () => {
    const story = new Story({ sessions: [s1], course: { places: [classPlace, staffPlace] } });
    const outcome = await story.command(materialVerb, `support S1\n${secret}`, { origin: room('equipe') });
    expect(plain(decided(outcome).answer)).toContain(secret);
  });

  it('its first heading names a session that staff did not', async () => {
    const untitled = { ...s1, title: '', titleFrom: 'none' as const };
    const story = new Story({ sessions: [untitled] });
    const text = 'support S1\n```\n# pas un titre\n```\n# **Les graphes** #\n# Autre';
    const answer = plain(decided(await story.command(materialVerb, text, inPrivate)).answer);
    expect(answer).toContain('Titre de la séance : « Les graphes ».');
    expect(story.session(1)).toMatchObject({ title: 'Les graphes', titleFrom: 'material' });
    const named = new Story({ sessions: [s1] });
    await named.command(materialVerb, 'support S1\n# Autre', inPrivate);
    expect(named.session(1).title).toBe('Les arbres');
  });

  it.each([
    ['![Arbre](https://a.example/arbre.png)', /Les images d'un autre site ne sont pas chargées/],
    ['![](data:image/png;base64,AAAA)', /Les images d'un autre site ne sont pas chargées/],
    [
      '![Arbre](autre schéma.png)',
      /Fichier nommé dans le texte, mais pas reçu : autre schéma\.png\. Envoyez-le ici/,
    ],
    ['[énoncé](TD1 – énoncé.pdf) et ![](b.png)', /Fichiers nommés .* pas reçus : .*b\.png.*Envoyez-les ici/],
    ['![Plan](plan.svg)', /Pas d'image dans le texte pour plan\.svg/],
  ])('what nobody would see is said above the preview: %s', async (body, expected) => {
    const story = new Story({ sessions: [s1] });
    const given = { files: [figure, { ...figure, name: 'plan.svg', type: 'image/svg+xml' }] };
    const outcome = await story.command(materialVerb, `support S1\n${body}`, { ...inPrivate, given });
    expect(plain(decided(outcome).answer)).toMatch(expected);
  });

  it.each([
    '![Arbre](arbre.png)',
    '[le schéma](ARBRE.png)',
    '`![x](y.png)`',
    '[site](https://a.example/b.pdf)',
  ])('nothing is said of %s', async (body) => {
    const story = new Story({ sessions: [s1] });
    const given = { files: [figure] };
    const outcome = await story.command(materialVerb, `support S1\n${body}`, { ...inPrivate, given });
    expect(plain(decided(outcome).answer)).not.toMatch(/pas chargées|pas reçu|Pas d'image/);
  });

  it('the preview is what the class will see of a pasted text', async () => {
    const story = new Story({ sessions: [s1] });
    const body = '•\tUn\u000bsuite\n•\tDeux\nNom\tNote\nAna\t12';
    const outcome = decided(await story.command(materialVerb, `support S1\n${body}`, inPrivate));
    expect(plain(outcome.answer)).toContain(
      '- Un\n  suite\n- Deux\n\n| Nom | Note |\n| --- | --- |\n| Ana | 12 |',
    );
  });

  it('comments and front matter are not previewed, counted or in a title, and staff read that', async () => {
    const story = new Story({ sessions: [{ ...s1, title: '', titleFrom: 'none' }] });
    const text =
      'support S1\n---\nauteur: moi\n---\n# Les [graphes](https://a.example) <!-- 42 -->\nVoir $G$.';
    const answer = plain(decided(await story.command(materialVerb, text, inPrivate)).answer);
    expect(answer).toContain('La classe ne lira ni les commentaires');
    expect(answer).toContain('Titre de la séance : « Les graphes »');
    expect(answer).not.toMatch(/42|auteur/);
    expect(story.materials[0]?.body).toContain('42');
    const open = plain(
      decided(await story.command(materialVerb, 'support S1\nDit. <!-- reste', inPrivate)).answer,
    );
    expect(open).toContain("n'est pas fermé");
    expect(open).not.toContain('reste');
    const none = plain(
      decided(await story.command(materialVerb, 'support S1\n<!-- a -->', inPrivate)).answer,
    );
    expect(none).toContain('enregistré : rien à montrer.');
  });

  it('one name in two Unicode forms is one file', async () => {
    const story = new Story({ sessions: [s1] });
    const [composed, apart] = ['schéma.png', 'sche\u0301ma.png'].map((name) => ({ ...figure, name }));
    if (composed === undefined || apart === undefined) throw new Error('two files');
    await story.command(materialVerb, 'support S1', { ...inPrivate, given: { files: [apart, composed] } });
    expect(story.materials[0]?.files).toEqual([composed]);
  });

  it('has limits, each with its sentence', async () => {
    const story = new Story({ sessions: [s1] });
    const long = refused(await story.command(materialVerb, `support S1\n${'é'.repeat(40_000)}`, inPrivate));
    expect(plain(long.answer)).toContain('79 ko de texte, 64 ko au plus');
    const heavy = { ...figure, name: 'film.mp4', size: 26 * 1024 * 1024 };
    const large = refused(
      await story.command(materialVerb, 'support S1', { ...inPrivate, given: { files: [heavy] } }),
    );
    expect(plain(large.answer)).toContain('film.mp4. 25 Mo au plus');
    expect(story.materials).toEqual([]);
  });

  it('never guesses the session, and is for staff', async () => {
    const story = new Story({ sessions: [s1] });
    expect(refused(await story.command(materialVerb, `support\n${secret}`, inPrivate)).refused).toBe(
      'whichSession',
    );
    const tries = [
      `support S1\n${secret}`,
      'support S1 publier',
      'support S1 retirer',
      `support\n${secret}`,
      'support fini',
    ];
    for (const line of tries) {
      expect(refused(await story.command(materialVerb, line, { person: student })).refused).toBe(
        'needsStaff',
      );
    }
  });

  it('once the session is open its opening says it, added files go into the thread', async () => {
    const story = new Story({ sessions: [s1], now: s1.startsAt });
    await story.command(startVerb, 'démarrer S1');
    const { opening } = story.session(1);
    await story.command(materialVerb, `support S1\n${secret}`, { ...inPrivate, given: { files: [figure] } });
    const [revised, added] = story.posts.slice(-2);
    expect(revised).toMatchObject({ op: 'revise', key: opening });
    expect(JSON.stringify(revised)).toContain('arbre binaire');
    expect(added).toMatchObject({ op: 'say', under: opening, files: [figure], ring: false });
    expect(story.session(1).material).toMatchObject({ state: 'shown', post: opening });
  });
});

describe('support S1 alone, by staff in private', () => {
  async function handIn(story: Story, text: string) {
    const collecting = await collectingOf(story.reads, 'prof', story.now);
    const loaded = collecting && (await loadCollect(story.reads, collecting, { person: 'prof', files: [] }));
    if (collecting === undefined || loaded === undefined) return undefined;
    const decision = collectMaterial(story.moment, { person: 'prof', text, files: [] }, collecting, loaded);
    story.apply(decision);
    return plain(decision.answer);
  }

  it('collects what follows until `support fini`; the first text replaces, the next are added', async () => {
    const story = new Story({ sessions: [filled()], materials: [makeMaterial({ body: 'Ancien.' })] });
    const asked = plain(decided(await story.command(materialVerb, 'support S1 remplacer', inPrivate)).answer);
    expect(asked).toBe(
      'Vous avez 15 minutes pour envoyer le texte ou les fichiers de la séance 1 (S1), puis `!cours support fini`.',
    );
    expect(await handIn(story, 'Premier.')).toBe(
      "📖 Reçu pour S1 : 8 caractères en tout. Continuez, ou `!cours support fini`.\nRemplacé : l'ancien texte (7 caractères). ↩️ ou `!cours défaire`.",
    );
    await handIn(story, 'Second.');
    expect(story.materials[0]?.body).toBe('Premier.\n\nSecond.');
    const end = plain(decided(await story.command(materialVerb, 'support fini', inPrivate)).answer);
    expect(end).toContain('📖 Support de la séance 1 (S1) enregistré : 17 caractères.');
    expect(end).toContain(
      "Remplacé : l'ancien texte (7 caractères). `!cours défaire` retire vos envois un à un",
    );
    expect(await handIn(story, 'Trop tard.')).toBeUndefined();
    expect(story.posts).toEqual([]);
  });

  it('shows what is kept already, and waits for nothing: a stray sentence must not replace it', async () => {
    const story = new Story({ sessions: [filled()], materials: [makeMaterial({ body: 'Ancien.' })] });
    const shown = plain(decided(await story.command(materialVerb, 'support S1', inPrivate)).answer);
    expect(shown).toContain('📖 Support de la séance 1 (S1) : ');
    expect(shown).toContain('Ancien.');
    expect(shown).toContain('Pour le remplacer : `!cours support S1 remplacer`.');
    expect(await handIn(story, 'merci !')).toBeUndefined();
    expect(story.materials[0]?.body).toBe('Ancien.');
  });

  it('names the course in what is to be typed in private, where somebody has several', async () => {
    const story = new Story({ sessions: [s1] });
    const courses = [makeCourse(), makeCourse({ id: 'other', code: 'SR03' })];
    const over = { ...inPrivate, courses };
    const asked = plain(decided(await story.command(materialVerb, 'support S1', over)).answer);
    expect(asked).toContain('puis `!cours LO21 support fini`');
    const missing = refused(await story.command(materialVerb, 'support S1'));
    expect(plain(missing.answer)).toContain('`!cours LO21 support S1`');
    const replace = refused(await story.command(materialVerb, 'support S1 remplacer'));
    expect(replace.refused).toBe('missing');
  });

  it('stops after 15 minutes, and says so when nothing came', async () => {
    const story = new Story({ sessions: [s1] });
    await story.command(materialVerb, 'support S1', inPrivate);
    const done = decided(await story.command(materialVerb, 'support fini', inPrivate));
    expect(plain(done.answer)).toContain("Je n'ai rien reçu pour la séance 1 (S1)");
    await story.command(materialVerb, 'support S1', inPrivate);
    story.now += 16 * minute;
    expect(await handIn(story, secret)).toBeUndefined();
    expect(refused(await story.command(materialVerb, 'support fini', inPrivate)).refused).toBe(
      'notCollecting',
    );
  });

  it('in a class place sends to private', async () => {
    const story = new Story({ sessions: [s1] });
    expect(refused(await story.command(materialVerb, 'support S1')).refused).toBe('missing');
  });
});
