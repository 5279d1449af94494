import type { Message, Messages } from './frames.ts';
import { type Marker, readMarker, sameMarker } from './marker.ts';

export interface Channel {
  readonly id: number;
  readonly name: string;
  /** Undefined for the root alone. */
  readonly parent: number | undefined;
  readonly temporary: boolean;
  /** Undefined while only its hash is known. */
  readonly description: string | undefined;
  /** Of the description, hexadecimal, where it is long. */
  readonly hash: string | undefined;
  readonly marker: Marker | undefined;
}

export interface User {
  readonly session: number;
  readonly name: string;
  readonly channel: number;
}

/** The id that the root of every server has. */
export const rootId = 0;

/** The server's channels and users, as its messages tell. */
export class View {
  readonly channels = new Map<number, Channel>();
  readonly users = new Map<number, User>();
  /** What we may do in a channel (bits of ACL.h), as last told: the server repeats only what has changed. */
  readonly permissions = new Map<number, number>();
  /** Our own session; the bot is never counted. */
  self: number | undefined;

  apply([name, content]: Message): void {
    if (name === 'ChannelState') this.#channel(content);
    else if (name === 'ChannelRemove') this.#remove(content.channelId);
    else if (name === 'PermissionQuery') this.#permit(content);
    else if (name === 'UserState') this.#user(content);
    else if (name === 'UserRemove') this.users.delete(content.session);
    else if (name === 'ServerSync') this.self = content.session;
  }

  #channel(state: Messages['ChannelState']): void {
    const { channelId: id, name, parent, temporary, description, descriptionHash } = state;
    if (id === undefined) return;
    const old = this.channels.get(id);
    const hash =
      descriptionHash === undefined || descriptionHash.length === 0
        ? undefined
        : Buffer.from(descriptionHash).toString('hex');
    const text = description ?? (hash === undefined ? (old === undefined ? '' : old.description) : undefined);
    this.channels.set(id, {
      id,
      name: name ?? old?.name ?? '',
      parent: parent ?? old?.parent,
      temporary: temporary ?? old?.temporary ?? false,
      description: text,
      hash: description === undefined ? (hash ?? old?.hash) : undefined,
      marker: (temporary ?? old?.temporary) === true ? undefined : markerAfter(old, text),
    });
  }

  /** Its id may stand for another channel soon. */
  #remove(id: number): void {
    this.channels.delete(id);
    this.permissions.delete(id);
  }

  #permit({ channelId = rootId, permissions, flush }: Messages['PermissionQuery']): void {
    if (flush === true) this.permissions.clear();
    if (permissions !== undefined) this.permissions.set(channelId, permissions);
  }

  #user({ session, name, channelId }: Messages['UserState']): void {
    if (session === undefined) return;
    const old = this.users.get(session);
    this.users.set(session, {
      session,
      name: name ?? old?.name ?? '',
      channel: channelId ?? old?.channel ?? rootId,
    });
  }

  children(id: number): readonly Channel[] {
    return [...this.channels.values()].filter(({ parent }) => parent === id);
  }

  child(id: number, name: string): Channel | undefined {
    return this.children(id).find((channel) => channel.name === name);
  }

  /** The channel itself, then those around it up to the root. */
  *upwards(id: number): Generator<Channel> {
    for (let channel = this.channels.get(id); channel !== undefined; ) {
      yield channel;
      // The root says that it is its own parent on some servers.
      channel =
        channel.parent === undefined || channel.id === rootId ? undefined : this.channels.get(channel.parent);
    }
  }

  /** Is `id` the channel `top`, or below it? */
  within(id: number, top: number): boolean {
    for (const channel of this.upwards(id)) if (channel.id === top) return true;
    return false;
  }

  /** Names from below the root down. */
  path(id: number): readonly string[] {
    return [...this.upwards(id)]
      .filter((channel) => channel.id !== rootId)
      .map(({ name }) => name)
      .reverse();
  }

  /** The channel with this marker; if there are two, the one with the lower id. */
  marked(marker: Marker): Channel | undefined {
    return [...this.channels.values()]
      .filter((channel) => sameMarker(channel.marker, marker))
      .sort((a, b) => a.id - b.id)[0];
  }

  /** Persons in a channel and below it, without the bot. */
  persons(id: number): number {
    let count = 0;
    for (const { session, channel } of this.users.values())
      if (session !== this.self && this.within(channel, id)) count += 1;
    return count;
  }
}

/**
 * A moderator may write a description anew: while the channel is there, it stays what it was. (Ours are
 * never temporary; those that others may make could bear a copied marker.)
 */
function markerAfter(old: Channel | undefined, text: string | undefined): Marker | undefined {
  if (text === undefined || (old !== undefined && text === old.description)) return old?.marker;
  return readMarker(text) ?? old?.marker;
}
