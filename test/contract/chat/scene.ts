import { doc, line } from '../../../src/message/document.ts';
import type { ChatAdapter, OutPart, PostOptions } from '../../../src/ports/chat.ts';
import type { ListeningEngine } from './listening-engine.ts';
import type { ChatStage, SeenMessage, StagePerson } from './stage.ts';

/** What each test of the contract works with; made anew before each. */
export interface ChatScene {
  stage: ChatStage;
  engine: ListeningEngine;
  adapter: ChatAdapter;
  /** May moderate the room. */
  ana: StagePerson;
  /** May not. */
  bo: StagePerson;
  target: { account: string; room: string };
  /** A message as Bo sees it; `undefined` when it is not there. */
  seen(reference: string): Promise<SeenMessage | undefined>;
  /** Stops the adapter and starts the next one of the same account. */
  restart(): Promise<void>;
}

/** A part of one line. */
export const text = (words: string): OutPart => ({ kind: 'text', document: doc(line`${words}`) });
/** Options of a post that rings, unless said otherwise. */
export const options = (key: string, more: Partial<PostOptions> = {}): PostOptions => ({
  key,
  ring: true,
  mention: [],
  mentionRoom: false,
  ...more,
});
