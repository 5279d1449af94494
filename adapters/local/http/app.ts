import { Hono } from 'hono';
import { Refused } from '../store/types.ts';
import { api } from './api.ts';
import type { LocalEnv, Web } from './context.ts';
import { eventStream } from './event-stream.ts';
import { files } from './files.ts';
import { guard } from './guard.ts';
import { identify } from './identity.ts';
import { meApi, mePages } from './me.ts';
import { pages, refusalPage } from './pages.ts';
import { sentenceOf, statusOf } from './refusals.ts';
import { pageFiles } from './static.ts';

/** Only these paths are the local chat's: the house mounts others beside them. */
const ours = [
  '/',
  '/enter',
  '/return',
  '/me',
  '/me/*',
  '/rooms',
  '/rooms/*',
  '/messages/*',
  '/api/*',
  '/files/*',
  '/page/*',
];

/** The local chat's web side: page, interface, events, files. */
export function localApp(web: Web): Hono<LocalEnv> {
  const app = new Hono<LocalEnv>();
  for (const path of ours) app.use(path, guard, identify(web));
  app.route('/api', api(web));
  app.route('/api', meApi(web));
  app.route('/api', eventStream(web));
  app.route('/files', files(web));
  app.route('/page', pageFiles());
  app.route('/', pages(web));
  app.route('/', mePages(web));
  app.onError((error, c) => {
    if (!(error instanceof Refused)) throw error;
    const language = c.get('language') ?? web.language;
    const status = statusOf(error.code);
    const message = sentenceOf(error.code, language) ?? error.code;
    if (c.req.path.startsWith('/api/')) return c.json({ error: { code: error.code, message } }, status);
    if (error.code === 'notEntered') return c.redirect('/', 303);
    return c.html(refusalPage(language, message), status);
  });
  return app;
}
