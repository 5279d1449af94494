import type { InboundFile } from '../../../src/ports/chat.ts';
import { AwkwardChat } from '../../fakes/awkward-chat.ts';
import { ManualClock } from '../../fakes/manual-clock.ts';
import { now } from '../../support/scene.ts';
import type { ChatStage, SeenMessage, StageFile, StagePerson, Where } from './stage.ts';

const room = 'class';
const nowhere = 'nulle-part';

/** The awkward chat, played by hand. Its repeated batches are the engine's to bear, not of the contract. */
export async function awkwardStage(): Promise<ChatStage> {
  const chat = new AwkwardChat(new ManualClock(now), { burst: 1_000, repeats: false, ephemeral: true });
  chat.forbidden.add(`${chat.account}|${nowhere}`);
  const platform = new Platform(chat);
  return {
    room,
    stranger: nowhere,
    adapter: async () => chat,
    person: async (name, role) => {
      const user = name.toLowerCase();
      (role === 'moderator' ? chat.moderators : chat.members).add(user);
      platform.join(user, name);
      return new AwkwardPerson(platform, user, name);
    },
    close: async () => {},
  };
}

/** What the platform knows beside what the bot posted: the ids of events, and what was deleted. */
class Platform {
  readonly chat: AwkwardChat;
  readonly deleted = new Set<string>();
  readonly sent = new Map<string, number>();
  #events = 0;

  constructor(chat: AwkwardChat) {
    this.chat = chat;
  }

  /** What every event has; each comes a second after the one before. */
  base(user: string, where: string) {
    this.#events += 1;
    return { id: `e${this.#events}`, at: now + this.#events * 1_000, room: where, user };
  }

  join(user: string, name: string): void {
    const about = { change: 'joined', name, self: false, direct: false } as const;
    void this.chat.happen({ ...this.base(user, room), kind: 'membership', ...about });
  }
}

/** Nobody waits for the engine here: what happens on a platform happens, whoever listens. */
class AwkwardPerson implements StagePerson {
  readonly user: string;
  readonly #name: string;
  readonly #platform: Platform;

  constructor(platform: Platform, user: string, name: string) {
    this.#platform = platform;
    this.user = user;
    this.#name = name;
  }

  async say(text: string, where: Where = {}, files: readonly StageFile[] = []): Promise<string> {
    const place = where.room ?? room;
    const base = this.#platform.base(this.user, place);
    this.#platform.sent.set(base.id, base.at);
    void this.#platform.chat.happen({
      ...base,
      kind: 'message',
      text,
      name: this.#name,
      files: files.map(inbound),
      direct: place.startsWith('@'),
      automatic: false,
      ...(where.replyTo === undefined ? {} : { replyTo: where.replyTo }),
    });
    return base.id;
  }

  async edit(original: string, text: string): Promise<void> {
    const originalAt = this.#platform.sent.get(original) ?? 0;
    const about = { original, originalAt, text, name: this.#name, direct: false };
    void this.#platform.chat.happen({ ...this.#platform.base(this.user, room), kind: 'edit', ...about });
  }

  async remove(message: string): Promise<void> {
    this.#platform.deleted.add(message);
    void this.#platform.chat.happen({ ...this.#platform.base(this.user, room), kind: 'deletion', message });
  }

  /** The bot cannot put signs here, so the contract never asks for one. */
  async react(): Promise<void> {
    throw new Error('The awkward chat has no reactions.');
  }

  async unreact(): Promise<void> {
    throw new Error('The awkward chat has no reactions.');
  }

  async direct(): Promise<string> {
    return `@${this.user}`;
  }

  async read(place: string): Promise<readonly SeenMessage[]> {
    const { chat, deleted } = this.#platform;
    return chat.messages
      .filter(({ only = this.user }) => only === this.user)
      .filter((message) => message.lane === `${chat.account}|${place}` && !deleted.has(message.reference))
      .map(({ reference, text, content }) => ({
        reference,
        user: chat.account,
        text,
        files: content === undefined ? [] : [content],
        signs: [],
      }));
  }
}

function inbound({ name, type, bytes }: StageFile): InboundFile {
  return { name, type, size: bytes.byteLength, read: async () => bytes };
}
