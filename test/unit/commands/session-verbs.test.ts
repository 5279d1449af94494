import { describe, expect, it } from 'vitest';
import { endVerb } from '../../../src/commands/end.ts';
import { reopenVerb } from '../../../src/commands/reopen.ts';
import { startVerb } from '../../../src/commands/start.ts';
import type { Session } from '../../../src/domain/session.ts';
import { plain } from '../../support/plain.ts';
import { decided, direct, makeSession, prof, refused, student } from '../../support/scene.ts';
import { Story } from '../../support/story.ts';

const minute = 60_000;
const s1 = makeSession({
  told: { local: '2026-12-01T14:15', zone: 'Europe/Paris', minutes: 120, status: 'planned' },
});
const start = s1.startsAt;
const open: Session = { ...s1, status: 'open', openedAt: start, endsAt: start + 120 * minute, opening: 'o1' };

describe('démarrer', () => {
  it('opens the session about to begin; in the class the opening is the answer', async () => {
    const story = new Story({ sessions: [s1], now: start - 10 * minute });
    expect(decided(await story.command(startVerb, 'démarrer')).answer).toBeUndefined();
    expect(story.session(1)).toMatchObject({ status: 'open', endsAt: start + 110 * minute });
    expect(story.texts('class')[0]).toContain("ouverte jusqu'à 16 h 05");
  });

  it('late by hand, ends as planned and makes no excuses', async () => {
    const story = new Story({ sessions: [s1], now: start + 20 * minute });
    await story.command(startVerb, 'démarrer S1');
    expect(story.session(1).endsAt).toBe(start + 120 * minute);
    expect(story.texts('class')[0]).toContain("ouverte jusqu'à 16 h 15");
  });

  it('in private answers too', async () => {
    const story = new Story({ sessions: [s1], now: start });
    const outcome = await story.command(startVerb, 'démarrer S1', { origin: direct() });
    expect(plain(decided(outcome).answer)).toContain('✅ Séance 1 (S1) ouverte');
  });

  it('more than 30 minutes early asks for `confirmer`, which opens', async () => {
    const story = new Story({ sessions: [s1], now: start - 31 * minute });
    const asked = refused(await story.command(startVerb, 'démarrer S1'));
    expect(plain(asked.answer)).toBe(
      "La séance 1 (S1) est prévue mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris), dans 31 minutes. Pour l'ouvrir dès maintenant : `!cours démarrer S1 confirmer`.",
    );
    expect(story.session(1).status).toBe('planned');
    await story.command(startVerb, 'démarrer S1 confirmer');
    expect(story.session(1)).toMatchObject({ status: 'open', endsAt: start + 89 * minute });
  });

  it('by the beginning of a title', async () => {
    const story = new Story({ sessions: [s1], now: start });
    await story.command(startVerb, 'démarrer les arb');
    expect(story.session(1).status).toBe('open');
  });

  it.each([
    [{ status: 'open' as const }, 'alreadyOpen', 'terminer S1'],
    [{ status: 'closed' as const, openedAt: 1 }, 'closed', 'rouvrir S1'],
    [{ status: 'closed' as const }, 'neverOpened', 'planifier'],
    [{ status: 'cancelled' as const }, 'cancelled', 'rétablir S1'],
  ])('refuses %o with a line that works', async (over, code, line) => {
    const story = new Story({ sessions: [{ ...s1, ...over }], now: start });
    const refusal = refused(await story.command(startVerb, 'démarrer S1'));
    expect(refusal.refused).toBe(code);
    expect(plain(refusal.answer)).toContain(`\`!cours ${line}`);
  });

  it('is for staff', async () => {
    const story = new Story({ sessions: [s1], now: start });
    expect(refused(await story.command(startVerb, 'démarrer', { person: student })).refused).toBe(
      'needsStaff',
    );
  });
});

