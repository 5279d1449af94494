import { describe, expect, it } from 'vitest';
import { materialVerb } from '../../../src/commands/material.ts';
import type { Session } from '../../../src/domain/session.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { plain } from '../../support/plain.ts';
import {
  decided,
  direct,
  makeMaterial,
  makeSession,
  now,
  prof,
  refused,
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
const material = makeMaterial({ body: secret });

describe('publier and retirer', () => {
  it('shows it silently 60 s after its confirmation; the opening then links to it', async () => {
    const story = new Story({ sessions: [filled()], materials: [material] });
    expect(decided(await story.command(materialVerb, 'support S1 publier', inPrivate)).undoable).toBe(true);
    await story.until(now + 59_000);
    expect(story.posts).toEqual([]);
    await story.until(now + 60_000);
    expect(story.says()[0]).toMatchObject({ ring: false });
    expect(story.texts()[0]).toBe(
      `📖 Support de la séance 1 (S1), Les arbres : mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris).\n${secret}`,
    );
    const again = decided(await story.command(materialVerb, 'support S1 publier', inPrivate));
    expect(plain(again.answer)).toContain('est déjà montré à la classe');
    await story.command(materialVerb, 'support S1\nNouveau.', inPrivate);
    expect(story.posts.at(-1)).toMatchObject({ op: 'revise', key: story.says()[0]?.key });
  });

  it('`retirer` holds it against the setting, until `publier` or the opening', async () => {
    const settings = { ...defaultSettings, showMaterial: { minutes: 60 } };
    const story = new Story({ sessions: [filled()], materials: [material], course: { settings } });
    await story.command(materialVerb, 'support S1 retirer', inPrivate);
    await story.until(s1.startsAt - minute);
    expect(JSON.stringify(story.posts)).not.toContain('arbre binaire');
    await story.until(s1.startsAt);
    expect(JSON.stringify(story.says('class').at(-2))).toContain('arbre binaire');
  });

  it('`retirer` takes an early post out of the rooms; `publier` posts anew', async () => {
    const story = new Story({ sessions: [filled()], materials: [material] });
    await story.command(materialVerb, 'support S1 publier', inPrivate);
    await story.until(now + minute);
    const first = story.says()[0]?.key;
    const outcome = decided(await story.command(materialVerb, 'support S1 retirer', inPrivate));
    expect(outcome).not.toHaveProperty('undoable');
    expect(story.posts.at(-1)).toEqual({ op: 'withdraw', key: first });
    await story.command(materialVerb, 'support S1 publier', inPrivate);
    await story.until(now + 2 * minute);
    expect(story.says()).toHaveLength(2);
    expect(story.says()[1]?.key).not.toBe(first);
  });

  it('given when the setting already shows it, it waits a minute', async () => {
    const settings = { ...defaultSettings, showMaterial: { minutes: 2_880 }, reminders: [] };
    const story = new Story({ sessions: [s1], course: { settings }, now: s1.startsAt - 300 * minute });
    const outcome = decided(await story.command(materialVerb, `support S1\n${secret}`, inPrivate));
    expect(plain(outcome.answer)).toContain('La classe le lira dans une minute.');
    await story.until(story.now + minute - 1);
    expect(story.posts).toEqual([]);
    await story.until(story.now + 1);
    expect(story.says('class')).toHaveLength(1);
  });

  it('without material, or for a session that is not held, says so', async () => {
    const empty = new Story({ sessions: [s1] });
    expect(refused(await empty.command(materialVerb, 'support S1 publier', inPrivate)).refused).toBe(
      'noMaterial',
    );
    const gone = new Story({ sessions: [filled({ status: 'cancelled' })] });
    expect(refused(await gone.command(materialVerb, 'support S1 publier', inPrivate)).refused).toBe(
      'notPlanned',
    );
    const open = new Story({ sessions: [filled({ status: 'open' })] });
    expect(refused(await open.command(materialVerb, 'support S1 retirer', inPrivate)).refused).toBe(
      'partOfOpening',
    );
  });
});

describe('support, read by all', () => {
  const shown = filled({ material: { ...hidden, state: 'shown', post: 'p1' } });

  it('before it is shown: when it will be, and not one byte of it', async () => {
    const story = new Story({ sessions: [filled()], materials: [material] });
    for (const over of [
      { person: student },
      { person: student, origin: direct(student) },
      { person: prof },
    ]) {
      const outcome = decided(await story.command(materialVerb, 'support S1', over));
      expect(plain(outcome.answer)).toBe(
        "Le support de la séance 1 (S1), Les arbres, n'est pas encore montré. Il le sera à l'ouverture, mardi 1er décembre 2026 à 14 h 15.",
      );
    }
    expect(story.posts).toEqual([]);
  });

  it('once shown: a link in the class, the text again in private', async () => {
    const story = new Story({ sessions: [shown], materials: [material] });
    const here = decided(await story.command(materialVerb, 'support', { person: student }));
    expect(JSON.stringify(here.answer)).toContain('"post":"p1"');
    const origin = direct(student);
    const text = decided(await story.command(materialVerb, 'support', { person: student, origin }));
    expect(plain(text.answer)).toContain(secret);
  });

  it('with its files, as a post of that conversation', async () => {
    const story = new Story({
      sessions: [shown],
      materials: [makeMaterial({ body: secret, files: [figure] })],
    });
    await story.command(materialVerb, 'support les arbres', { person: student, origin: direct(student) });
    expect(story.says('room')[0]).toMatchObject({
      audience: { room: 'dm-etu1' },
      files: [figure],
      ring: false,
    });
  });

  it('speaks English', async () => {
    const story = new Story({ sessions: [s1], course: { language: 'en' } });
    const outcome = decided(await story.command(materialVerb, 'material S1', { person: student }));
    expect(plain(outcome.answer)).toContain('There is no material for session 1 (S1)');
  });
});
