import { describe, expect, it } from 'vitest';
import type { Session } from '../../../src/domain/session.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { toInstant } from '../../../src/domain/time/zone.ts';
import { plain } from '../../support/plain.ts';
import { classPlace, makeMaterial, makeSession, staffPlace } from '../../support/scene.ts';
import { Story } from '../../support/story.ts';

const zone = 'Europe/Paris';
const at = (local: string) => toInstant({ local, zone });
const minute = 60_000;

function planned(number: number, local: string, over: Partial<Session> = {}): Session {
  return makeSession({
    number,
    start: { local, zone },
    startsAt: at(local),
    told: { local, zone, minutes: over.minutes ?? 120, status: 'planned' },
    ...over,
  });
}

const s1 = planned(1, '2026-12-01T14:15');
const withMaterial = { material: { characters: 12, files: 0, state: 'hidden' as const } };
const places = [classPlace, staffPlace];

describe('reminders', () => {
  it('the day before and ten minutes before, ringing, until the start', async () => {
    const story = new Story({
      sessions: [planned(1, '2026-12-01T14:15', withMaterial)],
      course: { ringing: ['etu1'] },
    });
    await story.until(at('2026-12-01T14:10'));
    expect(story.texts()).toEqual([
      "⏰ Séance 1 (S1), Les arbres : demain, mardi 1er décembre, de 14 h 15 à 16 h 15. Rien à préparer.\nPour qu'on vous mentionne : 🔔 ou `!cours rappel oui`.\n[🔔 me mentionner → rappel oui]",
      "⏰ Séance 1 (S1), Les arbres : dans 10 minutes, à 14 h 15.\nPour qu'on vous mentionne : 🔔 ou `!cours rappel oui`.\n[🔔 me mentionner → rappel oui]",
    ]);
    for (const post of story.says()) {
      expect(post).toMatchObject({
        ring: true,
        expiresAt: s1.startsAt,
        mention: ['etu1'],
        mentionRoom: false,
      });
    }
  });

  it("one message for a day's sessions of the same audience; another group's apart", async () => {
    const story = new Story({
      course: {
        groups: [{ id: 'td1', name: 'TD1' }],
        places,
        settings: { ...defaultSettings, mention: 'room' },
      },
      sessions: [
        planned(1, '2026-12-01T08:00', withMaterial),
        planned(2, '2026-12-01T14:15', withMaterial),
        planned(3, '2026-12-01T16:30', { ...withMaterial, group: 'td1' }),
        planned(4, '2026-12-02T08:00', withMaterial),
      ],
    });
    await story.until(at('2026-11-30T18:00'));
    const says = story.says('class');
    expect(says).toHaveLength(2);
    expect(plain(says[0]?.document)).toContain('⏰ Séances S1 et S2 : demain, mardi 1er décembre.');
    expect(plain(says[0]?.document)).toContain('S2, Les arbres : de 14 h 15 à 16 h 15.');
    expect(says[0]?.mentionRoom).toBe(true);
    expect(says[1]?.audience).toEqual({ kind: 'class', courseId: story.course.id, group: 'td1' });
    expect(story.session(2).reminded).toEqual(['2026-12-01T14:15|eve 18:00']);
    expect(story.session(4).reminded).toEqual([]);
  });

  it('late, those whose session has begun are dropped', async () => {
    const story = new Story({
      sessions: [planned(1, '2026-12-01T14:15', withMaterial)],
      now: at('2026-11-20T08:00'),
    });
    await story.until(at('2026-12-01T14:16'), 'down');
    expect(story.texts().some((text) => text.includes('⏰'))).toBe(false);
  });

  it('late but before the start, they are sent; with the distance of that moment', async () => {
    const story = new Story({ sessions: [planned(1, '2026-12-01T14:15', withMaterial)] });
    await story.until(at('2026-12-01T09:15'), 'down');
    expect(story.texts()[0]).toContain("⏰ Séance 1 (S1), Les arbres : aujourd'hui, de 14 h 15 à 16 h 15.");
  });

  it('none twice after a move away and back, none lost by a cancellation undone', async () => {
    const story = new Story({ sessions: [planned(1, '2026-12-01T14:15', withMaterial)] });
    await story.until(at('2026-11-30T18:00'));
    expect(story.says()).toHaveLength(1);
    const moved = planned(1, '2026-12-03T14:15', { ...withMaterial, reminded: story.session(1).reminded });
    story.apply({ sessions: [moved] });
    await story.until(at('2026-11-30T18:05'));
    story.apply({
      sessions: [{ ...moved, start: s1.start, startsAt: s1.startsAt, told: s1.told }] as Session[],
    });
    await story.until(at('2026-12-01T14:00'));
    expect(story.says()).toHaveLength(1);
    await story.until(at('2026-12-01T14:06'));
    expect(story.says()).toHaveLength(2);
  });

  it('names the material that is shown already, by its post', async () => {
    const material = {
      ...withMaterial.material,
      state: 'shown' as const,
      post: 'session/session-1/material/1',
    };
    const story = new Story({ sessions: [planned(1, '2026-12-01T14:15', { material })] });
    await story.until(at('2026-11-30T18:00'));
    expect(story.texts()[0]).toContain("À lire d'avance : support de S1.");
    expect(JSON.stringify(story.says()[0]?.document)).toContain('session/session-1/material/1');
  });
});

