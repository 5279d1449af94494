import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { urgency } from '../../../src/domain/post.ts';
import { actions, doc, line } from '../../../src/message/document.ts';
import { answerKey } from '../../../src/message/post.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { TestProvider } from '../../support/call-provider.ts';
import { having, openLesson, sessionOf } from '../../support/lesson.ts';

describe('a reaction that only its own event names', () => {
  let world: AwkwardWorld;
  beforeEach(async () => {
    world = await AwkwardWorld.open({ providers: [new TestProvider('un')] });
    await openLesson(world);
  });
  afterEach(() => world.close());

  it('is answered in the thread of its post once it is taken away', async () => {
    const { account } = world.chat;
    const course = await world.store.courseByCode('LO21');
    const prof = await world.store.personByAccount('awkward', 'prof');
    const document = doc(
      line`Rappel`,
      actions({ sign: '🔔', label: 'agenda', command: 'agenda', off: 'agenda' }),
    );
    await world.store.apply({
      posts: [
        {
          op: 'say',
          key: 'p',
          subject: { kind: 'course', id: course?.id ?? '', courseId: course?.id ?? '' },
          document,
          files: [],
          targets: [
            { account, room: 'annexe' },
            { account, room: 'class', thread: 'fil' },
          ],
          parts: { [account]: [{ kind: 'text', document }] },
          urgency: urgency.answer,
          ring: false,
          mention: [],
          mentionRoom: false,
          signs: [],
        },
      ],
    });
    await world.store.apply({
      event: {
        account,
        id: 'put',
        at: world.clock.now(),
        reaction: { post: 'p', person: prof?.id ?? '', sign: '🔔' },
      },
    });
    await world.chat.happen({
      kind: 'reaction',
      id: 'taken',
      at: world.clock.now(),
      room: 'class',
      user: 'prof',
      name: 'Prof',
      message: '',
      sign: '',
      removed: true,
      reaction: 'put',
      direct: false,
    });
    const [answer] = await world.store.copies(answerKey(account, 'taken'));
    expect(answer?.target).toEqual({ account, room: 'class', thread: 'fil' });
  });

  it("counts as its author's, not as that of the moderator who takes it away", async () => {
    const voters = async () => (await sessionOf(world)).rooms.requests.at(-1)?.voters.length;
    await world.say('ana', 'class', '!cours audio');
    const [message] = await having(world, 'class', 'demande une salle audio');
    const reaction = await world.react('ben', 'class', message?.reference ?? '', '👍');
    expect(await voters()).toBe(2);
    await world.unreact('ana', 'class', message?.reference ?? '', '👍', reaction);
    expect(await voters()).toBe(2);
    await world.unreact('ben', 'class', message?.reference ?? '', '👍', reaction);
    expect(await voters()).toBe(1);
  });
});
