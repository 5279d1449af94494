import type { View } from './view.ts';

type Watcher = (key: string, persons: number) => void;

/** Tells how many are in each room of ours, whenever that changes. */
export class Counts {
  readonly #owner: string;
  readonly #watchers: Watcher[] = [];
  /** As last told, by the room's marker key. */
  #told = new Map<string, number | undefined>();

  constructor(owner: string) {
    this.#owner = owner;
  }

  watch(watcher: Watcher): void {
    this.#watchers.push(watcher);
  }

  /** Tells what is another count than before. A room that is no more has nobody in it. */
  tell(view: View): void {
    const now = this.#count(view);
    for (const [key, persons] of now) if (this.#told.get(key) !== persons) this.#say(key, persons);
    for (const [key, persons] of this.#told) if (!now.has(key) && persons !== 0) this.#say(key, 0);
    this.#told = now;
  }

  /** The view is a new one: all is told again, so that who listens is right whatever was missed. */
  tellAll(view: View): void {
    this.#told = new Map([...this.#told.keys()].map((key) => [key, undefined]));
    this.tell(view);
  }

  #say(key: string, persons: number): void {
    for (const watcher of this.#watchers) watcher(key, persons);
  }

  /** Of each room, in one walk over the persons. */
  #count(view: View): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { marker } of view.channels.values())
      if (marker?.owner === this.#owner && marker.kind === 'room') counts.set(marker.key, 0);
    for (const { session, channel } of view.users.values()) {
      if (session === view.self) continue;
      for (const { marker } of view.upwards(channel)) {
        if (marker?.owner !== this.#owner || marker.kind !== 'room') continue;
        counts.set(marker.key, (counts.get(marker.key) ?? 0) + 1);
        break;
      }
    }
    return counts;
  }
}
