import { expect, it } from 'vitest';
import type { RoomWidget } from '../../../src/ports/chat.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { TestProvider } from '../../support/call-provider.ts';
import { linkRoom, openLesson } from '../../support/lesson.ts';

it('a Jitsi is shown inside each class room, and goes with the room', async () => {
  const shown: [room: string, id: string, widget: RoomWidget | undefined][] = [];
  const world = await AwkwardWorld.open({
    providers: [new TestProvider('un', { jitsi: true }), new TestProvider('deux', { counts: true })],
    widgets: {
      show: async (room, id, widget) => void shown.push([room, id, widget]),
      hide: async (room, id) => void shown.push([room, id, undefined]),
    },
  });
  await openLesson(world);
  await linkRoom(world, 'annexe');
  await world.say('prof', 'class', '!cours audio');
  expect(shown.map(([room]) => room).sort()).toEqual(['annexe', 'class']);
  const id = shown[0]?.[1] ?? '';
  expect(shown[0]?.[2]).toMatchObject({
    ...{ kind: 'jitsi', domain: 'un.example.org', conference: `ref-${id}`, medium: 'audio' },
    title: 'LO21, séance 1 (S1), Les arbres',
  });
  // The other server is none that a room can show.
  await world.say('prof', 'class', '!cours salle deux');
  expect(shown.slice(2).map(([room, of, widget]) => [room, of, widget])).toEqual([
    ['class', id, undefined],
    ['annexe', id, undefined],
  ]);
  await world.close();
});
