import type { RoomEntry } from '../../src/domain/room.ts';

export interface EntryOptions {
  readonly host: string;
  readonly port: number;
  /**
   * A web client of the host; `{path}` and `{channel}` in it become the names down to the room, joined by
   * `/`, and the room's own. mumble-web takes `?address=…&port=…&channelName={channel}`.
   */
  readonly web?: string | undefined;
}

/** How people come into the channel at `path`: names from the root down. The link has no user name: the program asks once. */
export function roomEntry({ host, port, web }: EntryOptions, path: readonly string[]): RoomEntry {
  const encoded = path.map(encode).join('/');
  const server = host.includes(':') ? `[${host}]` : host;
  return {
    uri: `mumble://${server}:${port}/${encoded}`,
    ...(web === undefined
      ? {}
      : { web: web.replaceAll('{path}', encoded).replaceAll('{channel}', encode(path.at(-1) ?? '')) }),
    byHand: { server: host, port, path },
  };
}

/** Brackets too: chat programs end a link there. */
function encode(name: string): string {
  return encodeURIComponent(name).replace(
    /[!'()*_~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
