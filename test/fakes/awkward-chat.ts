import { laneOf, type Target } from '../../src/domain/post.ts';
import type { FileRef } from '../../src/domain/session.ts';
import type { Document } from '../../src/message/document.ts';
import { toPlain } from '../../src/message/plain.ts';
import {
  type Batch,
  type ChatAdapter,
  ChatFault,
  type ChatInbound,
  type ChatLimits,
  type EphemeralCapability,
  type InboundEvent,
  type OutPart,
  type PinCapability,
  type PostOptions,
  type ReactionCapability,
  type WidgetCapability,
} from '../../src/ports/chat.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** A message that the bot posted into the awkward chat. */
export interface AwkwardMessage {
  readonly reference: string;
  readonly lane: string;
  readonly text: string;
  readonly file?: string;
  /** What came with it, as the platform keeps it. */
  readonly content?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
  readonly ring: boolean;
  readonly mention: readonly string[];
  /** The only user who sees it. */
  readonly only?: string;
  readonly at: number;
}

/** Tokens of the account-wide limit: `burst` at once, then one each `everyMs`. */
export interface AwkwardOptions {
  readonly burst?: number;
  readonly everyMs?: number;
  /** Bring every other batch twice; so unless told otherwise. */
  readonly repeats?: boolean;
  /** It takes reactions and pins, and they count against the limit too. */
  readonly signs?: boolean;
  /** It can show a message to one person alone. */
  readonly ephemeral?: boolean;
  /** It can show a call inside a room. */
  readonly widgets?: WidgetCapability;
}

/**
 * A platform with everything that makes platforms hard: events in batches with a cursor, some batches
 * twice; an account-wide rate limit; no threads, no edits; 60 kB a message; one file a message;
 * deletions that arrive late. What passes here finds nothing missing on Matrix or Discord.
 */
