import type { EditEvent, MessageEvent } from '../../../src/ports/chat.ts';
import type { RoomEvent } from '../connection/types.ts';
import { baseOf, timeOf } from './base.ts';
import { messageContentOf } from './content.ts';
import type { InboundContext } from './context.ts';
import { eventBehind } from './event-behind.ts';
import { relationOf } from './relation.ts';
import { currentContent, mayReplace, newContentOf } from './replacement.ts';
import { beginsLikeCommand } from './text.ts';

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
  return {
    ...baseOf(event, context),
    kind: 'message',
    ...content,
    name: await context.rooms.name(event.room, event.sender),
    direct: await context.rooms.direct(event.room),
    ...(thread === undefined ? {} : { thread }),
    ...(replyTo === undefined ? {} : { replyTo }),
    // A command may mean the message answered (`support`); chatter shall cost no request.
    ...(replyTo !== undefined && !content.automatic && beginsLikeCommand(content.text)
      ? await quoted(event.room, replyTo, context)
      : {}),
  };
}

async function quoted(
  room: string,
  id: string,
  context: InboundContext,
): Promise<Pick<MessageEvent, 'quoted'>> {
  const event = await eventBehind(context, room, id);
  const content = event === undefined ? undefined : await currentContent(event, context);
  if (event === undefined || content === undefined) return {};
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
    name: await context.rooms.name(event.room, event.sender),
    direct: await context.rooms.direct(event.room),
    ...(thread === undefined ? {} : { thread }),
  };
}
