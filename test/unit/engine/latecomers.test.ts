import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChatFault } from '../../../src/ports/chat.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { now } from '../../support/scene.ts';
import { last, texts } from '../../support/world.ts';

// Who comes after the opening, who asks after the last session, and what a conversation is told.

const minute = 60_000;
const hour = 60 * minute;
const secret = 'Une onde se propage.';
let world: AwkwardWorld;
let events = 0;

async function comes(user: string, room = 'class', more: { readonly present?: true } = {}) {
  events += 1;
  const id = `join-${events}`;
  const about = { change: 'joined', name: user, self: false, direct: false } as const;
  await world.chat.happen({ kind: 'membership', id, at: world.clock.now(), room, user, ...about, ...more });
  await world.engine.idle();
}
const answer = async (user: string, room: string, text: string) => {
  await world.say(user, room, text);
  return (await last(world, room)).text;
};
const notices = async () =>
  (await texts(world, 'class')).filter((text) => text.includes('Cours lit les messages'));
const forThem = async () => (await texts(world, 'class')).filter((text) => text.startsWith('Vous venez'));

beforeEach(async () => {
  world = await AwkwardWorld.open();
  await world.say('prof', 'class', '!cours créer PHY1 Physique');
  await comes('ana');
  await world.say('prof', 'class', '!cours planifier 10/11/2026 10h-11h — Les ondes');
  await world.say('prof', '@prof', `!cours PHY1 support S1\n${secret}`);
});
afterEach(() => world.close());

describe('in an encrypted room, after the opening', () => {
  beforeEach(async () => {
    world.chat.encrypted.add('class');
    await world.until(now + hour + 5 * minute);
    await comes('zoe');
  });

  it('support says how to read it in private, and never gives a link', async () => {
    await world.until(now + hour + 6 * minute);
    const text = await answer('zoe', 'class', '!cours support');
    expect(text).toContain('`!cours PHY1 support S1`');
    expect(text).toContain('Ce salon est chiffré');
    expect(text).not.toContain(secret);
    expect(await answer('zoe', '@zoe', '!cours PHY1 support S1')).toContain(secret);
  });

  it('sends it in the conversation that they have already', async () => {
    world.chat.privately.set('zoe', '@zoe');
    expect(await answer('zoe', 'class', '!cours support')).toContain('Je vous ai écrit en message privé');
    const sent = await last(world, '@zoe');
    expect(sent.text).toContain(secret);
    expect(sent.text).toContain('PHY1');
    expect(sent.ring).toBe(false);
  });

  it.each([
    ['never answers', () => new Promise<never>(() => {})],
    ['refuses', () => Promise.reject(new ChatFault('rejected', 'no'))],
    ['fails', () => Promise.reject(new ChatFault('temporary', 'down'))],
    ['answers nonsense', () => Promise.reject(new TypeError('x is not iterable'))],
  ])('gives no link where the server %s, and the class goes on', async (_, answered) => {
    world.chat.history.reached = answered;
    world.chat.privately.set('zoe', '@zoe');
    world.chat.conversations.find = answered;
    await world.until(now + hour + 6 * minute);
    for (const user of ['zoe', 'ana']) {
      const text = await answer(user, 'class', '!cours support');
      expect(text).toContain('`!cours PHY1 support S1`');
      expect(text).not.toContain(secret);
    }
    expect(await answer('prof', 'class', '!cours réglages quorum 7')).toContain('7');
  });

  it('is no reason to take a clear room for an encrypted one', async () => {
    world.chat.history.closed = () => Promise.reject(new ChatFault('temporary', 'down'));
    expect(await answer('zoe', 'class', '!cours support')).not.toContain('chiffré');
    await comes('leo');
    expect(await forThem()).toHaveLength(1);
  });

  it('answers who was there as ever', async () => {
    expect(await answer('ana', 'class', '!cours support')).not.toContain('chiffré');
    expect(await answer('ana', 'class', '!cours prochain')).not.toContain('en privé');
    expect(await answer('zoe', 'class', '!cours prochain')).toContain('`!cours PHY1 support S1`');
  });

  it('says it once a session, silently, to those who come', async () => {
    await comes('leo');
    await comes('mia');
    expect(await forThem()).toHaveLength(1);
    expect((await world.seen('class')).find(({ text }) => text.startsWith('Vous venez'))?.ring).toBe(false);
  });
});

