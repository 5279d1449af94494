import { beforeEach, describe, expect, it } from 'vitest';
import { RoomCache } from '../../../../../adapters/matrix/rooms/room-cache.ts';
import { hideWidget, showWidget } from '../../../../../adapters/matrix/rooms/widgets.ts';
import type { RoomWidget } from '../../../../../src/ports/chat.ts';
import { MatrixServer } from '../../../../support/matrix-server.ts';

const room = '!a:example.org';
const widget: RoomWidget = {
  kind: 'jitsi',
  domain: 'visio.example.org',
  conference: 'cours-abc',
  medium: 'audio',
  title: 'LO21, séance 1 (S1), Les arbres',
};
let server: MatrixServer;
beforeEach(() => {
  server = new MatrixServer();
});
const allowed = (level: number) =>
  server.answer('/state', [
    { type: 'm.room.create', sender: '@ana:example.org', state_key: '', content: { room_version: '10' } },
    {
      type: 'm.room.power_levels',
      sender: '@ana:example.org',
      state_key: '',
      content: { users: { [server.userId]: level } },
    },
  ]);
const put = () => server.of('PUT', 'im.vector.modular.widgets');

describe('a Jitsi inside a room', () => {
  it('is shown as Element shows its own, and taken away again', async () => {
    allowed(50);
    server.answer('im.vector.modular.widgets/cours_c1', { event_id: '$1' });
    await showWidget(server, new RoomCache(server), room, 'c1', widget);
    await hideWidget(server, new RoomCache(server), room, 'c1');
    const [shown, gone] = put();
    expect(shown?.body).toMatchObject({
      type: 'jitsi',
      name: 'LO21, séance 1 (S1), Les arbres',
      data: { conferenceId: 'cours-abc', domain: 'visio.example.org', isAudioOnly: true },
    });
    expect(JSON.stringify(shown?.body)).toContain('#conferenceDomain=$domain&conferenceId=$conferenceId');
    expect(gone?.body).toEqual({});
    expect(gone?.path).toBe(shown?.path);
  });

  it('is left out where the bot may not', async () => {
    allowed(0);
    await showWidget(server, new RoomCache(server), room, 'c1', widget);
    expect(put()).toEqual([]);
  });
});
