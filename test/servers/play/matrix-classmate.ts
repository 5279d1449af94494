import type { MatrixMessage, MatrixPerson } from '../synapse/people/matrix-person.ts';
import type { BotProcess } from './bot-process.ts';
import type { Classmate, ReadMessage } from './classmate.ts';
import { room as classRoom } from './play.ts';

/** Somebody in the class with a Matrix client. */
export class MatrixClassmate implements Classmate {
  readonly name: string;
  readonly person: MatrixPerson;
  readonly #bot: BotProcess;
  readonly #names: ReadonlyMap<string, string>;
  readonly #rooms: ReadonlyMap<string, string>;
  #wroteInPrivate = false;

  /** `names` are everybody's by user id, `rooms` room ids by name. */
  constructor(
    name: string,
    person: MatrixPerson,
    bot: BotProcess,
    names: ReadonlyMap<string, string>,
    rooms: ReadonlyMap<string, string>,
  ) {
    this.name = name;
    this.person = person;
    this.#bot = bot;
    this.#names = names;
    this.#rooms = rooms;
  }

  async say(room: string, text: string, thread?: string): Promise<string> {
    if (room === 'direct') this.#wroteInPrivate = true;
    const where = { room: await this.room(room), ...(thread === undefined ? {} : { thread }) };
    const id = await this.person.say(text, where);
    // What is no command leaves no trace to wait for; the next command comes behind it.
    if (text.startsWith('!cours')) await this.#bot.heard(id);
    return id;
  }

  async react(id: string, sign: string): Promise<void> {
    await this.#bot.heard(await this.person.react(id, sign, { room: await this.room(classRoom) }));
  }

  async read(room: string): Promise<readonly ReadMessage[]> {
    return (await this.messages(room)).map((message) => ({
      id: message.reference,
      text: message.text,
      thread: message.thread ?? null,
      ring: message.ring,
      mentionsYou: message.mentionsYou,
      author: {
        name: this.#names.get(message.user) ?? message.user,
        bot: message.user === this.person.bot,
      },
    }));
  }

  async bot(room: string): Promise<readonly ReadMessage[]> {
    return (await this.read(room)).filter((each) => each.author.bot);
  }

  /** The same with all that Matrix knows. A private conversation is there once it was begun. */
  async messages(room: string): Promise<readonly MatrixMessage[]> {
    if (room === 'direct' && !this.#wroteInPrivate) return [];
    return this.person.read(await this.room(room));
  }

  /** The id of a room by its name. */
  async room(name: string): Promise<string> {
    if (name === 'direct') return this.person.direct();
    const room = this.#rooms.get(name);
    if (room === undefined) throw new Error(`${this.name} knows no room ${name}`);
    return room;
  }
}
