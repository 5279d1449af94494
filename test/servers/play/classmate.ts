/** Somebody who takes part in the class, on whichever platform. */
export interface Classmate {
  readonly name: string;
  /** Writes in a room (or in private: room 'direct') and lets the bot answer; gives the message's id. */
  say(room: string, text: string, thread?: string): Promise<string>;
  /** Puts a sign under a message of the class room and lets the bot answer. */
  react(id: string, sign: string): Promise<void>;
  /** Everything that this person can read in a room, oldest first. */
  read(room: string): Promise<readonly ReadMessage[]>;
  /** What the bot wrote there. */
  bot(room: string): Promise<readonly ReadMessage[]>;
}

/** A message as a person's client shows it. */
export interface ReadMessage {
  readonly id: string;
  readonly text: string;
  readonly thread: string | null;
  readonly ring: boolean;
  readonly mentionsYou: boolean;
  readonly author: { readonly name: string; readonly bot: boolean };
}