describe('warnings about missing material', () => {
  it('staff read them the day before and 30 minutes before; the class never', async () => {
    const story = new Story({ sessions: [s1] });
    await story.until(at('2026-12-01T14:00'));
    expect(story.texts('staff').map((text) => text.split('\n')[0])).toEqual([
      "La séance 1 (S1) n'a pas encore de support. Elle commence demain, mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris).",
      "La séance 1 (S1) n'a pas encore de support. Elle commence dans 30 minutes, mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris).",
    ]);
  });
});

describe('the opening', () => {
  it('at the start: title, material, then the thread with its first message', async () => {
    const file = { blob: 'b', name: 'arbre.png', type: 'image/png', size: 84_000 };
    const story = new Story({
      sessions: [planned(1, '2026-12-01T14:15', { ...withMaterial, location: 'B204' })],
      materials: [makeMaterial({ files: [file] })],
      now: at('2026-12-01T14:06'),
      course: { ringing: ['etu2'] },
    });
    await story.until(s1.startsAt);
    const key = `session/session-1/opening/${s1.startsAt}`;
    const [notice, opening, first] = story.says().slice(-3);
    expect(notice).toMatchObject({ ring: false, subject: { kind: 'notice' } });
    expect(opening).toMatchObject({
      key,
      ring: true,
      files: [file],
      mention: ['etu2'],
      thread: 'Séance 1 (S1), Les arbres',
    });
    expect(plain(opening?.document)).toBe(
      "📖 Séance 1 (S1), Les arbres : ouverte jusqu'à 16 h 15. Elle se tient ici, à l'écrit ; une salle audio s'ouvre si vous en demandez une.\nSur place : B204.\n# Les arbres\n",
    );
    expect(first).toMatchObject({ key: `${key}/thread`, under: key, ring: false });
    expect(story.session(1)).toMatchObject({
      status: 'open',
      opening: key,
      openedAt: s1.startsAt,
      endsAt: s1.startsAt + 120 * minute,
      material: { state: 'shown', post: key },
    });
  });

  it('without material says where it will be', async () => {
    const story = new Story({ sessions: [s1], now: at('2026-12-01T14:06') });
    await story.until(s1.startsAt);
    expect(story.texts('class').at(-2)).toContain('Le support sera ajouté ici.');
    expect(story.session(1).material.state).toBe('hidden');
  });

  it('links to a material shown earlier instead of repeating it', async () => {
    const story = new Story({
      sessions: [planned(1, '2026-12-01T14:15', withMaterial)],
      materials: [makeMaterial({ body: 'SECRET' })],
      now: at('2026-12-01T09:00'),
      course: { settings: { ...defaultSettings, showMaterial: { minutes: 180 } } },
    });
    await story.until(at('2026-12-01T11:15'));
    const early = story.says().at(-1);
    expect(early).toMatchObject({ ring: false, key: `session/session-1/material/${at('2026-12-01T11:15')}` });
    expect(plain(early?.document)).toContain('SECRET');
    await story.until(s1.startsAt);
    const opening = story.says().find(({ key }) => key === story.session(1).opening);
    expect(plain(opening?.document)).not.toContain('SECRET');
    expect(JSON.stringify(opening?.document)).toContain(early?.key);
  });

  it('late, says so; passed wholly while down, one post and closed', async () => {
    const material = makeMaterial({ body: 'À lire.' });
    const late = new Story({
      sessions: [planned(1, '2026-12-01T14:15', withMaterial)],
      materials: [material],
    });
    await late.until(at('2026-12-01T14:40'), 'down');
    expect(late.texts('class').at(-2)).toContain("ouverte avec du retard, jusqu'à 16 h 15");
    const missed = new Story({
      sessions: [planned(1, '2026-12-01T14:15', withMaterial)],
      materials: [material],
    });
    await missed.until(at('2026-12-01T22:00'), 'down');
    expect(missed.texts('class')).toEqual([
      "📖 Séance 1 (S1), Les arbres, prévue mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris), n'a pas pu s'ouvrir : j'étais à l'arrêt pendant toute la séance.\nÀ lire.",
    ]);
    expect(missed.says()[0]).not.toHaveProperty('thread');
    expect(missed.session(1).status).toBe('closed');
    expect(missed.timers()).toEqual([]);
  });

  it('closes the open session of the same people; another group goes on', async () => {
    const open = {
      status: 'open' as const,
      openedAt: at('2026-12-01T12:00'),
      opening: 'session/x/opening/1',
    };
    const story = new Story({
      course: {
        groups: [
          { id: 'td1', name: 'TD1' },
          { id: 'td2', name: 'TD2' },
        ],
      },
      sessions: [
        planned(1, '2026-12-01T13:00', { ...open, group: 'td1' }),
        planned(2, '2026-12-01T13:00', { ...open, group: 'td2' }),
        planned(3, '2026-12-01T14:15', { group: 'td1' }),
      ],
      now: at('2026-12-01T14:14'),
    });
    await story.until(at('2026-12-01T14:15'));
    expect([1, 2, 3].map((number) => story.session(number).status)).toEqual(['closed', 'open', 'open']);
  });

  it('speaks English in an English course', async () => {
    const story = new Story({ sessions: [s1], now: at('2026-12-01T14:06'), course: { language: 'en' } });
    await story.until(s1.startsAt);
    expect(story.texts('class').at(-2)).toBe(
      '📖 Session 1 (S1), Les arbres: open until 16:15. It is held here, in writing; an audio room opens if you ask for one.\nThe material will be added here.',
    );
  });
});