export class AwkwardChat implements ChatAdapter {
  readonly account = 'awkward:@cours';
  readonly platform = 'awkward';
  readonly limits: ChatLimits = {
    textBytes: 60_000,
    fileBytes: 8 * 1024 * 1024,
    sizeOf: (document: Document) => new TextEncoder().encode(toPlain(document)).byteLength,
  };
  readonly reactions?: ReactionCapability;
  readonly pins?: PinCapability;
  readonly ephemeral?: EphemeralCapability;
  readonly widgets?: WidgetCapability;
  readonly messages: AwkwardMessage[] = [];
  /** Everything that the bot did, in order: references of messages, `👍 m3` for its signs, `pin m3`. */
  readonly acts: string[] = [];
  readonly moderators = new Set<string>();
  /** Users known to be in a room without moderating it. */
  readonly members = new Set<string>();
  /** Lanes that refuse every message, as a room where the bot may not write. */
  readonly forbidden = new Set<string>();
  /** Rooms that are encrypted, in which nobody reads what was said before they came. */
  readonly encrypted = new Set<string>();
  /** Users' conversations with the bot. */
  readonly privately = new Map<string, string>();
  readonly #came = new Map<string, number>();
  readonly history = {
    closed: async (room: string) => this.encrypted.has(room),
    reached: async (room: string, user: string, reference: string) => {
      const sent = this.messages.find((message) => message.reference === reference)?.at ?? 0;
      return !this.encrypted.has(room) || (this.#came.get(`${room} ${user}`) ?? 0) <= sent;
    },
  };
  readonly conversations = { find: async (user: string) => this.privately.get(user) };
  refused429 = 0;
  readonly #clock: Clock;
  readonly #burst: number;
  readonly #everyMs: number;
  readonly #repeats: boolean;
  #tokens: number;
  #filledAt: number;
  readonly #byKey = new Map<string, string>();
  readonly #events: InboundEvent[] = [];
  #inbound: ChatInbound | undefined;
  #delivering: Promise<void> = Promise.resolve();
  #batches = 0;

  constructor(clock: Clock, options: AwkwardOptions = {}) {
    this.#clock = clock;
    this.#burst = options.burst ?? 10;
    this.#everyMs = options.everyMs ?? 5_000;
    this.#repeats = options.repeats ?? true;
    this.#tokens = this.#burst;
    this.#filledAt = clock.now();
    if (options.widgets !== undefined) this.widgets = options.widgets;
    if (options.ephemeral === true)
      this.ephemeral = { show: (target, user, part, post) => this.#post(target, part, post, user) };
    if (options.signs !== true) return;
    this.reactions = {
      react: async (_target, reference, sign, key) => this.#act(`${sign} ${reference}`, key),
      unreact: async (_target, reference, sign, key) => this.#act(`-${sign} ${reference}`, key),
    };
    this.pins = {
      pin: async (_target, reference, key) => this.#act(`pin ${reference}`, key),
      unpin: async (_target, reference, key) => this.#act(`unpin ${reference}`, key),
    };
  }

  async start(inbound: ChatInbound): Promise<void> {
    this.#inbound = inbound;
    await this.deliver();
  }

  async stop(): Promise<void> {
    this.#inbound = undefined;
    await this.#delivering;
  }

  health(): { readonly state: 'up' } {
    return { state: 'up' };
  }

  async role(_room: string, user: string): Promise<'moderator' | 'member' | 'none'> {
    if (this.moderators.has(user)) return 'moderator';
    return this.members.has(user) ? 'member' : 'none';
  }

  post(target: Target, part: OutPart, options: PostOptions): Promise<string> {
    return this.#post(target, part, options);
  }

  async #post(target: Target, part: OutPart, options: PostOptions, only?: string): Promise<string> {
    const known = this.#byKey.get(options.key);
    if (known !== undefined) return known;
    const lane = laneOf(target);
    if (this.forbidden.has(lane)) throw new ChatFault('forbidden', 'the bot may not write here');
    const content = part.kind === 'file' ? await this.#fetched(part.file) : undefined;
    this.#takeToken();
    const reference = `m${this.messages.length + 1}`;
    const text = part.kind === 'text' ? toPlain(part.document) : '';
    if (new TextEncoder().encode(text).byteLength > this.limits.textBytes) {
      throw new ChatFault('rejected', 'too large');
    }
    this.messages.push({
      reference,
      lane,
      text,
      ...(content === undefined ? {} : { file: content.name, content }),
      ring: options.ring,
      mention: options.mention,
      ...(only === undefined ? {} : { only }),
      at: this.#clock.now(),
    });
    this.#byKey.set(options.key, reference);
    this.acts.push(reference);
    return reference;
  }

  #act(what: string, key: string): void {
    if (this.#byKey.has(key)) return;
    this.#takeToken();
    this.#byKey.set(key, what);
    this.acts.push(what);
  }

  /** Something happens on the platform; it reaches the engine with the next batch. */
  happen(event: InboundEvent): Promise<void> {
    this.#events.push(event);
    if (event.kind === 'membership') this.#came.set(`${event.room} ${event.user}`, event.at);
    return this.deliver();
  }

  /** Delivers what the engine's cursor has not passed: three events a batch, every other batch twice. */
  deliver(): Promise<void> {
    this.#delivering = this.#delivering.then(() => this.#deliverAll());
    return this.#delivering;
  }

  async #deliverAll(): Promise<void> {
    const inbound = this.#inbound;
    if (inbound === undefined) return;
    let from = Number((await inbound.cursorOf('main')) ?? 0);
    while (from < this.#events.length && this.#inbound === inbound) {
      const events = this.#events.slice(from, from + 3);
      const batch = { account: this.account, stream: 'main', cursor: String(from + events.length), events };
      this.#batches += 1;
      await this.#deliverBatch(inbound, batch);
      if (this.#repeats && this.#batches % 2 === 0) await this.#deliverBatch(inbound, batch);
      from += events.length;
    }
  }

  /** The same batch again and again, until it is taken or the adapter stops. */
  async #deliverBatch(inbound: ChatInbound, batch: Batch): Promise<void> {
    while (this.#inbound === inbound) {
      try {
        await inbound.receive(batch);
        return;
      } catch {
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }

  async #fetched({ blob, name, type }: FileRef) {
    if (this.#inbound === undefined) throw new ChatFault('temporary', 'not connected');
    return { name, type, bytes: await this.#inbound.readBlob(blob) };
  }

  #takeToken(): void {
    const now = this.#clock.now();
    const gained = Math.floor((now - this.#filledAt) / this.#everyMs);
    if (gained > 0) {
      this.#tokens = Math.min(this.#burst, this.#tokens + gained);
      this.#filledAt += gained * this.#everyMs;
    }
    if (this.#tokens <= 0) {
      this.refused429 += 1;
      throw new ChatFault('rateLimited', 'slow down', {
        after: this.#filledAt + this.#everyMs - now,
        scope: 'account',
      });
    }
    this.#tokens -= 1;
  }
}
