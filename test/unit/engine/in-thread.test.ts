import { afterEach, describe, expect, it } from 'vitest';
import type { CallProvider } from '../../../src/ports/calls.ts';
import { TestProvider } from '../../support/call-provider.ts';
import { having, lesson, minute, openLesson, start } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';

let world: LocalWorld;
afterEach(() => world.close());

/** The session is open; gives its thread. */
async function opened(providers: readonly CallProvider[] = [new TestProvider('un')]): Promise<string> {
  world = await LocalWorld.open({ providers });
  await openLesson(world);
  const [opening] = await having(world, 'class', '📖 Séance 1');
  return opening?.reference ?? '';
}

/** What the bot says in a thread from now on. */
async function saidIn(thread: string, acts: () => Promise<unknown>): Promise<readonly string[]> {
  const before = new Set((await world.seen('class')).map(({ reference }) => reference));
  await acts();
  const after = (await world.seen('class')).filter(({ reference }) => !before.has(reference));
  return after.filter((message) => message.thread === thread).map(({ text }) => text);
}

describe('what is typed in a thread', () => {
  it('is answered there: a request, with a link to where it stands', async () => {
    const thread = await opened();
    const said = await saidIn(thread, () => world.say('ana', 'class', '!cours audio', { thread }));
    expect(said).toEqual([
      '🔊 Votre demande de salle audio est dans le salon du cours : 1 personne sur les 3 nécessaires.',
    ]);
    const [request] = await having(world, 'class', 'demande une salle audio');
    expect(request?.thread).toBeUndefined();
    const [answer] = await having(world, 'class', 'Votre demande');
    expect(answer?.html).toMatch(new RegExp(`<a href="[^"]*${request?.reference}">Votre demande`));
  });

  it('is answered there: joining it, staff who open a room, a link that they give', async () => {
    const thread = await opened();
    await world.say('ana', 'class', '!cours audio');
    expect(await saidIn(thread, () => world.say('ben', 'class', '!cours audio oui', { thread }))).toEqual([
      "C'est noté pour la salle audio : 2 personnes sur les 3 nécessaires.",
    ]);
    const byStaff = await saidIn(thread, () => world.say('prof', 'class', '!cours audio', { thread }));
    expect(byStaff[0]).toBe("🔊 J'ouvre une salle audio ; le lien arrive dans le salon du cours.");
    expect(byStaff[1]).toContain('🔊 Salle audio ouverte : https://un.example.org/');
    // The line in the thread is the answer.
    const given = await saidIn(thread, () =>
      world.say('prof', 'class', '!cours salle vidéo https://visio.example.org/lo21', { thread }),
    );
    expect(given).toEqual([
      '🎥 Salle vidéo ouverte : https://visio.example.org/lo21. Notez ici ce qui compte.',
    ]);
  });

  it('sees the end there, whoever types it where; and the reopening', async () => {
    const thread = await opened();
    expect(await saidIn(thread, () => world.say('prof', 'class', '!cours terminer', { thread }))).toEqual([
      'La séance 1 (S1) est terminée ; le bilan est dans le salon.',
    ]);
    expect(await saidIn(thread, () => world.say('prof', 'class', '!cours rouvrir S1'))).toEqual([
      'La séance 1 (S1) est rouverte : elle continue ici.',
    ]);
    expect(await saidIn(thread, () => world.until(start + 4 * 60 * minute))).toEqual([
      'La séance 1 (S1) est terminée ; le bilan est dans le salon.',
    ]);
  });

  it('is answered in a thread that is no session of ours too', async () => {
    world = await LocalWorld.open();
    await lesson(world);
    await world.until(start - 5 * minute);
    const thread = await world.say('ana', 'class', 'une idée ?');
    expect(await saidIn(thread, () => world.say('prof', 'class', '!cours démarrer', { thread }))).toEqual([
      '✅ Séance 1 (S1) ouverte.',
    ]);
    expect(
      await saidIn(thread, () => world.say('prof', 'class', '!cours annoncer Pause à 15 h', { thread })),
    ).toEqual(['✅ Annonce publiée dans 1 salon.']);
    const closed = await saidIn(thread, () => world.say('prof', 'class', '!cours terminer', { thread }));
    expect(closed).toEqual([
      '✅ Séance 1 (S1) terminée. Pour la rouvrir, dans les 2 h : `!cours rouvrir S1`.',
    ]);
  });
});
