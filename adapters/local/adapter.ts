import type { Target } from '../../src/domain/post.ts';
import { textBytes } from '../../src/message/size.ts';
import {
  type ChatAdapter,
  ChatFault,
  type ChatInbound,
  type OutPart,
  type PostOptions,
} from '../../src/ports/chat.ts';
import { Delivery } from './delivery.ts';
import { messageLimits } from './store/limits.ts';
import type { LocalStore } from './store/local-store.ts';
import { bot, Refused, type Room } from './store/types.ts';
import { isDiskFault } from './store/watched.ts';

interface AdapterOptions {
  readonly store: LocalStore;
  readonly now: () => number;
  readonly retryAfter: number;
  readonly onFailure: (error: unknown) => void;
  readonly onLost: (entries: number) => void;
  /** Ends what the web side holds open. */
  readonly onStop: () => void;
}

/** The local chat as the engine sees it. Account and platform are both called `local`. */
export function localAdapter(options: AdapterOptions): ChatAdapter & { idle(): Promise<void> } {
  const { store, now } = options;
  const account = 'local';
  const delivery = new Delivery(store, { account, ...options });
  let state: 'new' | 'started' | 'stopped' = 'new';
  let inbound: ChatInbound | undefined;

  const roomOf = (target: Target): Room => {
    const room = guard(() =>
      'room' in target ? store.rooms.byId(target.room) : store.rooms.directOf(target.user),
    );
    if (room === undefined) throw new ChatFault('notFound', 'The local chat has no such room.');
    return room;
  };

  const write = async (
    target: Target,
    part: OutPart,
    post: PostOptions,
    onlyFor?: string,
  ): Promise<string> => {
    const room = roomOf(target);
    const thread = 'thread' in target ? target.thread : undefined;
    if (thread !== undefined) guard(() => store.messages.reader.get(thread));
    const content = await contentOf(part, inbound);
    const message = {
      ...{ key: post.key, room: room.id, ...content, ring: post.ring, mentions: mentionsOf(post) },
      ...(onlyFor === undefined ? {} : { onlyFor }),
      ...(thread === undefined ? {} : { thread }),
      ...(post.replyTo === undefined ? {} : { replyTo: post.replyTo }),
    };
    return guard(() => store.posts.post(message, now()));
  };

  return {
    account,
    platform: 'local',
    limits: {
      textBytes: messageLimits.textBytes,
      fileBytes: messageLimits.fileBytes,
      sizeOf: (document) => textBytes(JSON.stringify(document)),
    },
    start: async (engine) => {
      inbound = engine;
      state = 'started';
      await delivery.start(engine);
    },
    stop: async () => {
      if (state === 'stopped') return;
      state = 'stopped';
      await delivery.stop();
      options.onStop();
      store.close();
    },
    idle: () => delivery.idle(),
    health: () =>
      state === 'started'
        ? { state: 'up' }
        : { state: 'down', reason: state === 'new' ? 'not connected yet' : 'stopped' },
    post: (target, part, post) => write(target, part, post),
    ephemeral: {
      show: async (target, user, part, post) => {
        if (!store.rooms.isMember(target.room, user))
          throw new ChatFault('notFound', 'They are not in this room.');
        return write(target, part, post, user);
      },
    },
    role: async (room, user) => guard(() => roleIn(store, room, user)),
    edits: {
      edit: async (_target, reference, document) => guard(() => store.posts.edit(reference, document, now())),
      delete: async (_target, reference) => guard(() => store.posts.remove(reference, now())),
    },
    threads: {
      open: async (_target, root, title) => {
        guard(() => store.posts.openThread(root, title, now()));
        return root;
      },
    },
    pins: {
      pin: async (_target, reference) => guard(() => store.posts.pin(reference, true, now())),
      unpin: async (_target, reference) => guard(() => store.posts.pin(reference, false, now())),
    },
    reactions: {
      react: async (_target, reference, sign) =>
        guard(() => store.messages.react(bot, reference, sign, true, now())),
      unreact: async (_target, reference, sign) =>
        guard(() => store.messages.react(bot, reference, sign, false, now())),
    },
  };
}

function roleIn({ rooms, people }: LocalStore, room: string, user: string): 'moderator' | 'member' | 'none' {
  const found = rooms.byId(room);
  if (found === undefined || !rooms.isMember(room, user)) return 'none';
  return found.kind === 'direct' || people.byId(user)?.teaches === true ? 'moderator' : 'member';
}

/** A message that is not there (any more), and a disk that fails for now, in the engine's words. */
function guard<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refused) throw new ChatFault('notFound', 'The message does not exist any more.');
    if (isDiskFault(error)) throw new ChatFault('temporary', 'The database of the local chat fails.');
    throw error;
  }
}

async function contentOf(part: OutPart, inbound: ChatInbound | undefined) {
  if (part.kind === 'text') return { document: part.document };
  if (inbound === undefined) throw new ChatFault('temporary', 'The local chat is not started.');
  const bytes = await inbound.readBlob(part.file.blob);
  return { file: { name: part.file.name, type: part.file.type, bytes } };
}

function mentionsOf(post: PostOptions): readonly string[] {
  return post.mentionRoom ? ['*', ...post.mention] : post.mention;
}
