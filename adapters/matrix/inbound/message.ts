import { afterCall } from '../../../src/message/calling.ts';
import { ownWords } from '../../../src/message/own-words.ts';
import type { EditEvent, MessageEvent, Naming } from '../../../src/ports/chat.ts';
import type { RoomEvent } from '../connection/types.ts';
import { baseOf, timeOf } from './base.ts';
import { messageContentOf } from './content.ts';
import type { InboundContext } from './context.ts';
import { eventBehind } from './event-behind.ts';
import { namingOf } from './naming.ts';
import { relationOf } from './relation.ts';
import { currentContent, mayReplace, newContent, newContentOf } from './replacement.ts';

/** A message or an edit of one; undefined for kinds that nobody reads here. */
export async function messageOrEdit(
  event: RoomEvent,
  context: InboundContext,
): Promise<MessageEvent | EditEvent | undefined> {
  const relation = relationOf(event.content);
  if (relation.edits !== undefined) return edit(event, relation.edits, context);
  const content = messageContentOf(event.content, context);
  if (content === undefined) return undefined;
  const { thread, replyTo } = relation;
  const naming = await namingOf(event.room, content.text, event.content, context);
  return {
    ...baseOf(event, context),
    kind: 'message',
    ...content,
    naming,
    name: await context.rooms.name(event.room, event.sender),
    direct: await context.rooms.direct(event.room),
    ...(thread === undefined ? {} : { thread }),
    ...(replyTo === undefined ? {} : { replyTo }),
    // A command may mean the message answered (`support`); chatter shall cost no request.
    ...(replyTo !== undefined && !content.automatic && isCommand(content.text, naming)
      ? await quoted(event.room, replyTo, context)
      : {}),
  };
}

function isCommand(text: string, naming: Naming): boolean {
  return afterCall(ownWords(text), naming) !== undefined;
}

async function quoted(
  room: string,
  id: string,
  context: InboundContext,
): Promise<Pick<MessageEvent, 'quoted'>> {
  const event = await eventBehind(context, room, id);
  const content = event === undefined ? undefined : await currentContent(event, context);
  if (event === undefined || content === undefined) return {};
  // What programs say is nobody's material.
  if (event.sender === context.bot || content.automatic) return {};
  const { text, files } = content;
  return { quoted: { text, files, user: event.sender } };
}

/**
 * An edit. The original is asked for even when the new text is no command: the engine says that edits
 * are not read where a command that was executed becomes something else.
 */
async function edit(event: RoomEvent, id: string, context: InboundContext): Promise<EditEvent | undefined> {
  const content = newContentOf(event, context);
  if (content === undefined || content.automatic || id === '') return undefined;
  const original = await eventBehind(context, event.room, id);
  if (original === undefined || !mayReplace(event, original)) return undefined;
  const { thread } = relationOf(original.content);
  return {
    ...baseOf(event, context),
    kind: 'edit',
    original: original.id,
    originalAt: timeOf(original, context),
    text: content.text,
    naming: await namingOf(event.room, content.text, newContent(event), context),
    name: await context.rooms.name(event.room, event.sender),
    direct: await context.rooms.direct(event.room),
    ...(thread === undefined ? {} : { thread }),
  };
}
