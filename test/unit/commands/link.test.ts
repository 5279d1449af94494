import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { linkVerb } from '../../../src/commands/link.ts';
import { unlinkVerb } from '../../../src/commands/unlink.ts';
import type { Course } from '../../../src/domain/course.ts';
import { noticeVersion } from '../../../src/services/privacy-notice.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import {
  classPlace,
  decided,
  direct,
  makeCourse,
  makeScene,
  now,
  refused,
  room,
  run,
  type SceneOver,
  staffPlace,
  student,
} from '../../support/scene.ts';

const minute = 60_000;
const hash = (code: string) => createHash('sha256').update(code).digest('hex');
const withCode = (expiresAt = now + minute): Course =>
  makeCourse({ linkCodes: [{ hash: hash('k7q2m9x4tz5a'), expiresAt }] });

/** Étu1, who may moderate the room, types a line in a room that holds nothing yet. */
function inNewRoom(text: string, course: Course = withCode(), over: SceneOver = {}) {
  const scene = makeScene({
    course: undefined,
    person: student,
    origin: room('nouveau', student),
    moderator: true,
    ...over,
  });
  return run(linkVerb, text, scene, makeReads({ courses: [course] }));
}

describe('lier, in the course', () => {
  it('sends the code to the teacher alone when the class could read it', async () => {
    const decision = decided(
      await run(linkVerb, 'lier', makeScene({ newId: () => 'abcdefghijklmnopqrstuvwxy' })),
    );
    const [post] = decision.posts ?? [];
    expect(post).toMatchObject({ op: 'say', audience: { kind: 'person', person: 'prof' }, ring: false });
    expect(plain(decision.answer)).toContain('en message privé');
    expect(plain(decision.answer)).not.toContain('nopq');
    if (post?.op !== 'say') throw new Error('no post');
    expect(plain(post.document)).toContain('`!cours lier LO21 nopq-rstu-vwxy groupe TD1`');
    expect(decision.course?.linkCodes).toEqual([
      { hash: hash('nopqrstuvwxy'), expiresAt: now + 15 * minute },
    ]);
  });

  it('shows it at once in private and in the staff place', async () => {
    const scenes = [
      makeScene({ origin: direct() }),
      makeScene({ course: makeCourse({ places: [classPlace, staffPlace] }), origin: room('equipe') }),
    ];
    for (const scene of scenes) {
      const decision = decided(await run(linkVerb, 'lier', scene));
      expect(plain(decision.answer)).toContain('!cours lier LO21 id1');
      expect(decision.posts).toBeUndefined();
    }
  });

  it('is for teachers', async () => {
    const refusal = refused(await run(linkVerb, 'lier', makeScene({ person: student })));
    expect(refusal.refused).toBe('needsTeacher');
    expect(plain(refusal.answer)).toContain('(Prof)');
  });

  it('keeps five codes at most and forgets the expired ones', async () => {
    const codes = [0, 1, 2, 3, 4].map((n) => ({ hash: `h${n}`, expiresAt: now + minute }));
    const course = makeCourse({ linkCodes: [{ hash: 'old', expiresAt: now }, ...codes] });
    const decision = decided(await run(linkVerb, 'lier', makeScene({ course })));
    expect(decision.course?.linkCodes.map((code) => code.hash).slice(0, 4)).toEqual(['h1', 'h2', 'h3', 'h4']);
    expect(decision.course?.linkCodes).toHaveLength(5);
  });
});

