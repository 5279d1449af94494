import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chats, having, minute, openLesson, sessionOf, start } from '../../support/lesson.ts';
import { last, texts, type World } from '../../support/world.ts';

describe.each(chats)(
  'who opens a session by hand that ends one of other people, on the $name chat',
  ({ open }) => {
    let world: World;
    beforeEach(async () => {
      world = await open();
      await openLesson(world);
      await world.addRoom('td1');
      await world.say('prof', 'class', '!cours lier');
      const code = /lier LO21 (\S+)/.exec((await texts(world, '@prof')).join('\n'))?.[1] ?? '';
      await world.say('prof', 'td1', `!cours lier LO21 ${code} groupe TD1`);
    });
    afterEach(() => world.close());

    it.each([
      ['soon', '14h20'],
      ['much later', '18h'],
    ])('is told so first, where it is planned %s', async (_, hour) => {
      await world.say('prof', 'class', `!cours planifier jeudi 12 novembre ${hour} groupe TD1 — Exercices`);
      await world.say('prof', 'td1', '!cours démarrer S2');
      const asked = (await last(world, 'td1')).text;
      expect(asked).toContain('termine la séance 1 (S1), pour toute la classe');
      expect(asked).toContain('!cours démarrer S2 confirmer');
      expect((await sessionOf(world, 1)).status).toBe('open');
      await world.say('prof', 'td1', '!cours démarrer S2 confirmer');
      expect((await sessionOf(world, 1)).status).toBe('closed');
      expect((await sessionOf(world, 2)).status).toBe('open');
    });

    it('the other way too: the class’s ends a group’s', async () => {
      await world.say('prof', 'class', '!cours planifier jeudi 12 novembre 14h20 groupe TD1 — Exercices');
      await world.say('prof', 'class', '!cours planifier jeudi 12 novembre 15h — Suite');
      await world.until(start + 40 * minute);
      await world.say('prof', 'class', '!cours démarrer S3');
      expect(await having(world, 'class', 'termine la séance 2 (S2), pour le groupe TD1')).toHaveLength(1);
      expect((await sessionOf(world, 2)).status).toBe('open');
    });
  },
);
