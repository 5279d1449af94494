import type { Logger } from 'pino';
import type { Connection } from './connection.ts';
import type { Channel, View } from './view.ts';

/** Ms that people have to leave a room that was closed; then they find themselves in the channel around it. */
const usualGrace = 60_000;

export interface ClosingOptions {
  readonly owner: string;
  readonly grace?: number | undefined;
  readonly log: Logger;
  /** Told when a grace is over. */
  readonly due: () => void;
}

/** Takes away the channels of closed rooms, once they are empty or the grace is over, and courses left empty. */
export class Closing {
  readonly #options: ClosingOptions;
  /** By the room's marker key. */
  readonly #rooms = new Map<string, { over: boolean; readonly timer: NodeJS.Timeout }>();
  /** Of channels that the server would not remove: not asked again. */
  readonly #refused = new Set<string>();

  constructor(options: ClosingOptions) {
    this.#options = options;
  }

  /** The room of this key is to go; a server that would not remove it is asked once more. */
  add(key: string): void {
    for (const name of this.#refused) if (name.endsWith(` ${key}`)) this.#refused.delete(name);
    if (this.#rooms.has(key)) return;
    const grace = this.#options.grace ?? usualGrace;
    const timer = setTimeout(() => {
      const room = this.#rooms.get(key);
      if (room !== undefined) room.over = true;
      this.#options.due();
    }, grace).unref();
    this.#rooms.set(key, { over: false, timer });
  }

  /** Did the server refuse to remove this channel? It is asked again only when the room is closed again. */
  isRefused(channel: Channel): boolean {
    return this.#refused.has(nameOf(channel));
  }

  /** It is wanted after all, or gone already. */
  drop(key: string): void {
    clearTimeout(this.#rooms.get(key)?.timer);
    this.#rooms.delete(key);
  }

  stop(): void {
    for (const key of [...this.#rooms.keys()]) this.drop(key);
  }

  /** The first channel that is to be removed now. */
  next(view: View): Channel | undefined {
    return [...view.channels.values()].find((channel) => this.#goes(view, channel));
  }

  /** Removes what is to go. Throws CallFault. */
  async tidy(connection: Connection): Promise<void> {
    const { view } = connection;
    // Who has just come in may be on the way to us.
    if (this.next(view) !== undefined) await connection.fence();
    for (let going = this.next(view); going !== undefined; going = this.next(view))
      await this.#remove(connection, going);
    // One that is not there may still come: its order was given up while the server was slow.
    const present = new Set([...view.channels.values()].map(({ marker }) => marker?.key));
    for (const [key, { over }] of [...this.#rooms]) if (over && !present.has(key)) this.drop(key);
  }

  #goes(view: View, channel: Channel): boolean {
    const { id, marker } = channel;
    if (marker?.owner !== this.#options.owner || this.isRefused(channel)) return false;
    if (marker.kind === 'course') return view.children(id).length === 0 && view.persons(id) === 0;
    const closing = this.#rooms.get(marker.key);
    if (closing === undefined) return false;
    // What others made inside would go with it. Temporary channels end with their last person anyway.
    if (view.children(id).some(({ temporary }) => !temporary)) return false;
    return closing.over || view.persons(id) === 0;
  }

  async #remove(connection: Connection, channel: Channel): Promise<void> {
    const [denial] = await connection.command('ChannelRemove', { channelId: channel.id });
    if (!connection.view.channels.has(channel.id)) return;
    this.#refused.add(nameOf(channel));
    const about = { channel: channel.name, denial: denial?.type };
    this.#options.log.warn(about, 'the server would not remove a channel of ours');
  }
}

/** Of a channel that was refused: its id alone would stand for another one later. */
function nameOf({ id, marker }: Channel): string {
  return `${id} ${marker?.key}`;
}