it('who was there before the bot came (back) is not told that they have just come', async () => {
  world.chat.encrypted.add('class');
  await world.until(now + hour + 5 * minute);
  await comes('mia', 'class', { present: true });
  expect(await forThem()).toEqual([]);
  await comes('zoe');
  expect(await forThem()).toHaveLength(1);
});

it('in a clear room who comes late has the link, and nothing is said', async () => {
  await world.until(now + hour + 5 * minute);
  await comes('zoe');
  expect(await answer('zoe', 'class', '!cours support')).not.toContain('privé');
  expect(await forThem()).toEqual([]);
});

it('a room linked after the session has no link to give either', async () => {
  await world.until(now + 4 * hour);
  await world.say('prof', '@prof', '!cours PHY1 lier');
  const [line = ''] = (await last(world, '@prof')).text.match(/!cours lier PHY1 [^`]+/u) ?? [];
  await world.say('prof', 'autre', line);
  expect(await answer('zoe', 'autre', '!cours support S1')).toContain("Il n'a pas été publié dans ce salon.");
});

describe('the privacy notice', () => {
  it('is repeated at the first opening, and at others when people have come since, at most once a day', async () => {
    for (const hours of ['11h-12h', '12h-13h', '13h-14h'])
      await world.say('prof', 'class', `!cours planifier 10/11/2026 ${hours}`);
    await world.say('prof', 'class', '!cours planifier 11/11/2026 13h-14h');
    expect(await notices()).toHaveLength(1);
    await world.until(now + hour);
    expect(await notices()).toHaveLength(2);
    await world.until(now + 2 * hour);
    expect(await notices()).toHaveLength(2);
    await world.until(now + 2.5 * hour);
    await comes('zoe');
    await comes('leo');
    expect(await notices()).toHaveLength(2);
    await world.until(now + 4 * hour);
    expect(await notices()).toHaveLength(2);
    await world.until(now + 28 * hour);
    const all = await world.seen('class');
    expect(await notices()).toHaveLength(3);
    expect(all.filter(({ text, ring }) => ring && text.includes('Cours lit'))).toEqual([]);
  });
});

describe('when nothing is to come', () => {
  beforeEach(async () => {
    await world.until(now + 5 * hour);
  });

  it.each([
    ['@ana', '!cours support', secret],
    ['class', '!cours prochain', 'La dernière : séance 1 (S1), Les ondes'],
    ['@ana', '!cours prochain', '`!cours support S1`'],
    ['@ana', '!cours lieu', 'La dernière : séance 1 (S1)'],
    ['@ana', '!cours agenda', '`!cours agenda passé`'],
    ['@ana', '!cours', '`!cours agenda passé`'],
  ])('%s %s: %s', async (room, line, says) => {
    expect(await answer('ana', room, line)).toContain(says);
  });

  it('a class reads the link to the last one', async () => {
    expect(await answer('ana', 'class', '!cours support')).toContain('Support de la séance 1 (S1)');
  });

  it('a session without material yet names the last one too', async () => {
    await world.say('prof', 'class', '!cours planifier 12/11/2026 10h-11h');
    const text = await answer('ana', 'class', '!cours support');
    expect(text).toContain('séance 2 (S2)');
    expect(text).toContain('Celui de la dernière séance : `!cours support S1`');
  });
});

describe('just after a session', () => {
  it.each(['class', '@ana'])('its material is meant, not the next one without any (%s)', async (room) => {
    await world.say('prof', 'class', '!cours planifier 12/11/2026 10h-11h');
    await world.say('prof', 'class', '!cours démarrer S1 confirmer');
    await world.say('prof', 'class', '!cours terminer S1');
    const text = await answer('ana', room, '!cours support');
    expect(text).toContain('Support de la séance 1 (S1)');
    expect(text).not.toContain('S2');
  });

  it('that of an open one is not hidden by it', async () => {
    await world.say('prof', 'class', '!cours démarrer S1 confirmer');
    await world.say('prof', 'class', '!cours terminer S1');
    await world.say('prof', 'class', '!cours planifier 12/11/2026 10h-11h');
    await world.say('prof', 'class', '!cours démarrer S2 confirmer');
    expect(await answer('ana', 'class', '!cours support')).toContain('S2');
  });
});

it('a conversation is not told to write « ici » what others should read', async () => {
  expect(await answer('ana', '@ana', '!cours planifier jeudi 14h')).not.toMatch(/\bici\b/u);
  expect(await answer('ana', 'class', '!cours planifier jeudi 14h')).toMatch(/\bici\b/u);
});
