import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import type { LocalEnv } from './context.ts';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** GET /page/:file: the page's own scripts and styles, read once at the start. */
export function pageFiles(): Hono<LocalEnv> {
  const folder = join(import.meta.dirname, '..', 'page');
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  const app = new Hono<LocalEnv>();
  app.get('/:file', (c) => {
    const name = c.req.param('file');
    const bytes = files.get(name);
    const type = types[extname(name)];
    if (bytes === undefined || type === undefined) return c.notFound();
    c.header('Content-Type', type);
    c.header('Cache-Control', 'no-cache');
    return c.body(new Uint8Array(bytes));
  });
  return app;
}
