import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { FileRef } from '../domain/session.ts';
import type { Language } from '../domain/time/types.ts';
import type { RoomDesk } from '../engine/room-desk.ts';
import { wordsOf } from '../i18n/words.ts';
import { encodedName, pathName } from './file-path.ts';
import { callId } from './room-ids.ts';
import { onlySentence } from './room-view.ts';

/** Types that a browser may show in place; everything else, HTML and SVG too, is saved. */
const pictures = /^image\/(png|jpeg|gif|webp|avif)$/;
const pdf = 'application/pdf';
/** Nothing in a file can run or fetch. Not every browser shows a PDF in a sandbox, so it has none. */
const forbidden = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const number = z.string().regex(/^[1-9]\d{0,3}$/);

/**
 * GET /salle/ID/support/N/NAME: a file of the material that the class has been shown, as long as the room is
 * being made or open. For whoever reads the room's page, and for call servers that show documents.
 */
export function roomFiles(desk: Pick<RoomDesk, 'find' | 'material' | 'readFile'>, language: Language): Hono {
  const { roomPage: words } = wordsOf(language);
  const none = onlySentence(words.unknownHeading, words.noFile, language, '../../../');
  const app = new Hono();
  app.get('/salle/:id/support/:number/:name', async (c) => {
    const file = await fileOf(c, desk);
    const bytes = file === undefined ? undefined : await desk.readFile(file);
    if (file === undefined || bytes === undefined) return c.html(none, 404);
    const type = file.type.split(';')[0]?.trim().toLowerCase() ?? '';
    const inPlace = type === pdf || pictures.test(type);
    c.header('Content-Type', inPlace ? type : 'application/octet-stream');
    c.header(
      'Content-Disposition',
      `${inPlace ? 'inline' : 'attachment'}; filename*=UTF-8''${encodedName(file.name)}`,
    );
    c.header('Content-Security-Policy', type === pdf ? forbidden : `${forbidden}; sandbox`);
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('X-Robots-Tag', 'noindex');
    return c.body(new Uint8Array(bytes));
  });
  return app;
}

/** Number and name have to fit: a room may have passed to the next session, with other files. */
async function fileOf(c: Context, desk: Pick<RoomDesk, 'find' | 'material'>): Promise<FileRef | undefined> {
  const id = callId.safeParse(c.req.param('id'));
  const at = number.safeParse(c.req.param('number'));
  const found = id.success && at.success ? await desk.find(id.data) : undefined;
  const material = found === undefined ? undefined : await desk.material(found);
  const file = material?.files[Number(at.data) - 1];
  return file !== undefined && pathName(file.name) === c.req.param('name') ? file : undefined;
}
