import { describe, expect, it } from 'vitest';
import type { Course, Place } from '../../../src/domain/course.ts';
import type { Session } from '../../../src/domain/session.ts';
import { cancelled, moved } from '../../../src/domain/session-state.ts';
import { asTold } from '../../../src/domain/told.ts';
import type { Document } from '../../../src/message/document.ts';
import type { StoredPost } from '../../../src/ports/store.ts';
import { announceChanges } from '../../../src/services/announce-changes.ts';
import { revised, said } from '../../support/class-life.ts';
import { plain } from '../../support/plain.ts';
import { classPlace, house, makeCourse, makeSession, now } from '../../support/scene.ts';

const minute = 60_000;
const week = 7 * 24 * 60 * minute;
const wednesday = { local: '2026-12-09T10:00', zone: 'Europe/Paris' };
const days = ['2026-12-01', '2026-12-08', '2026-12-15'];
const planned = (number: number, over: Partial<Session> = {}) =>
  makeSession({
    number,
    start: { local: `${days[number - 1]}T14:15`, zone: 'Europe/Paris' },
    startsAt: makeSession().startsAt + (number - 1) * week,
    changedAt: now,
    ...over,
  });
const told = (number: number) => asTold(planned(number), 'plan');

function announce(
  sessions: readonly Session[],
  given: { course?: Course; posts?: readonly StoredPost[]; at?: number } = {},
) {
  let ids = 0;
  const moment = { now: given.at ?? now + minute, newId: () => `id-${ids++}`, house };
  return announceChanges(moment, {
    course: given.course ?? makeCourse(),
    sessions,
    posts: given.posts ?? [],
  });
}
const texts = (decision: ReturnType<typeof announce>) =>
  said(decision.posts ?? []).map((post) => plain(post.document));
function stored(key: string, document: Document): StoredPost {
  const subject = { kind: 'course' as const, id: 'course-lo21' };
  return { key, subject, document, files: [], revision: 1, accounts: [], targets: [], withdrawn: false };
}

describe('telling the class', () => {
  it('of a move: it rings, and then all is told', () => {
    const decision = announce([moved(told(2), wednesday, 120, now)]);
    expect(texts(decision)).toEqual([
      'La séance 2 (S2) est déplacée : mercredi 9 décembre 2026, de 10 h à 12 h (heure de Paris), au lieu de mardi 8 décembre à 14 h 15.',
    ]);
    expect(said(decision.posts ?? [])[0]).toMatchObject({
      ring: true,
      mention: [],
      mentionRoom: false,
      urgency: 2,
    });
    expect(decision.sessions).toMatchObject([
      { told: { local: wednesday.local, minutes: 120, status: 'planned' } },
    ]);
    expect(announce(decision.sessions ?? [])).toEqual({});
  });

  it('in English where the course speaks it', () => {
    const decision = announce([moved(told(2), wednesday, 120, now)], {
      course: makeCourse({ language: 'en' }),
    });
    expect(texts(decision)).toEqual([
      'Session 2 (S2) is moved: Wednesday 9 December 2026, 10:00 to 12:00 (Paris time), instead of Tuesday 8 December at 14:15.',
    ]);
  });

  it('of a length and of another zone', () => {
    expect(texts(announce([{ ...told(2), minutes: 90 }]))).toEqual([
      'La séance 2 (S2) change de durée : mardi 8 décembre 2026, de 14 h 15 à 15 h 45 (heure de Paris), au lieu de 2 h.',
    ]);
    const london = { local: '2026-12-08T14:15', zone: 'Europe/London' };
    expect(texts(announce([moved(told(2), london, 120, now)]))).toEqual([
      'La séance 2 (S2) est déplacée : mardi 8 décembre 2026, de 14 h 15 à 16 h 15 (heure de Londres), au lieu de 14 h 15 (heure de Paris).',
    ]);
  });

  it('of several changes in one post, the news in its first line', () => {
    const [text, ...more] = texts(
      announce([cancelled(told(1), 'grève', now), moved(told(2), wednesday, 120, now), planned(3)]),
    );
    expect(more).toEqual([]);
    expect(text).toBe(
      [
        'La séance 1 (S1) est annulée ; la séance 2 (S2) est déplacée ; la séance 3 (S3) est ajoutée (heure de Paris). Raison : grève',
        '- S1 : mardi 1er décembre 2026, de 14 h 15 à 16 h 15',
        '- S2 : mercredi 9 décembre 2026, de 10 h à 12 h, au lieu de mardi 8 décembre à 14 h 15',
        '- S3 : mardi 15 décembre 2026, de 14 h 15 à 16 h 15',
      ].join('\n'),
    );
  });

  it('silently of what was planned out of its sight', () => {
    const one = announce([planned(1)]);
    expect(said(one.posts ?? [])[0]?.ring).toBe(false);
    expect(texts(one)).toEqual([
      'Nouvelle séance : séance 1 (S1), Les arbres, mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris).',
    ]);
    expect(texts(announce([planned(1), planned(2), planned(3)]))).toEqual([
      '3 nouvelles séances, S1 à S3, Les arbres, les mardis de 14 h 15 à 16 h 15 (heure de Paris) :\nS1 mardi 1er décembre 2026 · S2 mardi 8 décembre 2026 · S3 mardi 15 décembre 2026.',
    ]);
  });

  it('only of what is due', () => {
    const later = { ...moved(told(2), wednesday, 120, now + 30_000) };
    expect(announce([later])).toEqual({});
    const decision = announce([cancelled(told(1), undefined, now), later]);
    expect(decision.sessions?.map(({ number }) => number)).toEqual([1]);
  });

  it('each audience apart: the class, and a group of its own changes', () => {
    const groups = [{ id: 'td1', name: 'TD1' }];
    const place: Place = { ...classPlace, id: 'p2', room: 'td1', kind: 'group', group: 'td1' };
    const course = makeCourse({ groups, places: [classPlace, place] });
    const own = asTold(planned(2, { group: 'td1' }), 'plan');
    const posts = said(
      announce([cancelled(told(1), undefined, now), cancelled(own, undefined, now)], { course }).posts ?? [],
    );
    expect(posts.map(({ audience }) => audience)).toEqual([
      { kind: 'class', courseId: 'course-lo21' },
      { kind: 'class', courseId: 'course-lo21', group: 'td1' },
    ]);
  });

  it('mentioning who asked for it, and the room where the course wants it', () => {
    const settings = { ...makeCourse().settings, mention: 'room' as const };
    const course = makeCourse({ ringing: ['etu1'], settings });
    expect(said(announce([cancelled(told(1), undefined, now)], { course }).posts ?? [])[0]).toMatchObject({
      mention: ['etu1'],
      mentionRoom: true,
    });
    expect(said(announce([planned(1)], { course }).posts ?? [])[0]).not.toHaveProperty('mention');
  });

  it('of nothing that has passed meanwhile', () => {
    const decision = announce([cancelled(told(1), undefined, now)], {
      at: told(1).startsAt + 2 * 60 * minute,
    });
    expect(decision.posts).toEqual([]);
    expect(decision.sessions).toMatchObject([{ told: { status: 'cancelled' } }]);
  });

  it('once, and nothing the second time, whatever instants are stored', () => {
    for (const off of [0, 60 * minute, -60 * minute, week]) {
      const stale = (session: Session) => ({ ...session, startsAt: session.startsAt + off });
      const first = announce([
        stale(cancelled(told(1), undefined, now)),
        stale(moved(told(2), wednesday, 90, now)),
        stale(planned(3)),
      ]);
      expect(texts(first)).toHaveLength(1);
      expect(announce(first.sessions ?? [])).toEqual({});
      expect(announce([stale(told(1)), stale(told(2))])).toEqual({});
    }
  });

  it('of a course that is no more: nothing', () => {
    expect(announceChanges({ now, newId: () => 'x', house }, undefined)).toEqual({});
  });
});

