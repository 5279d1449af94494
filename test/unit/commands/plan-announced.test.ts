import { describe, expect, it } from 'vitest';
import { planVerb } from '../../../src/commands/plan.ts';
import { undoVerb } from '../../../src/commands/undo.ts';
import { answerKey } from '../../../src/message/post.ts';
import { ClassLife, revised, said } from '../../support/class-life.ts';
import { plain } from '../../support/plain.ts';
import { decided, direct, groupedCourse, room } from '../../support/scene.ts';

describe('what the class learns of a planning', () => {
  it('in its sight, by the answer', async () => {
    const life = new ClassLife();
    const outcome = decided(await life.type(planVerb, 'planifier 24/11 14h'));
    expect(outcome.sessions?.[0]?.told).toEqual({
      local: '2026-11-24T14:00',
      zone: 'Europe/Paris',
      minutes: 120,
      status: 'planned',
      posts: [answerKey('local', 'event-1')],
    });
    expect(await life.wait(3600)).toEqual([]);
  });

  it('out of its sight, by one silent post after a minute', async () => {
    for (const origin of [direct(), room('equipe')]) {
      const life = new ClassLife({ course: groupedCourse });
      const outcome = await life.type(planVerb, 'planifier tous les mardis 14h15 du 01/12 au 15/12', {
        origin,
      });
      expect(plain(decided(outcome).answer)).toContain(
        'La classe le lira dans une minute. ↩️ ou `!cours défaire`.',
      );
      expect(await life.wait(59)).toEqual([]);
      const posts = said(await life.wait(1));
      expect(posts).toHaveLength(1);
      expect(posts[0]).toMatchObject({ ring: false, audience: { kind: 'class', courseId: 'course-lo21' } });
      expect(plain(posts[0]?.document)).toContain(
        '3 nouvelles séances, S1 à S3, les mardis de 14 h 15 à 16 h 15',
      );
    }
  });

  it('at once if it begins within two hours', async () => {
    const life = new ClassLife();
    const outcome = await life.type(planVerb, "planifier aujourd'hui 10h30", { origin: direct() });
    expect(plain(decided(outcome).answer)).toContain('La classe le lit tout de suite.');
    expect(said(await life.wait(0))).toHaveLength(1);
  });

  it('in the place of another audience, after a minute', async () => {
    const life = new ClassLife({ course: groupedCourse });
    await life.type(planVerb, 'planifier 24/11 14h groupe TD1');
    expect(said(await life.wait(60))).toMatchObject([{ audience: { kind: 'class', group: 'td1' } }]);
    const whole = await life.type(planVerb, 'planifier 25/11 14h', { origin: room('td1') });
    expect(plain(decided(whole).answer)).toContain("C'est pour toute la classe ; pour TD1 seulement");
    expect(said(await life.wait(60))).toHaveLength(1);
  });

  it('of its other places, by one silent post each', async () => {
    const life = new ClassLife({ course: groupedCourse });
    const outcome = decided(await life.type(planVerb, 'planifier 24/11 14h'));
    expect(said(outcome.posts ?? [])).toMatchObject([
      { audience: { kind: 'room', room: 'td1' }, ring: false },
    ]);
    expect(outcome.sessions?.[0]?.told?.posts).toHaveLength(2);
  });

  it('that is undone: nothing, before it was told', async () => {
    const life = new ClassLife();
    await life.type(planVerb, 'planifier 24/11 14h', { origin: direct() });
    await life.wait(30);
    const outcome = decided(await life.type(undoVerb, 'défaire', { origin: direct() }));
    expect(plain(outcome.answer)).toContain(
      'Elle est retirée du planning ; le numéro S1 ne sera pas réattribué.',
    );
    expect(life.session(1).status).toBe('removed');
    expect(await life.wait(3600)).toEqual([]);
  });

  it('that is undone in its sight: by that answer', async () => {
    const life = new ClassLife();
    await life.type(planVerb, 'planifier 24/11 14h');
    const outcome = decided(await life.type(undoVerb, 'défaire'));
    expect(revised(outcome.posts ?? []).map(({ key }) => key)).toEqual([answerKey('local', 'event-1')]);
    expect(await life.wait(3600)).toEqual([]);
  });

  it('that is undone after it was announced: one post that rings', async () => {
    const life = new ClassLife();
    await life.type(planVerb, 'planifier tous les mardis 14h15 du 01/12 au 15/12', { origin: direct() });
    await life.wait(60);
    await life.type(undoVerb, 'défaire', { origin: direct() });
    const posts = said(await life.wait(60));
    expect(posts).toHaveLength(1);
    expect(posts[0]?.ring).toBe(true);
    expect(plain(posts[0]?.document)).toContain(
      'Les séances S1 à S3 sont retirées du planning (heure de Paris).',
    );
  });
});
