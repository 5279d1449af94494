import { ChatFault, type RoomWidget } from '../../../src/ports/chat.ts';
import { path } from '../connection/http.ts';
import type { MatrixConnection } from '../connection/types.ts';
import type { RoomCache } from './room-cache.ts';

const type = 'im.vector.modular.widgets';
/**
 * Where clients load the frame from; Element puts its own in the place of this one (element-web,
 * WidgetUtils.ts). The `$` names are the client's to fill in and must stay as they are.
 */
const frame = 'https://app.element.io/jitsi.html';
const filled = [
  'conferenceDomain=$domain',
  'conferenceId=$conferenceId',
  'isAudioOnly=$isAudioOnly',
  'isVideoChannel=$isVideoChannel',
  'displayName=$matrix_display_name',
  'avatarUrl=$matrix_avatar_url',
  'userId=$matrix_user_id',
  'roomId=$matrix_room_id',
  'theme=$theme',
  'roomName=$roomName',
].join('&');

type Connection = Pick<MatrixConnection, 'request' | 'userId'>;

/** Shows a call inside the room, where the bot may; the same again changes nothing. */
export async function showWidget(
  connection: Connection,
  rooms: RoomCache,
  room: string,
  id: string,
  widget: RoomWidget,
): Promise<void> {
  const { conference, domain, medium, title } = widget;
  await put(connection, rooms, room, id, {
    type: widget.kind,
    url: `${frame}?confId=${encodeURIComponent(conference)}#${filled}`,
    name: title,
    data: {
      conferenceId: conference,
      roomName: title,
      isAudioOnly: medium === 'audio',
      isVideoChannel: false,
      domain,
    },
  });
}

/** Takes it away. */
export async function hideWidget(
  connection: Connection,
  rooms: RoomCache,
  room: string,
  id: string,
): Promise<void> {
  await put(connection, rooms, room, id, {});
}

async function put(
  connection: Connection,
  rooms: RoomCache,
  room: string,
  id: string,
  content: object,
): Promise<void> {
  try {
    const power = await rooms.power(room);
    if (power.of(connection.userId) < power.needed(type, 'state')) return;
    await connection.request(
      'PUT',
      path`/_matrix/client/v3/rooms/${room}/state/${type}/${stateKey(id)}`,
      {},
      content,
    );
  } catch (error) {
    // The link is there all the same: a widget is no reason to bother anybody.
    if (error instanceof ChatFault && (error.code === 'forbidden' || error.code === 'notFound')) return;
    throw error;
  }
}

/** The same for the same call, so that it is found again to be taken away. */
const stateKey = (id: string) => `cours_${id}`;
