/**
 * Who one is in the local chat: another name or role, a code to come back with, leaving. As pages whose forms
 * need no script, and for programs:
 *
 *   PATCH  /api/me {name?, role?: teach | study}        {user}
 *   POST   /api/me/code                                 201 {code}; shown once, the one before no longer holds
 *   POST   /api/me/others                               204; every other browser forgets who one is
 *   POST   /api/return {code}                           {user}; sets the cookie as `enter` does
 *   POST   /api/leave                                   204; this browser forgets who one is
 */
import { type Context, Hono } from 'hono';
import { Refused, type User } from '../store/types.ts';
import { type MePage, mePage } from '../view/me.ts';
import { bodyOf, returnBody, selfBody, smallSize } from './bodies.ts';
import { type LocalEnv, viewerOf, type Web } from './context.ts';
import { forget, remember, tokenOf } from './identity.ts';
import { sentenceOf, statusOf } from './refusals.ts';

/** The routes above. */
export function meApi(web: Web): Hono<LocalEnv> {
  const { browsers } = web.store;
  const app = new Hono<LocalEnv>();
  app.patch('/me', smallSize, async (c) => c.json({ user: await changed(web, c) }));
  app.post('/me/code', (c) => c.json({ code: browsers.renewCode(viewerOf(c).user.id) }, 201));
  app.post('/me/others', (c) => {
    browsers.leaveOthers(viewerOf(c).user.id, tokenOf(c) ?? '');
    return c.body(null, 204);
  });
  app.post('/return', smallSize, async (c) => {
    const { user, token } = browsers.comeBack((await bodyOf(c, returnBody)).code, web.now());
    remember(c, token);
    return c.json({ user });
  });
  app.post('/leave', (c) => {
    leave(web, c);
    return c.body(null, 204);
  });
  return app;
}

/** `/me` and what its forms send. */
export function mePages(web: Web): Hono<LocalEnv> {
  const { browsers } = web.store;
  const app = new Hono<LocalEnv>();
  const shown = (c: Context<LocalEnv>, more: Partial<MePage> = {}) => {
    const viewer = viewerOf(c);
    const { id } = viewer.user;
    return mePage({ viewer, hasCode: browsers.hasCode(id), browsers: browsers.count(id), ...more });
  };
  app.get('/me', (c) => {
    const done = c.req.query('done');
    return c.html(shown(c, done === 'name' || done === 'role' || done === 'others' ? { done } : {}));
  });
  app.post('/me', smallSize, async (c) => {
    try {
      const before = viewerOf(c).user;
      const after = await changed(web, c);
      return c.redirect(`/me?done=${after.teaches === before.teaches ? 'name' : 'role'}`, 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const refusal = sentenceOf(error.code, c.get('language'));
      return c.html(shown(c, { refusal }), statusOf(error.code));
    }
  });
  // Shown in the answer itself: no address leads to a code.
  app.post('/me/code', (c) => {
    const code = browsers.renewCode(viewerOf(c).user.id);
    return c.html(shown(c, { code }));
  });
  app.post('/me/others', (c) => {
    browsers.leaveOthers(viewerOf(c).user.id, tokenOf(c) ?? '');
    return c.redirect('/me?done=others', 303);
  });
  app.post('/me/leave', (c) => {
    leave(web, c);
    return c.redirect('/', 303);
  });
  return app;
}

/** The person with the name and the role that the body gives. */
async function changed(web: Web, c: Context<LocalEnv>): Promise<User> {
  const { people } = web.store;
  const { user } = viewerOf(c);
  const { name, role } = await bodyOf(c, selfBody);
  const named = name === undefined ? user : people.rename(user, name, web.now());
  return role === undefined ? named : people.setRole(named, role === 'teach', web.now());
}

function leave(web: Web, c: Context<LocalEnv>): void {
  viewerOf(c);
  web.store.browsers.leave(tokenOf(c) ?? '');
  forget(c);
}
