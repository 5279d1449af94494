import type { Message } from '../store/types.ts';
import { messageItem } from '../view/message.ts';
import { actionsFor } from '../view/message-acts.ts';
import type { Viewer, Web } from './context.ts';

/** A message as programs and the page get it; `html` is the same list item as on the page. */
export function messageJson(web: Web, viewer: Viewer, message: Message) {
  return {
    id: message.id,
    seq: message.seq,
    room: message.room,
    author: { id: message.author, name: message.authorName, bot: message.author === 'cours' },
    at: message.at,
    text: message.text,
    thread: message.thread ?? null,
    threadTitle: message.threadTitle ?? null,
    replyTo: message.replyTo ?? null,
    ring: message.ring,
    mentionsYou: message.mentions.includes(viewer.user.id) || message.mentions.includes('*'),
    onlyYou: message.onlyFor !== undefined,
    edited: message.editedAt !== undefined,
    deleted: message.deletedAt !== undefined,
    /** The id that the browser gave, for its author alone. */
    browserId: message.author === viewer.user.id ? (message.browserId ?? null) : null,
    files: message.files.map((file) => ({ ...file, url: `/files/${file.id}` })),
    actions: actionsFor(viewer, message).map(({ sign, label }) => ({ sign, label })),
    reactions: message.reactions,
    replies: message.replies,
    html: String(messageItem(web, viewer, message)),
  };
}

export type MessageJson = ReturnType<typeof messageJson>;
