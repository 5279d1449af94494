import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { TestProvider } from '../../support/call-provider.ts';
import { having, lesson, linkRoom, openLesson, sessionOf } from '../../support/lesson.ts';
import { last } from '../../support/world.ts';

describe('an event counts from the room of the message that it names', () => {
  let world: AwkwardWorld;
  beforeEach(async () => {
    world = await AwkwardWorld.open({ providers: [new TestProvider('un')] });
    await openLesson(world);
  });
  afterEach(() => world.close());

  const voters = async () => (await sessionOf(world)).rooms.requests.at(-1)?.voters.length;
  const leave = (user: string, room: string) =>
    world.chat.happen({
      kind: 'membership',
      id: `left-${user}`,
      at: world.clock.now(),
      room,
      user,
      name: user,
      change: 'left',
      self: false,
      direct: false,
    });
  /** The post that asks for a room. */
  async function request() {
    await world.say('ana', 'class', '!cours audio');
    const [message] = await having(world, 'class', 'demande une salle audio');
    return message?.reference ?? '';
  }

  it('a reaction', async () => {
    const message = await request();
    await world.react('ben', 'annexe', message, '👍');
    await world.react('ben', '@ben', message, '👍');
    expect(await voters()).toBe(1);
    await world.react('ben', 'class', message, '👍');
    expect(await voters()).toBe(2);
  });

  it('a reaction of who left the course, wherever it is put', async () => {
    const message = await request();
    await world.say('ben', 'class', 'Bonjour.');
    await leave('ben', 'class');
    await world.react('ben', '@ben', message, '👍');
    await world.react('ben', 'annexe', message, '👍');
    expect(await voters()).toBe(1);
  });

  it('a reaction taken away', async () => {
    const message = await request();
    const reaction = await world.react('ben', 'class', message, '👍');
    expect(await voters()).toBe(2);
    await world.unreact('ben', '@ben', message, '👍', reaction);
    await world.unreact('ben', 'annexe', message, '👍', reaction);
    expect(await voters()).toBe(2);
    await world.unreact('ben', 'class', message, '👍', reaction);
    expect(await voters()).toBe(1);
  });

  it('the ✅ of an answer in private, once its author is out of the course', async () => {
    await world.say('ben', 'class', 'Bonjour.');
    await world.say('ben', '@ben', '!cours LO21 audo');
    const { reference, text } = await last(world, '@ben');
    expect(text).toContain('audio');
    await leave('ben', 'class');
    await world.react('ben', '@ben', reference, '✅');
    expect((await sessionOf(world)).rooms.requests).toHaveLength(0);
  });

  it('a deletion: of a post of ours', async () => {
    const message = await request();
    const post = (await world.store.postAt(world.chat.account, message))?.key ?? '';
    const state = async () => (await world.store.copies(post))[0]?.state;
    await world.remove('ben', 'annexe', message);
    await world.remove('ben', '@ben', message);
    expect(await state()).toBe('sent');
    await world.remove('prof', 'class', message);
    expect(await state()).toBe('deleted');
  });

  it('a deletion: of a command', async () => {
    const id = await world.say('ana', 'class', '!cours zébulon');
    const answer = `answer/${world.chat.account}/${id}`;
    await world.remove('ben', 'annexe', id);
    expect((await world.store.post(answer))?.withdrawn).toBe(false);
    await world.remove('ana', 'class', id);
    expect(await world.store.post(answer)).toMatchObject({ withdrawn: true, document: { blocks: [] } });
  });

  it('an edit', async () => {
    const id = await world.say('prof', 'class', '!cours planifier zébulon');
    await world.edit('prof', '@prof', id, '!cours planifier mardi 17 novembre 14h — Les tas');
    await expect(sessionOf(world, 2)).rejects.toThrow();
    await world.edit('prof', 'class', id, '!cours planifier mardi 17 novembre 14h — Les tas');
    expect((await sessionOf(world, 2)).title).toBe('Les tas');
  });
});

describe('a room that is no longer linked', () => {
  it('has no say by its old posts', async () => {
    const world = await AwkwardWorld.open({ providers: [new TestProvider('un')] });
    await lesson(world);
    await linkRoom(world, 'td');
    await world.say('ana', 'class', '!cours audio');
    const [message] = await having(world, 'td', 'demande une salle audio');
    await world.say('prof', 'td', '!cours délier');
    await world.react('ben', 'td', message?.reference ?? '', '👍');
    const course = await world.store.courseByCode('LO21');
    expect(course?.places.map(({ room }) => room)).toEqual(['class']);
    expect(course?.rooms.requests[0]?.voters).toHaveLength(1);
    await world.close();
  });
});