describe('the closing', () => {
  const open = planned(1, '2026-12-01T14:15', {
    status: 'open',
    openedAt: s1.startsAt,
    endsAt: s1.startsAt + 120 * minute,
    opening: 'session/session-1/opening/1',
  });

  it('fifteen quiet minutes after the end, silently, with figures and the next one', async () => {
    const story = new Story({
      sessions: [open, planned(2, '2026-12-09T10:00', { title: '' })],
      now: s1.startsAt,
    });
    story.activity = { 'session-1': { persons: 14, messages: 63, lastAt: at('2026-12-01T16:10') } };
    await story.until(at('2026-12-01T16:29'));
    expect(story.session(1).status).toBe('open');
    await story.until(at('2026-12-01T16:31'));
    expect(story.session(1).status).toBe('closed');
    expect(story.says().at(-1)).toMatchObject({ ring: false });
    expect(story.texts().at(-1)).toBe(
      '✅ Séance 1 (S1) terminée. 14 personnes ont écrit 63 messages.\nÀ relire : le fil.\nProchaine : séance 2 (S2), mercredi 9 décembre 2026, de 10 h à 12 h (heure de Paris).',
    );
  });

  it('puts itself later while people write, at most two hours past the end', async () => {
    const story = new Story({ sessions: [open], now: s1.startsAt });
    story.activity = { 'session-1': { persons: 2, messages: 9, lastAt: at('2026-12-01T16:25') } };
    await story.until(at('2026-12-01T16:30'));
    expect(story.timers().map(({ kind, due }) => [kind, due])).toEqual([['close', at('2026-12-01T16:40')]]);
    story.activity = { 'session-1': { persons: 2, messages: 99, lastAt: at('2026-12-01T18:14') } };
    await story.until(at('2026-12-01T18:14'));
    expect(story.session(1).status).toBe('open');
    await story.until(at('2026-12-01T18:15'));
    expect(story.session(1).status).toBe('closed');
  });

  it('never started by hand: no word to the class, one to staff', async () => {
    const settings = { ...defaultSettings, opening: 'hand' as const, reminders: [] };
    const story = new Story({
      sessions: [planned(1, '2026-12-01T14:15', withMaterial)],
      course: { settings },
    });
    await story.until(at('2026-12-01T16:15'));
    expect(story.session(1).status).toBe('closed');
    expect(story.texts('class')).toEqual([]);
    expect(story.texts('staff')[0]).toContain(
      "n'a pas été ouverte : elle est considérée comme terminée, et la classe n'a rien reçu.",
    );
  });
});
