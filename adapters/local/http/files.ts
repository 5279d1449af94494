import { Hono } from 'hono';
import { Refused } from '../store/types.ts';
import { type LocalEnv, viewerOf, type Web } from './context.ts';

/** Types that a browser may show in place; everything else is saved. */
const shown = /^(image\/(png|jpeg|gif|webp|avif)|text\/(plain|markdown|csv))$/;

/** GET /files/:file, for the members of its room. Nothing in a file can run: its own policy forbids all. */
export function files(web: Web): Hono<LocalEnv> {
  const app = new Hono<LocalEnv>();
  app.get('/:file', (c) => {
    const { user } = viewerOf(c);
    const { messages, rooms } = web.store;
    const file = messages.reader.file(c.req.param('file'));
    if (file === undefined) throw new Refused('noSuchMessage');
    rooms.entered(user, messages.reader.seenBy(user.id, file.message).room);
    const inline = shown.test(file.type);
    const type = file.type.startsWith('text/') ? 'text/plain; charset=utf-8' : file.type;
    c.header('Content-Security-Policy', "default-src 'none'; sandbox");
    c.header('Content-Type', inline ? type : 'application/octet-stream');
    c.header(
      'Content-Disposition',
      `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, percent)}`,
    );
    c.header('Cache-Control', 'private, max-age=31536000, immutable');
    return c.body(new Uint8Array(file.bytes));
  });
  return app;
}

/** The characters that encodeURIComponent leaves and RFC 8187 does not. */
function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
