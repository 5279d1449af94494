import type { UnreadableEvent } from '../ports/chat.ts';
import { FloodGate } from './flood.ts';
import type { Heard } from './heard.ts';

const hour = 60 * 60_000;

/**
 * How often it is said that a message cannot be read. The device is named by the sender, and anybody in a room
 * may send what nobody can read: three times a person in a day, six times a room in an hour.
 */
export class UnreadableGate {
  readonly #rooms = new FloodGate(hour, 6);
  readonly #persons = new FloodGate(24 * hour, 3);

  /** May it be said of this event? One that comes again gets the same answer. */
  passes(account: string, { id, room, countsAt, heardAt }: Heard<UnreadableEvent>, person: string): boolean {
    return (
      this.#persons.passes(person, countsAt, id, heardAt) &&
      this.#rooms.passes(`${account}|${room}`, countsAt, id, heardAt)
    );
  }

  sweep(now: number): void {
    this.#rooms.sweep(now);
    this.#persons.sweep(now);
  }
}
