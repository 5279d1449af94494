import type { ChatAdapter } from '../../../src/ports/chat.ts';

/**
 * A platform with people on it, for the contract of the chat port. Each implementation builds its own:
 * the local chat over HTTP, Matrix with a second client, the fake by hand.
 */
export interface ChatStage {
  /** A room in which the bot and everybody of this stage are. */
  readonly room: string;
  /** The adapter, not started. After `stop` of the one before: the same account after a restart. */
  adapter(): Promise<ChatAdapter>;
  /** Somebody in the room. */
  person(name: string, role: 'moderator' | 'member'): Promise<StagePerson>;
  /** A user id that is not in the room. */
  readonly stranger: string;
  close(): Promise<void>;
}

/** What one person does and sees. */
export interface StagePerson {
  /** As the engine knows them. */
  readonly user: string;
  /** Writes a message and returns its reference. */
  say(text: string, where?: Where, files?: readonly StageFile[]): Promise<string>;
  edit(reference: string, text: string, where?: Where): Promise<unknown>;
  remove(reference: string, where?: Where): Promise<unknown>;
  react(reference: string, sign: string, where?: Where): Promise<unknown>;
  unreact(reference: string, sign: string, where?: Where): Promise<unknown>;
  /** The room of the conversation with the bot. */
  direct(): Promise<string>;
  /** The messages that this person sees in a room, threads included, oldest first; deleted ones left out. */
  read(room: string): Promise<readonly SeenMessage[]>;
}

export interface Where {
  /** The stage's room unless given. */
  readonly room?: string;
  readonly thread?: string;
  readonly replyTo?: string;
}

export interface StageFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface SeenMessage {
  readonly reference: string;
  readonly user: string;
  readonly text: string;
  readonly thread?: string;
  readonly files: readonly StageFile[];
  /** Signs that are under it, whoever put them. */
  readonly signs: readonly string[];
}
