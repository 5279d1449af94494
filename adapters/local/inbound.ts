import { ChatFault, type InboundEvent, type InboundFile, type Naming } from '../../src/ports/chat.ts';
import type { LocalStore } from './store/local-store.ts';
import { bot, type LogEntry, type Message } from './store/types.ts';

/** The bot is called « Cours » here; people are named by what they are called. */
const naming: Naming = { names: ['@cours', 'Cours'], pills: [], people: [] };

/** A log entry as the engine is told it; `undefined` where there is nothing left to tell. */
export function inboundEvent(store: LocalStore, entry: LogEntry): InboundEvent | undefined {
  const room = store.rooms.byId(entry.room);
  if (room === undefined) return undefined;
  const direct = room.kind === 'direct';
  const name = store.people.byId(entry.author)?.name ?? entry.author;
  const base = { id: entry.id, at: entry.at, room: entry.room, user: entry.author };
  if (entry.kind === 'room') {
    return { ...base, kind: 'membership', change: 'joined', name, self: true, inviter: entry.author, direct };
  }
  if (entry.kind === 'membership') {
    const raised = entry.sign === 'role' ? ({ raised: true } as const) : {};
    return { ...base, kind: 'membership', change: 'joined', name, self: false, direct, ...raised };
  }
  const message = entry.message === null ? undefined : store.messages.reader.find(entry.message);
  if (message === undefined) return undefined;
  switch (entry.kind) {
    case 'message':
      return {
        ...base,
        kind: 'message',
        text: entry.text ?? '',
        naming,
        name,
        ...(message.thread === undefined ? {} : { thread: message.thread }),
        ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo }),
        ...quoted(store, message.replyTo),
        files: inboundFiles(store, message),
        direct,
        automatic: false,
      };
    case 'edit':
      return {
        ...base,
        kind: 'edit',
        original: message.id,
        originalAt: message.at,
        text: entry.text ?? '',
        naming,
        name,
        ...(message.thread === undefined ? {} : { thread: message.thread }),
        direct,
      };
    case 'reaction':
      return {
        ...base,
        kind: 'reaction',
        message: message.id,
        sign: entry.sign ?? '',
        name,
        removed: entry.removed === 1,
        ...(message.author === bot
          ? {}
          : {
              written: {
                user: message.author,
                at: message.at,
                ...(message.thread === undefined ? {} : { thread: message.thread }),
              },
            }),
        direct,
      };
    case 'button':
      return { ...base, kind: 'button', message: message.id, sign: entry.sign ?? '', name, direct };
    case 'deletion':
      return { ...base, kind: 'deletion', message: message.id };
    default:
      return undefined;
  }
}

function quoted(store: LocalStore, replyTo: string | undefined): { quoted?: QuotedMessage } {
  const message = replyTo === undefined ? undefined : store.messages.reader.find(replyTo);
  if (message === undefined || message.deletedAt !== undefined || message.author === bot) return {};
  return {
    quoted: { text: message.text, files: inboundFiles(store, message), user: message.author },
  };
}

interface QuotedMessage {
  readonly text: string;
  readonly files: readonly InboundFile[];
  readonly user: string;
}

function inboundFiles(store: LocalStore, message: Message): readonly InboundFile[] {
  return message.files.map((file) => ({
    name: file.name,
    type: file.type,
    size: file.size,
    read: async () => {
      const stored = store.messages.reader.file(file.id);
      if (stored === undefined) throw new ChatFault('notFound', `The file ${file.name} was deleted.`);
      return new Uint8Array(stored.bytes);
    },
  }));
}
