import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RoomWidget } from '../../../src/ports/chat.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { TestProvider } from '../../support/call-provider.ts';
import { end, linkRoom, openLesson } from '../../support/lesson.ts';

let world: AwkwardWorld;
/** What was done, oldest first. */
let done: [room: string, id: string, widget: RoomWidget | undefined][];
beforeEach(async () => {
  done = [];
  world = await AwkwardWorld.open({
    providers: [new TestProvider('un', { jitsi: true }), new TestProvider('deux', { counts: true })],
    widgets: {
      show: async (room, id, widget) => void done.push([room, id, widget]),
      hide: async (room, id) => void done.push([room, id, undefined]),
    },
  });
  await openLesson(world);
  await linkRoom(world, 'annexe');
});
afterEach(() => world.close());

/** What each room shows now. */
const standing = () => {
  const now = new Map(done.map(([room, , widget]) => [room, widget]));
  return [...now].flatMap(([room, widget]) => (widget === undefined ? [] : [room])).sort();
};
const video = async () => {
  await world.say('prof', 'class', '!cours vidéo');
  await world.say('prof', 'class', '!cours vidéo');
};

it('a video room on a Jitsi is shown inside each class room where the course wants it, and goes with the room', async () => {
  await world.say('prof', 'class', '!cours réglages widget oui');
  await video();
  expect(standing()).toEqual(['annexe', 'class']);
  const id = done[0]?.[1] ?? '';
  expect(done[0]?.[2]).toMatchObject({
    ...{ kind: 'jitsi', domain: 'un.example.org', conference: `ref-${id}`, medium: 'video' },
    title: 'LO21, séance 1 (S1), Les arbres',
  });
  // The other server is none that a room can show.
  await world.say('prof', 'class', '!cours salle deux');
  expect(done.slice(2)).toEqual([
    ['class', id, undefined],
    ['annexe', id, undefined],
  ]);
});

it('nothing is shown, nor taken away, unless the course wants it', async () => {
  await video();
  await world.say('prof', 'class', '!cours fermer');
  await video();
  await world.until(end);
  expect(done).toEqual([]);
});

it('an audio room never shows as a video conference', async () => {
  await world.say('prof', 'class', '!cours réglages widget oui');
  await world.say('prof', 'class', '!cours audio');
  await world.say('prof', 'class', '!cours réglages widget non');
  await world.say('prof', 'class', '!cours réglages widget oui');
  await world.say('prof', 'class', '!cours fermer');
  expect(done).toEqual([]);
});

it('it comes and goes with the setting while the room is open, as often as that changes', async () => {
  await video();
  for (const [said, shown] of [
    ['réglages widget oui', ['annexe', 'class']],
    ['réglages widget non', []],
    ['settings widget yes', ['annexe', 'class']],
    ['défaire', []],
    ['réglages widget oui', ['annexe', 'class']],
  ] as const) {
    await world.say('prof', 'class', `!cours ${said}`);
    expect(standing()).toEqual(shown);
  }
  await world.restart();
  await world.say('prof', 'class', '!cours fermer');
  expect(standing()).toEqual([]);
});

it('a room of the course alone follows the setting too', async () => {
  await world.until(end);
  await world.say('prof', 'class', '!cours terminer');
  await world.until(end + 24 * 60 * 60_000);
  await video();
  await world.say('prof', 'class', '!cours réglages widget oui');
  expect(standing()).toEqual(['annexe', 'class']);
  await world.say('prof', 'class', '!cours réglages widget non');
  expect(standing()).toEqual([]);
});
