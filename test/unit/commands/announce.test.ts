import { describe, expect, it } from 'vitest';
import { announceVerb } from '../../../src/commands/announce.ts';
import type { Place } from '../../../src/domain/course.ts';
import { plain } from '../../support/plain.ts';
import {
  classPlace,
  decided,
  direct,
  makeCourse,
  makeScene,
  refused,
  room,
  run,
  staffPlace,
  student,
  tutor,
} from '../../support/scene.ts';

const td1: Place = { ...classPlace, id: 'place-td1', room: 'td1', kind: 'group', group: 'g1' };
const course = makeCourse({ places: [classPlace, td1, staffPlace], groups: [{ id: 'g1', name: 'TD1' }] });

describe('annoncer', () => {
  it('rings in every room of the class, from the staff place', async () => {
    const scene = makeScene({ course, origin: room('equipe'), person: tutor });
    const decision = decided(await run(announceVerb, 'annoncer Le TD est en B204', scene));
    const [post] = decision.posts ?? [];
    if (post?.op !== 'say') throw new Error('nothing said');
    expect(post).toMatchObject({
      ring: true,
      mentionRoom: false,
      audience: { kind: 'class', courseId: course.id },
    });
    expect(post.audience).not.toHaveProperty('group');
    expect(plain(post.document)).toBe('Annonce de Tuteur : Le TD est en B204');
    expect(plain(decision.answer)).toBe('✅ Annonce publiée dans 2 salons.');
  });

  it('stays in the group where it is typed, and is its own answer there', async () => {
    const scene = makeScene({ course, origin: room('td1') });
    const decision = decided(await run(announceVerb, 'annoncer Demain', scene));
    expect(decision.posts).toMatchObject([{ audience: { group: 'g1' } }]);
    expect(decision.answer).toBeUndefined();
  });

  it('keeps the lines of a long one, the first as the news', async () => {
    const decision = decided(
      await run(announceVerb, 'annoncer\nDemain\n- à 14h', makeScene({ origin: direct() })),
    );
    const [post] = decision.posts ?? [];
    if (post?.op !== 'say') throw new Error('nothing said');
    expect(plain(post.document)).toBe('Annonce de Prof : Demain\n- à 14h');
  });

  it('mentions the room where the course wants it', async () => {
    const loud = makeCourse({ settings: { ...course.settings, mention: 'room' } });
    const decision = decided(await run(announceVerb, 'annoncer Demain', makeScene({ course: loud })));
    expect(decision.posts).toMatchObject([{ mentionRoom: true }]);
  });

  it.each([
    ['annoncer', 'announceMissing'],
    [`annoncer ${'x'.repeat(4_001)}`, 'announceTooLong'],
  ])('refuses %.20s (%s)', async (text, code) => {
    expect(refused(await run(announceVerb, text, makeScene())).refused).toBe(code);
  });

  it('accepts 4,000 characters', async () => {
    const decision = decided(await run(announceVerb, `annoncer ${'x'.repeat(4_000)}`, makeScene()));
    expect(decision.posts).toHaveLength(1);
  });

  it('refuses where nobody would read it, and from students', async () => {
    const nowhere = makeCourse({ places: [staffPlace] });
    const scene = makeScene({ course: nowhere, origin: room('equipe') });
    expect(refused(await run(announceVerb, 'annoncer Demain', scene)).refused).toBe('announceNowhere');
    const asked = await run(announceVerb, 'annoncer Demain', makeScene({ person: student }));
    expect(plain(refused(asked).answer)).toContain("dans l'équipe de LO21 (Prof, Tuteur)");
  });
});
