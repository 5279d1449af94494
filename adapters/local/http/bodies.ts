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

export const enterBody = z.object({ name: z.string().max(200), role: z.enum(['teach', 'study']) });
export const roomBody = z.object({ name: z.string().max(200), for: z.enum(['group', 'staff']) });
export const messageBody = z.object({
  id: browserId,
  text: z.string().default(''),
  thread: optional(reference),
  replyTo: optional(reference),
});
export const editBody = z.object({ text: z.string() });
export const pressBody = z.object({ id: browserId, sign: z.enum(signs) });
export const readBody = z.object({ seq: z.number().int().nonnegative() });

/** Room for a whole message: text, files and the frame around them. */
export const messageSize = bodyLimit({
  maxSize: messageLimits.fileBytes + messageLimits.textBytes * 4 + 64 * 1024,
  onError: () => {
    throw new Refused('filesTooLarge');
  },
});

/** Room for everything else. */
export const smallSize = bodyLimit({
  maxSize: messageLimits.textBytes * 4,
  onError: () => {
    throw new Refused('textTooLong');
  },
});

/** A body of JSON or of a form, of the given shape; files are left to `filesOf`. */
export async function bodyOf<T>(c: Context, shape: z.ZodType<T>): Promise<T> {
  let raw: unknown;
  try {
    raw = isJson(c) ? await c.req.json() : Object.fromEntries(await c.req.formData());
  } catch {
    throw new Refused('unreadable');
  }
  const body = shape.safeParse(raw);
  if (!body.success) throw new Refused('unreadable');
  return body.data;
}

/** The files of a form, in order; none in JSON. */
export async function filesOf(c: Context): Promise<{ name: string; type: string; bytes: Uint8Array }[]> {
  if (isJson(c)) return [];
  const parts = (await c.req.formData()).getAll('files');
  const files = parts.filter((part): part is File => typeof part !== 'string' && part.name !== '');
  return Promise.all(
    files.map(async (file) => ({
      name: fileName(file.name.split(/[/\\]/).at(-1) ?? ''),
      type: /^[\w.+-]+\/[\w.+-]+/.exec(file.type)?.[0] ?? 'application/octet-stream',
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}

function isJson(c: Context): boolean {
  return c.req.header('content-type')?.startsWith('application/json') === true;
}