describe('older posts that showed the date', () => {
  const plan = stored('plan', { blocks: [{ kind: 'line', inlines: ['S1, S2'] }] });

  it('are marked, once a session, with how it stands now', () => {
    const first = announce([moved(told(2), wednesday, 120, now)], { posts: [plan] });
    const [revision] = revised(first.posts ?? []);
    expect(plain(revision?.document)).toBe(
      'S2, depuis : mercredi 9 décembre 2026, de 10 h à 12 h (heure de Paris).\nS1, S2',
    );

    const [after] = first.sessions ?? [];
    if (after === undefined || revision === undefined) throw new Error('nothing told');
    const [announcement] = said(first.posts ?? []);
    if (announcement === undefined) throw new Error('nothing said');
    const posts = [stored('plan', revision.document), stored(announcement.key, announcement.document)];
    const second = announce([cancelled(after, undefined, now), cancelled(told(1), undefined, now)], {
      posts,
    });
    expect(revised(second.posts ?? []).map(({ key, document }) => [key, plain(document)])).toEqual([
      ['plan', 'S1, depuis : annulée.\nS2, depuis : annulée.\nS1, S2'],
      [announcement.key, `S2, depuis : annulée.\n${plain(announcement.document)}`],
    ]);
  });

  it('are marked anew after a change of language', () => {
    const marked = stored('plan', {
      blocks: [
        { kind: 'line', inlines: [{ kind: 'strong', text: 'S1, since then' }, ': x.'] },
        ...plan.document.blocks,
      ],
    });
    const decision = announce([cancelled(told(1), undefined, now)], { posts: [marked] });
    expect(revised(decision.posts ?? []).map(({ document }) => plain(document))).toEqual([
      'S1, depuis : annulée.\nS1, S2',
    ]);
  });

  it('include the opening of what was open', () => {
    const open = planned(1, { status: 'open', openedAt: now, opening: 'opening-1' });
    const decision = announce([cancelled(open, undefined, now)], {
      posts: [stored('opening-1', plan.document)],
    });
    expect(revised(decision.posts ?? []).map(({ key }) => key)).toEqual(['opening-1']);
  });

  it('are left alone when withdrawn', () => {
    const decision = announce([cancelled(told(1), undefined, now)], {
      posts: [{ ...plan, withdrawn: true }],
    });
    expect(revised(decision.posts ?? [])).toEqual([]);
  });
});