describe('lier CODE ONE-TIME, in the new place', () => {
  it('links it to the class, tells what the bot keeps, and uses the code up', async () => {
    const decision = decided(await inNewRoom('lier LO21 K7Q2-M9X4-TZ5A'));
    expect(decision.course?.places.at(-1)).toMatchObject({
      room: 'nouveau',
      kind: 'class',
      notice: noticeVersion,
    });
    expect(decision.course?.linkCodes).toEqual([]);
    expect(decision.course?.staff).toEqual(makeCourse().staff);
    expect(decision.linked).toEqual([{ account: 'local', room: 'nouveau' }]);
    expect(decision.posts).toMatchObject([{ op: 'say', subject: { kind: 'notice' } }]);
    expect(plain(decision.answer)).toContain('LO21');
  });

  it('links it to a group, made when it is new', async () => {
    const decision = decided(await inNewRoom('lier lo21 k7q2-m9x4-tz5a groupe TD 1'));
    const place = decision.course?.places.at(-1);
    expect(decision.course?.groups).toEqual([{ id: place?.group, name: 'TD 1' }]);
    expect(place?.kind).toBe('group');
  });

  it('finds a group that exists, without case and accents', async () => {
    const course = { ...withCode(), groups: [{ id: 'g1', name: 'Été' }] };
    const decision = decided(await inNewRoom('link LO21 k7q2-m9x4-tz5a group ETE', course));
    expect(decision.course?.groups).toEqual(course.groups);
    expect(decision.course?.places.at(-1)?.group).toBe('g1');
  });

  it('links it to the staff', async () => {
    const decision = decided(await inNewRoom('lier LO21 k7q2-m9x4-tz5a équipe'));
    expect(decision.course?.places.at(-1)?.kind).toBe('staff');
  });

  it.each([
    ['lier LO21', 'linkUsage'],
    ['lier GE37', 'linkUsage'],
    ['lier LO21 équipe', 'linkUsage'],
    ['lier LO21 groupe', 'linkGroupMissing'],
    ['lier LO21 équipe TD1', 'linkUsage'],
    ['lier LO21 confirmer k7q2m9x4', 'linkOver'],
    ['lier LO21 k7q2-m9x4-tz5a pour TD1', 'linkUsage'],
    ['lier LO21 k7q2-m9x4-tz5a groupe', 'linkGroupMissing'],
    ['lier LO21 k7q2-m9x4-tz5a groupe \u3164\u2800', 'linkGroupMissing'],
    [`lier LO21 k7q2-m9x4-tz5a groupe ${'x'.repeat(41)}`, 'groupNameTooLong'],
    ['lier LO21 wrong', 'linkWrong'],
    ['lier GE37 k7q2-m9x4-tz5a', 'linkWrong'],
  ])('%s: refused (%s)', async (text, code) => {
    expect(refused(await inNewRoom(text)).refused).toBe(code);
  });

  it('refuses a code from the moment it expires, and a used one', async () => {
    expect(refused(await inNewRoom('lier LO21 k7q2-m9x4-tz5a', withCode(now))).refused).toBe('linkWrong');
    const used = decided(await inNewRoom('lier LO21 k7q2-m9x4-tz5a')).course;
    if (used === undefined) throw new Error('no course');
    expect(refused(await inNewRoom('lier LO21 k7q2-m9x4-tz5a', used)).refused).toBe('linkWrong');
  });

  it('needs moderation rights, a room, and one that is free', async () => {
    const text = 'lier LO21 k7q2-m9x4-tz5a';
    const code = async (over: SceneOver) => refused(await inNewRoom(text, withCode(), over)).refused;
    expect(await code({ moderator: false })).toBe('needsModerator');
    expect(await code({ origin: direct(student) })).toBe('linkDirect');
    expect(await code({ course: makeCourse({ code: 'GE37' }), origin: room('classe') })).toBe('linkTaken');
  });

  it('stops at 50 places', async () => {
    const places = Array.from({ length: 50 }, (_, n) => ({ ...classPlace, id: `p${n}`, room: `r${n}` }));
    const refusal = refused(await inNewRoom('lier LO21 k7q2-m9x4-tz5a', { ...withCode(), places }));
    expect(refusal.refused).toBe('tooManyPlaces');
  });
});

describe('délier', () => {
  const two = makeCourse({ places: [classPlace, staffPlace] });

  it('lets the room go', async () => {
    const decision = decided(await run(unlinkVerb, 'délier', makeScene({ course: two })));
    expect(decision.course?.places).toEqual([staffPlace]);
    expect(decision.unlinked).toEqual([{ account: 'local', room: 'classe' }]);
  });

  it('asks before the last one', async () => {
    const refusal = refused(await run(unlinkVerb, 'délier', makeScene()));
    expect(plain(refusal.answer)).toContain('`!cours délier confirmer`');
    const decision = decided(await run(unlinkVerb, 'délier confirmer', makeScene()));
    expect(decision.course?.places).toEqual([]);
  });

  it('is typed in the room, by a teacher', async () => {
    const away = await run(unlinkVerb, 'délier', makeScene({ course: two, origin: direct() }));
    expect(refused(away).refused).toBe('unlinkWhere');
    const other = await run(unlinkVerb, 'délier', makeScene({ course: two, person: student }));
    expect(refused(other).refused).toBe('needsTeacher');
  });
});
