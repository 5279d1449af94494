import { z } from 'zod';

const relation = z.object({
  rel_type: z.string().optional(),
  event_id: z.string().optional(),
  key: z.string().optional(),
  'm.in_reply_to': z.object({ event_id: z.string() }).optional(),
});
const content = z.looseObject({ 'm.relates_to': relation.optional() });
const event = z.object({
  event_id: z.string(),
  sender: z.string(),
  type: z.string(),
  origin_server_ts: z.number(),
  state_key: z.string().optional(),
  content,
});
/** An event of a room as the server (or, decrypted, a client) gives it. */
export type RawEvent = z.output<typeof event>;

/** A list of events, oldest first, from any of the server's answers. */
export const rawEvents = (events: unknown): readonly RawEvent[] => z.array(event).parse(events);

/** A message as a client shows it: its last edit, and the signs under it. */
export interface View {
  readonly id: string;
  readonly sender: string;
  readonly at: number;
  readonly content: Record<string, unknown>;
  /** Kind of the message when it came, which decides whether it rang. */
  readonly msgtype: string;
  readonly thread?: string;
  readonly replyTo?: string;
  readonly edited: boolean;
  readonly signs: readonly string[];
  /** This client has no key to read it. */
  readonly unreadable: boolean;
}

/** What a client makes of a room's events: edits applied, reactions counted, deleted messages gone. */
export function viewsOf(events: readonly RawEvent[]): readonly View[] {
  const views = new Map<string, View>();
  for (const { event_id: id, sender, type, content, origin_server_ts: at } of events) {
    const about = content['m.relates_to'];
    const base = { id, sender, at, edited: false, signs: [], unreadable: false };
    const target = views.get(about?.event_id ?? '');
    if (type === 'm.reaction') {
      if (target !== undefined && about?.key !== undefined)
        views.set(target.id, { ...target, signs: [...target.signs, about.key] });
    } else if (type === 'm.room.encrypted' && content.ciphertext !== undefined) {
      views.set(id, { ...base, msgtype: '', content: {}, unreadable: true });
    } else if (type === 'm.room.message' && about?.rel_type === 'm.replace') {
      const replacement = z.record(z.string(), z.unknown()).optional().parse(content['m.new_content']);
      if (target?.sender === sender && replacement !== undefined)
        views.set(target.id, { ...target, content: replacement, edited: true });
    } else if (type === 'm.room.message' && content.msgtype !== undefined) {
      const thread = about?.rel_type === 'm.thread' ? about.event_id : undefined;
      const replyTo = about?.['m.in_reply_to']?.event_id;
      views.set(id, {
        ...base,
        msgtype: String(content.msgtype),
        content,
        ...(thread === undefined ? {} : { thread }),
        ...(replyTo === undefined ? {} : { replyTo }),
      });
    }
  }
  return [...views.values()];
}
