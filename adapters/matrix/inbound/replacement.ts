import { z } from 'zod';
import type { Content, RoomEvent } from '../connection/types.ts';
import { isMessage, type MessageContent, messageContentOf } from './content.ts';
import type { InboundContext } from './context.ts';
import { eventBehind } from './event-behind.ts';
import { eventId, relationOf } from './relation.ts';

const edited = z.object({ 'm.new_content': z.record(z.string(), z.unknown()) });
const bundled = z.object({ 'm.relations': z.object({ 'm.replace': z.object({ event_id: eventId }) }) });

/** The content that an edit gives its message; undefined for what is no edit. */
export function newContent(edit: RoomEvent): Content | undefined {
  return edited.safeParse(edit.content).data?.['m.new_content'];
}

/** What an edit says from now on; undefined for what is no edit of a message. */
export function newContentOf(edit: RoomEvent, context: InboundContext): MessageContent | undefined {
  const content = newContent(edit);
  return content === undefined ? undefined : messageContentOf(content, context);
}

/** May `edit` replace `original`? Only one's own message, and no edit (client-server API, "Validity"). */
export function mayReplace(edit: RoomEvent, original: RoomEvent): boolean {
  return (
    isMessage(edit) &&
    isMessage(original) &&
    edit.sender === original.sender &&
    edit.room === original.room &&
    relationOf(edit.content).edits === original.id &&
    relationOf(original.content).edits === undefined
  );
}

/** A message as it reads now: by its last edit where the server names one that holds. */
export async function currentContent(
  event: RoomEvent,
  context: InboundContext,
): Promise<MessageContent | undefined> {
  if (!isMessage(event)) return undefined;
  const content = messageContentOf(event.content, context);
  const last = bundled.safeParse(event.unsigned).data?.['m.relations']['m.replace'].event_id;
  if (content === undefined || last === undefined) return content;
  // The server sends the edit along, but only an event fetched by itself is decrypted.
  const edit = await eventBehind(context, event.room, last);
  if (edit === undefined || !mayReplace(edit, event)) return content;
  return newContentOf(edit, context) ?? content;
}
