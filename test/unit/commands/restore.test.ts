import { describe, expect, it } from 'vitest';
import { cancelVerb } from '../../../src/commands/cancel.ts';
import { restoreVerb } from '../../../src/commands/restore.ts';
import { asTold } from '../../../src/domain/told.ts';
import { ClassLife, inEnglish, said } from '../../support/class-life.ts';
import { plain } from '../../support/plain.ts';
import { decided, makeScene, makeSession, refused, run, student } from '../../support/scene.ts';

const told = asTold(makeSession(), 'plan');

describe('rétablir', () => {
  it('brings a cancelled session back; the class that was told is told again', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(cancelVerb, 'annuler S1 grève');
    await life.wait(60);
    const outcome = decided(await life.type(restoreVerb, 'rétablir S1'));
    expect(plain(outcome.answer)).toBe(
      [
        '✅ Séance 1 (S1) rétablie : mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris).',
        'La classe le lira dans une minute. ↩️ ou `!cours défaire`.',
      ].join('\n'),
    );
    expect(life.session(1)).toMatchObject({ status: 'planned' });
    expect(life.session(1)).not.toHaveProperty('cancelReason');
    const [post] = said(await life.wait(60));
    expect(post?.ring).toBe(true);
    expect(plain(post?.document)).toBe(
      'La séance 1 (S1) est rétablie : mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris).',
    );
  });

  it('before the class was told, tells it nothing', async () => {
    const life = new ClassLife({ sessions: [told] });
    await life.type(cancelVerb, 'annuler S1');
    await life.wait(30);
    const outcome = decided(await life.type(restoreVerb, 'rétablir S1'));
    expect(plain(outcome.answer)).toContain('Rien ne sera annoncé : la classe');
    expect(await life.wait(3600)).toEqual([]);
  });

  it('says a clash', async () => {
    const cancelled = makeSession({ status: 'cancelled' });
    const other = makeSession({
      number: 2,
      startsAt: cancelled.startsAt + 3_600_000,
      start: { local: '2026-12-01T15:15', zone: 'Europe/Paris' },
    });
    const life = new ClassLife({ sessions: [cancelled, other] });
    expect(plain(decided(await life.type(restoreVerb, 'rétablir S1')).answer)).toContain(
      'Attention, S1 chevauche la séance 2 (S2) : mardi 1er décembre 2026, de 15 h 15 à 17 h 15 (heure de Paris).',
    );
  });

  it('restores several', async () => {
    const two = makeSession({
      number: 2,
      status: 'cancelled',
      startsAt: told.startsAt + 86_400_000,
      start: { local: '2026-12-02T14:15', zone: 'Europe/Paris' },
    });
    const life = new ClassLife({
      sessions: [
        { ...told, status: 'cancelled' },
        two,
        makeSession({ number: 3, startsAt: told.startsAt + 2 * 86_400_000 }),
      ],
    });
    const outcome = decided(await life.type(restoreVerb, 'restore S1-S3', inEnglish));
    expect(outcome.sessions?.map(({ number }) => number)).toEqual([1, 2]);
    expect(plain(outcome.answer)).toContain('✅ 2 sessions restored, S1 and S2:');
    expect(plain(outcome.answer)).toContain('Not cancelled: S3.');
  });

  it('proposes the cancelled session of a day', async () => {
    const life = new ClassLife({ sessions: [{ ...told, status: 'cancelled' }] });
    const { answer } = refused(await life.type(restoreVerb, 'rétablir 2026-12-01'));
    expect(plain(answer)).toContain('Vouliez-vous `!cours rétablir S1` ?');
    const none = refused(await life.type(restoreVerb, 'restore 2026-12-02', inEnglish));
    expect(plain(none.answer)).toContain('There is no session to restore on Wednesday 2 December 2026');
  });

  it.each<[string, string]>([
    ['rétablir', 'restoreWhich'],
    ['rétablir la séance annulée', 'restoreWhich'],
    ['rétablir S1 vite', 'restoreWhich'],
    ['rétablir S1', 'notCancelled'],
    ['rétablir S9', 'noSession'],
    ['rétablir S8-S9', 'beyondLast'],
    ['rétablir 2026-12-01', 'restoreWhich'],
    ['rétablir 1-12-2026', 'restoreWhich'],
  ])('refuses « %s » with a line that works', async (text, code) => {
    const refusal = refused(await new ClassLife({ sessions: [told] }).type(restoreVerb, text));
    expect(refusal.refused).toBe(code);
    expect(plain(refusal.answer)).toMatch(/`!cours (?:rétablir S\d|agenda)/u);
  });

  it('refuses what is past', async () => {
    const life = new ClassLife({ sessions: [{ ...told, status: 'cancelled' }] });
    life.now = told.startsAt;
    const refusal = refused(await life.type(restoreVerb, 'rétablir S1'));
    expect(refusal.refused).toBe('past');
    expect(plain(refusal.answer)).toContain('aurait commencé mardi 1er décembre 2026');
  });

  it('is for staff', async () => {
    expect(refused(await run(restoreVerb, 'rétablir S1', makeScene({ person: student }))).refused).toBe(
      'needsStaff',
    );
  });
});
