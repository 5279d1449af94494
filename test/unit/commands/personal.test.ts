import { describe, expect, it } from 'vitest';
import { myDataVerb } from '../../../src/commands/my-data.ts';
import { remindMeVerb } from '../../../src/commands/remind-me.ts';
import { plain } from '../../support/plain.ts';
import { makeReads } from '../../support/reads.ts';
import {
  decided,
  direct,
  house,
  makeCourse,
  makeScene,
  prof,
  refused,
  room,
  run,
  student,
} from '../../support/scene.ts';

describe('rappel', () => {
  it('adds and removes the person, once', async () => {
    const on = decided(await run(remindMeVerb, 'rappel oui', makeScene({ person: student })));
    expect(on.course?.ringing).toEqual(['etu1']);
    const course = makeCourse({ ringing: ['prof', 'etu1'] });
    const again = decided(await run(remindMeVerb, 'rappel oui', makeScene({ person: student, course })));
    expect(again.course).toBeUndefined();
    expect(plain(again.answer)).toContain('✅');
    const off = decided(await run(remindMeVerb, 'remindme no', makeScene({ person: student, course })));
    expect(off.course?.ringing).toEqual(['prof']);
  });

  it('says how it stands', async () => {
    const decision = decided(await run(remindMeVerb, 'rappel', makeScene({ person: student })));
    expect(plain(decision.answer)).toContain('`!cours rappel oui`');
    expect(decision.course).toBeUndefined();
  });

  it('says nothing to a tap on 🔔 in view of the class', async () => {
    const { message: _, ...tap } = room('classe', student);
    const decision = decided(
      await run(remindMeVerb, 'rappel oui', makeScene({ person: student, origin: tap })),
    );
    expect(decision.course?.ringing).toEqual(['etu1']);
    expect(decision.answer).toBeUndefined();
  });

  it('asks for a yes or a no', async () => {
    expect(plain(refused(await run(remindMeVerb, 'rappel demain', makeScene())).answer)).toContain(
      '« demain »',
    );
  });
});

describe('mesdonnées', () => {
  it('is for a direct message', async () => {
    expect(refused(await run(myDataVerb, 'mesdonnées', makeScene())).refused).toBe('directOnly');
  });

  it('says what is kept, and whom to ask', async () => {
    const scene = makeScene({ origin: direct(), house: { ...house, dpo: 'dpo@example.org' } });
    const reads = makeReads({
      courses: [makeCourse({ ringing: ['prof'] })],
      wrote: { sessions: 2, messages: 31 },
    });
    const decision = decided(await run(myDataVerb, 'rgpd', scene, reads));
    const text = plain(decision.answer);
    expect(decision.privacy).toBe('mustPrivate');
    expect(text).toContain(prof.name);
    expect(text).toContain('LO21, Algorithmes et structures (responsable, avec rappels)');
    expect(text).toContain('31 messages dans 2 séances');
    expect(text).toContain('dpo@example.org');
  });
});
