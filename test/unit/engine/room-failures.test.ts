import { describe, expect, it } from 'vitest';
import type { CallFaultCode } from '../../../src/ports/calls.ts';
import { TestProvider } from '../../support/call-provider.ts';
import { having, openLesson, sessionOf } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { texts } from '../../support/world.ts';

/** What a call can fail of, and what staff read of it. Every provider's own failures end in one of these. */
const table: readonly (readonly [CallFaultCode, fr: string, en: string])[] = [
  ['refused', 'le serveur ne répond pas', 'does not answer'],
  ['timeout', "n'a pas répondu à temps", 'did not answer in time'],
  ['tls', "le certificat du serveur n'est pas valable", 'certificate is not valid'],
  ['secret', 'le serveur refuse le secret de Cours', 'refuses the secret of Cours'],
  ['full', 'le serveur est plein', 'is full'],
  ['gone', "le serveur s'est arrêté pendant l'ouverture", 'stopped while the room was being opened'],
  ['unexpected', 'une réponse inattendue', 'an unexpected answer'],
  ['medium', "n'ouvre pas ce genre de salle", 'does not offer this kind of room'],
  ['configuration', "n'est plus dans le fichier des salles", 'no longer in the calls file'],
];

async function failing(code: CallFaultCode, language: 'fr' | 'en', others: readonly TestProvider[]) {
  const broken = new TestProvider('un');
  broken.broken = code;
  const world = await LocalWorld.open({ providers: [broken, ...others] });
  await openLesson(world);
  if (language === 'en') await world.say('prof', 'class', '!cours réglages langue en');
  const before = await sessionOf(world);
  await world.say('prof', 'class', '!cours audio');
  return { world, before };
}

describe.each(table)('a server that fails: %s', (code, fr, en) => {
  it.each([
    ['fr', fr],
    ['en', en],
  ] as const)(
    'is said to staff in one sentence (%s), the class gets the next one',
    async (language, sentence) => {
      const { world, before } = await failing(code, language, [new TestProvider('deux')]);
      const told = (await texts(world, '@prof')).filter((text) => text.includes(sentence));
      expect(told).toHaveLength(1);
      expect(told[0]).not.toMatch(/Error|is down|undefined/);
      expect(await having(world, 'class', 'https://deux.example.org/')).not.toHaveLength(0);
      expect((await texts(world, 'class')).join()).not.toContain(sentence);
      const { rooms: _, version: __, ...session } = await sessionOf(world);
      const { rooms: ___, version: ____, ...unchanged } = before;
      expect(session).toEqual(unchanged);
      await world.close();
    },
  );

  it('leaves the class with how staff help, where there is no other', async () => {
    const { world } = await failing(code, 'fr', []);
    const said = await having(world, 'class', "n'a pas pu s'ouvrir");
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toContain('salle https://…');
    expect((await sessionOf(world)).status).toBe('open');
    await world.close();
  });
});
