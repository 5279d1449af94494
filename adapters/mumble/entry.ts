import type { RoomEntry } from '../../src/domain/room.ts';

export interface EntryOptions {
  readonly host: string;
  readonly port: number;
  /** Of the server, if it has one: who may read of a room has to get in. */
  readonly password?: string | undefined;
  /**
   * A web client of the host; `{path}` and `{channel}` in it become the names down to the room, joined by
   * `/`, and the room's own, `{password}` the server's. mumble-web takes
   * `?address=…&port=…&channelName={channel}&password={password}`.
   */
  readonly web?: string | undefined;
}

/**
 * How people come into the channel at `path`: names from the root down. The link has no user name: the program
 * asks once; before `@` it has the password alone (`mumble://:password@host`: ServerItem::fromUrl reads name
 * and password apart).
 */
export function roomEntry({ host, port, password, web }: EntryOptions, path: readonly string[]): RoomEntry {
  const encoded = path.map(encode).join('/');
  const server = host.includes(':') ? `[${host}]` : host;
  const secret = password === undefined ? '' : `:${encode(password)}@`;
  return {
    uri: `mumble://${secret}${server}:${port}/${encoded}`,
    ...(web === undefined ? {} : { web: filled(web, { path: encoded, channel: path.at(-1), password }) }),
    byHand: { server: host, port, ...(password === undefined ? {} : { password }), path },
  };
}

/** The web client's address with what stands for `{path}`, `{channel}` and `{password}` in it. */
function filled(
  web: string,
  it: { readonly path: string; readonly channel: string | undefined; readonly password: string | undefined },
): string {
  const values: Readonly<Record<string, string>> = {
    path: it.path,
    channel: encode(it.channel ?? ''),
    password: encode(it.password ?? ''),
  };
  return web.replace(/\{(path|channel|password)\}/g, (_, name: string) => values[name] ?? '');
}

/** Brackets too: chat programs end a link there. */
function encode(name: string): string {
  return encodeURIComponent(name).replace(
    /[!'()*_~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
