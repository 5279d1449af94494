import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestProvider } from '../../support/call-provider.ts';
import { having, openLesson } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { PagedLesson } from '../../support/paged-lesson.ts';

const password = '<sésame> & "ouvre" `toi`';
let voices: TestProvider;
beforeEach(() => {
  voices = new TestProvider('voix', { provider: 'mumble', counts: true });
  voices.password = password;
});

describe('the password of a Mumble server', () => {
  let world: LocalWorld | undefined;
  afterEach(() => world?.close());

  it('reaches the class with the room, goes with it, and is in no log', async () => {
    world = await LocalWorld.open({ providers: [voices] });
    await openLesson(world);
    await world.say('prof', 'class', '!cours audio');
    const [opened] = await having(world, 'class', 'À la main');
    expect(opened?.text).toContain('mot de passe');
    expect(opened?.text).toContain('<sésame> & "ouvre"');
    await world.say('etu', 'class', '!cours salle');
    expect((await having(world, 'class', 'mot de passe')).length).toBeGreaterThan(1);
    await world.say('prof', 'class', '!cours fermer');
    const left = await having(world, 'class', 'sésame');
    // An answer that was given while it was open stays what it was; the room's post has it no more.
    expect(left.some(({ text }) => text.includes('ouverte pour'))).toBe(false);
    expect(JSON.stringify(world.log)).not.toContain('sésame');
  });
});

it('stands on the page of the room, as text', async () => {
  const lesson = await PagedLesson.open({ provider: 'mumble' });
  lesson.first.password = password;
  const call = await lesson.openRoom();
  const { text } = await lesson.browser().ask(`/salle/${call.id}`);
  expect(text).toContain('Mot de passe');
  expect(text).toContain('&lt;sésame&gt; &amp; &quot;ouvre&quot;');
  expect(text).not.toContain('<sésame>');
  await lesson.world.say('prof', 'class', '!cours fermer');
  expect((await lesson.browser().ask(`/salle/${call.id}`)).text).not.toContain('sésame');
  await lesson.close();
});
