import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Language } from '../../../src/domain/time/types.ts';
import type { LocalEnv, Web } from './context.ts';

/** Browsers keep a cookie for 400 days at most (RFC 6265bis, 5.5). */
const keptFor = 400 * 24 * 3600;

/** Finds out who asks (by cookie) and in which language (the page's choice, else the browser's). */
export function identify(web: Web): MiddlewareHandler<LocalEnv> {
  return async (c, next) => {
    const token = tokenOf(c);
    c.set('user', token === undefined ? undefined : web.store.browsers.byToken(token));
    const chosen = c.req.query('lang');
    if (isLanguage(chosen)) {
      setCookie(c, 'cours-lang', chosen, { path: '/', sameSite: 'Strict', maxAge: keptFor });
    }
    c.set('language', isLanguage(chosen) ? chosen : languageOf(c, web.language));
    await next();
  };
}

/** Gives the browser its identity. */
export function remember(c: Context<LocalEnv>, token: string): void {
  setCookie(c, cookieName(c), token, { path: '/', httpOnly: true, sameSite: 'Strict', maxAge: keptFor });
}

/** The secret by which this browser is known, if it has one. */
export function tokenOf(c: Context<LocalEnv>): string | undefined {
  return getCookie(c, cookieName(c));
}

/** Takes the browser's identity back. */
export function forget(c: Context<LocalEnv>): void {
  deleteCookie(c, cookieName(c), { path: '/' });
}

/** Cookies are shared by all ports of a machine: two local chats side by side need two names. */
function cookieName(c: Context<LocalEnv>): string {
  return `cours-local-${new URL(c.req.url).port || '80'}`;
}

function languageOf(c: Context<LocalEnv>, fallback: Language): Language {
  const cookie = getCookie(c, 'cours-lang');
  if (isLanguage(cookie)) return cookie;
  const wanted = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return {
        language: tag.slice(0, 2).toLowerCase(),
        quality: quality === undefined ? 1 : Number(quality.trim().slice(2)),
      };
    })
    .sort((a, b) => b.quality - a.quality)
    .map((part) => part.language);
  return wanted.find(isLanguage) ?? fallback;
}

function isLanguage(value: string | undefined): value is Language {
  return value === 'fr' || value === 'en';
}