describe('terminer', () => {
  it('closes the open one; in the class the closing post is the answer', async () => {
    const story = new Story({ sessions: [open], now: start + 60 * minute });
    expect(decided(await story.command(endVerb, 'terminer')).answer).toBeUndefined();
    expect(story.session(1)).toMatchObject({ status: 'closed', closedAt: start + 60 * minute });
    expect(story.texts('class')).toContain('✅ Séance 1 (S1) terminée. Aucun message écrit.');
  });

  it('asks which of two', async () => {
    const groups = [
      { ...open, group: 'a' },
      { ...open, id: 'session-2', number: 2, group: 'b' },
    ];
    const story = new Story({ sessions: groups, now: start });
    expect(plain(refused(await story.command(endVerb, 'terminer')).answer)).toContain('S1 et S2');
  });

  it('says that none is open, in both languages', async () => {
    const story = new Story({ sessions: [s1], now: start });
    expect(plain(refused(await story.command(endVerb, 'terminer')).answer)).toContain('`!cours démarrer`');
    const english = await story.command(endVerb, 'end S1', { language: 'en' });
    expect(plain(refused(english).answer)).toContain('`!cours start S1`');
  });

  it('is for staff', async () => {
    const story = new Story({ sessions: [open], now: start });
    expect(refused(await story.command(endVerb, 'terminer', { person: student })).refused).toBe('needsStaff');
  });
});

describe('rouvrir', () => {
  const closed: Session = { ...open, status: 'closed', closedAt: start + 150 * minute };

  it('within two hours, and both limits count anew', async () => {
    const story = new Story({ sessions: [closed], now: start + 200 * minute });
    await story.command(reopenVerb, 'rouvrir S1');
    expect(story.session(1)).toMatchObject({ status: 'open', opening: 'o1' });
    expect(story.says()[0]).toMatchObject({ ring: false });
    // Its end is past: nothing closes it for 15 minutes.
    const opening = story.posts.findLast((post) => post.op === 'revise' && post.key === 'o1');
    expect(plain(opening?.op === 'revise' ? opening.document : undefined)).toContain(
      "ouverte jusqu'à 17 h 50",
    );
    expect(story.posts).toContainEqual({ op: 'pin', key: 'o1', pinned: true });
    story.activity = { 'session-1': { persons: 1, messages: 1, lastAt: start + 310 * minute } };
    await story.until(start + 319 * minute);
    expect(story.session(1).status).toBe('open');
    await story.until(start + 320 * minute);
    expect(story.session(1).status).toBe('closed');
  });

  it.each([
    ['too late', closed, 271, 'tooLate'],
    ['not over', open, 10, 'notClosed'],
    ['never opened', { ...s1, status: 'closed' as const, closedAt: start }, 10, 'neverOpened'],
  ])('refuses what is %s', async (_what, session, minutes, code) => {
    const story = new Story({ sessions: [session], now: start + minutes * minute });
    expect(refused(await story.command(reopenVerb, 'rouvrir S1')).refused).toBe(code);
  });

  it('refuses while another one of the same people is open', async () => {
    const other = { ...open, id: 'session-2', number: 2 };
    const story = new Story({ sessions: [closed, other], now: start + 160 * minute });
    expect(plain(refused(await story.command(reopenVerb, 'rouvrir S1')).answer)).toContain(
      '`!cours terminer S2`',
    );
  });

  it('alone means what has just closed, and asks where nothing has', async () => {
    const before = { ...closed, id: 'session-3', number: 3, closedAt: (closed.closedAt ?? 0) - 1 };
    const story = new Story({ sessions: [before, closed], now: start + 160 * minute });
    const { sessions } = decided(await story.command(reopenVerb, 'rouvrir', { person: prof }));
    expect(sessions?.map(({ number }) => number)).toEqual([1]);
    const late = new Story({ sessions: [closed], now: (closed.closedAt ?? 0) + 121 * minute });
    expect(refused(await late.command(reopenVerb, 'rouvrir', { person: prof })).refused).toBe('whichSession');
  });

  it('is for staff', async () => {
    const story = new Story({ sessions: [closed], now: start + 160 * minute });
    expect(refused(await story.command(reopenVerb, 'rouvrir S1', { person: student })).refused).toBe(
      'needsStaff',
    );
  });
});
