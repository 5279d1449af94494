import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { fileName } from '../../../src/message/file-name.ts';
import { messageLimits, signs } from '../store/limits.ts';
import { Refused } from '../store/types.ts';

/** An id made by a browser or program, so that the same act sent twice counts once. */
const browserId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const reference = z.string().regex(/^[0-9a-z]{26}$/);
/** An empty form field is an absent one. */
const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional());

const role = z.enum(['teach', 'study']);
/** Without a role nobody enters: it is chosen, by no default (`saidTeaches`). */
export const enterBody = z.object({ name: z.string().max(200).default(''), role: optional(role) });
export const selfBody = z.object({ name: optional(z.string().max(200)), role: optional(role) });
export const returnBody = z.object({ code: z.string().max(200) });
export const guestBody = z.object({ user: reference });
export const roomBody = z.object({ name: z.string().max(200), for: z.enum(['class', 'group', 'staff']) });
export const messageBody = z.object({
  id: browserId,
  text: z.string().default(''),
  thread: optional(reference),
  replyTo: optional(reference),
});
export const editBody = z.object({ text: z.string() });
export const pressBody = z.object({ id: browserId, sign: z.enum(signs) });
export const readBody = z.object({ seq: z.number().int().nonnegative(), thread: optional(reference) });
export const seenQuery = z.object({
  seq: z.coerce.number().int().nonnegative(),
  thread: optional(reference),
});

/** Whether who gives this body teaches; refuses who has not said. */
export function saidTeaches(given: z.output<typeof enterBody>): boolean {
  if (given.role === undefined) throw new Refused('roleMissing');
  return given.role === 'teach';
}

/** Room for a whole message: text, files and the frame around them. */
export const messageSize = bodyLimit({
  maxSize: messageLimits.fileBytes + messageLimits.textBytes * 4 + 64 * 1024,
  onError: () => {
    throw new Refused('filesTooLarge');
  },
});

/** Room for everything else, and for any message without files. */
const smallBytes = messageLimits.textBytes * 4;
export const smallSize = bodyLimit({
  maxSize: smallBytes,
  onError: () => {
    throw new Refused('textTooLong');
  },
});

/** A body of JSON or of a form, of the given shape; files are left to `filesOf`. */
export async function bodyOf<T>(c: Context, shape: z.ZodType<T>): Promise<T> {
  let raw: unknown;
  try {
    raw = isJson(c) ? JSON.parse(await smallText(c)) : Object.fromEntries(await formOf(c));
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('unreadable');
  }
  const body = shape.safeParse(raw);
  if (!body.success) throw new Refused('unreadable');
  return body.data;
}

/** The files of a form, in order; none in JSON. */
export async function filesOf(c: Context): Promise<{ name: string; type: string; bytes: Uint8Array }[]> {
  if (isJson(c)) return [];
  const parts = (await formOf(c)).getAll('files');
  const files = parts.filter((part): part is File => typeof part !== 'string' && part.name !== '');
  return Promise.all(
    files.map(async (file) => ({
      name: fileName(file.name.split(/[/\\]/).at(-1) ?? ''),
      type: /^[\w.+-]+\/[\w.+-]+/.exec(file.type)?.[0] ?? 'application/octet-stream',
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}

/** Files and fields of one form: reading a great many small ones would hold all others up. */
const mostParts = messageLimits.files + 10;
const forms = new WeakMap<Request, Promise<FormData>>();

/** The form of a request, read once; refuses one of too many parts before it is taken apart. */
function formOf(c: Context): Promise<FormData> {
  const known = forms.get(c.req.raw) ?? readForm(c);
  forms.set(c.req.raw, known);
  return known;
}

async function readForm(c: Context): Promise<FormData> {
  const type = c.req.header('content-type') ?? '';
  const boundary = /^multipart\/form-data\b.*\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  const mark = boundary === null ? '&' : `--${boundary[1] ?? boundary[2]}`;
  const bytes = boundary === null ? Buffer.from(await smallText(c)) : Buffer.from(await c.req.arrayBuffer());
  let at = bytes.indexOf(mark);
  for (let parts = 0; at >= 0; parts += 1, at = bytes.indexOf(mark, at + mark.length)) {
    if (parts > mostParts) throw new Refused('tooManyFiles');
  }
  return new Response(bytes, { headers: { 'content-type': type } }).formData();
}

/** A body without files. */
async function smallText(c: Context): Promise<string> {
  const text = await c.req.text();
  if (text.length > smallBytes) throw new Refused('textTooLong');
  return text;
}

function isJson(c: Context): boolean {
  return c.req.header('content-type')?.startsWith('application/json') === true;
}
