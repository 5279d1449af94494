import { z } from 'zod';
import type { Document } from './document.ts';

const away = z.strictObject({
  start: z.strictObject({
    local: z.string(),
    zone: z.string(),
    fold: z.union([z.literal(0), z.literal(1)]).exactOptional(),
  }),
  language: z.enum(['fr', 'en']),
  lead: z.string().exactOptional(),
  capital: z.boolean().exactOptional(),
  today: z.string().exactOptional(),
});
const left = z.strictObject({ lead: z.string(), unit: z.enum(['minute', 'min']), tail: z.string() });

const inline = z.union([
  z.string(),
  z.strictObject({ kind: z.literal('strong'), text: z.string() }),
  z.strictObject({
    kind: z.literal('code'),
    text: z.string(),
    once: z
      .strictObject({
        until: z.number(),
        instead: z.string(),
        gone: z.string(),
        id: z.string().exactOptional(),
      })
      .exactOptional(),
  }),
  z.strictObject({ kind: z.literal('link'), url: z.string(), text: z.string().exactOptional() }),
  z.strictObject({
    kind: z.literal('mention'),
    person: z.string(),
    name: z.string().exactOptional(),
    user: z.string().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('post'),
    post: z.string(),
    text: z.string(),
    thread: z.literal(true).exactOptional(),
    reference: z.string().exactOptional(),
    room: z.string().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('message'),
    account: z.string(),
    room: z.string(),
    reference: z.string(),
    thread: z.string().exactOptional(),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('direct'), text: z.string() }),
  z.strictObject({
    kind: z.literal('timed'),
    text: z.string(),
    at: z.number(),
    before: z.union([z.string(), left, away]),
    after: z.string(),
  }),
]);

const action = z.strictObject({
  sign: z.enum(['👍', '✅', '↩️', '🔔']),
  label: z.string(),
  command: z.string(),
  off: z.string().exactOptional(),
  by: z.string().exactOptional(),
  users: z.array(z.string()).exactOptional(),
});

/** No longer holds: shown struck out. */
const struck = z.literal(true).exactOptional();

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line'), inlines: z.array(inline), struck }),
  z.strictObject({ kind: z.literal('list'), items: z.array(z.array(inline)), struck }),
  z.strictObject({ kind: z.literal('markdown'), source: z.string() }),
  z.strictObject({ kind: z.literal('actions'), actions: z.array(action) }),
]);

const document = z.strictObject({ blocks: z.array(block), language: z.enum(['fr', 'en']).exactOptional() });

/** Reads a stored document. Throws a ZodError when the JSON is no document of ours. */
export function parseDocument(json: string): Document {
  return document.parse(JSON.parse(json));
}
