import { WindowCount } from './window-count.ts';

const hour = 60 * 60_000;
/** Of ordinary words in one private room, so many are answered within an hour: two robots would never end. */
const answersAnHour = 12;
/** Whoever has written there within this time is still in the conversation. */
const present = 24 * hour;
/** Rooms remembered at once; forgotten ones are as new. */
const remembered = 5_000;

/** Who talks in the private rooms, and how often the bot has put in a word. In memory: a restart forgives. */
export class PrivateTalk {
  readonly #answers = new WindowCount(hour, answersAnHour);
  readonly #rooms = new Map<string, Map<string, number>>();

  /** Somebody wrote there; `now` is when it was heard (epoch ms). */
  heard(room: string, user: string, now: number): void {
    if (this.#rooms.size >= remembered && !this.#rooms.has(room)) this.#rooms.clear();
    const users = this.#rooms.get(room) ?? new Map<string, number>();
    users.set(user, now);
    this.#rooms.set(room, users);
  }

  /** Do others write there too? Then they speak to each other, and the bot is not spoken to unless it is named. */
  isShared(room: string, user: string, now: number): boolean {
    const users = this.#rooms.get(room) ?? new Map<string, number>();
    return [...users].some(([other, at]) => other !== user && Math.abs(now - at) < present);
  }

  /** May one more message there be answered? It counts. */
  mayAnswer(room: string, now: number): boolean {
    return this.#answers.take(room, now);
  }
}
