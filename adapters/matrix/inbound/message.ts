import type { EditEvent, InboundEvent, MessageEvent } from '../../../src/ports/chat.ts';
import type { RoomEvent } from '../connection/types.ts';
import { type MessageContent, messageContent, replyOf, threadOf } from './content.ts';
import type { InboundContext } from './context.ts';
import { captionOf, filesOf, isFile } from './files.ts';

const textKinds = new Set(['m.text', 'm.emote', 'm.notice']);
/** Only a command makes use of what it answers; the talk of a class costs no request. */
const command = /^\s*!\s*(cours|course)\b/i;

/** A message, or an edit of one. */
export async function readMessage(
  event: RoomEvent,
  context: InboundContext,
): Promise<readonly InboundEvent[]> {
  const content = messageContent.safeParse(event.content).data;
  if (content === undefined) return [];
  const relates = content['m.relates_to'];
  if (relates?.rel_type === 'm.replace')
    return relates.event_id === undefined ? [] : readEdit(event, content, relates.event_id, context);
  if (!textKinds.has(content.msgtype) && !isFile(content)) return [];
  const { room, id, at, sender: user } = event;
  const text = textOf(content);
  const thread = threadOf(content);
  const replyTo = replyOf(content);
  const quoted =
    replyTo !== undefined && command.test(text) ? await quotedFrom(room, replyTo, context) : undefined;
  return [
    {
      kind: 'message',
      ...{ room, id, at, user, text },
      name: await context.rooms.name(room, user),
      files: filesOf(content, context),
      direct: await context.rooms.direct(room),
      automatic: content.msgtype === 'm.notice',
      ...(thread === undefined ? {} : { thread }),
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(quoted === undefined ? {} : { quoted }),
    },
  ];
}

/** Servers do not check that an edit is its author's, or of the same room: the original says. */
async function readEdit(
  event: RoomEvent,
  { 'm.new_content': replacement }: MessageContent,
  original: string,
  context: InboundContext,
): Promise<readonly EditEvent[]> {
  const content = messageContent.safeParse(replacement).data;
  if (content === undefined || content.msgtype === 'm.notice') return [];
  const { room, id, at, sender: user } = event;
  const first = await context.connection.event(room, original);
  if (first === undefined || first.sender !== user || first.type !== 'm.room.message') return [];
  const before = messageContent.safeParse(first.content).data;
  const thread = before === undefined ? undefined : threadOf(before);
  return [
    {
      kind: 'edit',
      ...{ room, id, at, user, original },
      originalAt: first.at,
      text: textOf(content),
      name: await context.rooms.name(room, user),
      direct: await context.rooms.direct(room),
      ...(thread === undefined ? {} : { thread }),
    },
  ];
}

async function quotedFrom(
  room: string,
  id: string,
  context: InboundContext,
): Promise<MessageEvent['quoted']> {
  const event = await context.connection.event(room, id);
  if (event === undefined || event.type !== 'm.room.message') return undefined;
  const content = messageContent.safeParse(event.content).data;
  if (content === undefined) return undefined;
  return { text: textOf(content), files: filesOf(content, context), user: event.sender };
}

/** What was written; of a file its caption. */
function textOf(content: MessageContent): string {
  if (isFile(content)) return captionOf(content);
  return content['m.relates_to']?.['m.in_reply_to'] === undefined ? content.body : withoutQuote(content.body);
}

/** Clients before Matrix 1.13 put what they answer before the answer, each line behind a `>`. */
function withoutQuote(body: string): string {
  const lines = body.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('> '));
  return end > 0 && lines[end] === '' ? lines.slice(end + 1).join('\n') : body;
}
