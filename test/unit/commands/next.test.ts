import { describe, expect, it } from 'vitest';
import { nextVerb } from '../../../src/commands/next.ts';
import type { Session } from '../../../src/domain/session.ts';
import { fromInstant } from '../../../src/domain/time/zone.ts';
import { inEnglish } from '../../support/class-life.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import { decided, makeScene, makeSession, now, run, type SceneOver, student } from '../../support/scene.ts';

const hour = 3_600_000;
const at = (number: number, hours: number, over: Partial<Session> = {}) =>
  makeSession({
    number,
    startsAt: now + hours * hour,
    start: fromInstant(now + hours * hour, 'Europe/Paris'),
    ...over,
  });

async function next(sessions: readonly Session[], over: SceneOver = {}) {
  return plain(
    decided(
      await run(
        nextVerb,
        over.language === 'en' ? 'next' : 'quand',
        makeScene(over),
        makeReads({ sessions }),
      ),
    ).answer,
  );
}

describe('prochain', () => {
  it('says in how long, when and where', async () => {
    const sessions = [at(3, 48), at(1, 1, { status: 'cancelled' }), at(2, 24, { location: 'B204' })];
    expect(await next(sessions)).toBe(
      'Demain : séance 2 (S2), Les arbres, mercredi 11 novembre 2026, de 9 h à 11 h (heure de Paris).\nLieu : B204.',
    );
    expect(await next(sessions, inEnglish)).toBe(
      'Tomorrow: session 2 (S2), Les arbres, Wednesday 11 November 2026, 09:00 to 11:00 (Paris time).\nPlace: B204.',
    );
  });

  it('says first what is open', async () => {
    const open = at(1, -1, { status: 'open', endsAt: now + hour });
    expect(await next([open, at(2, 24)])).toMatch(
      /^La séance 1 \(S1\), Les arbres : ouverte, jusqu'à 10 h\.\nDemain : séance 2/u,
    );
    expect(await next([open])).toBe("La séance 1 (S1), Les arbres : ouverte, jusqu'à 10 h.");
  });

  it('links to the material once it is shown', async () => {
    expect(
      await next([at(1, 24, { material: { characters: 9, files: 0, state: 'shown', post: 'p' } })]),
    ).toContain('📖 Le support est à lire.');
    expect(await next([at(1, 24, { material: { characters: 9, files: 0, state: 'hidden' } })])).not.toContain(
      '📖',
    );
  });

  it('says that there is none', async () => {
    expect(await next([], { person: student })).toBe("LO21 : aucune séance n'est prévue pour l'instant.");
    expect(await next([])).toContain('`!cours planifier');
  });
});
