import type { MiddlewareHandler } from 'hono';
import { isLoopback } from '../loopback.ts';
import { Refused } from '../store/types.ts';
import type { LocalEnv } from './context.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Lets in only what our own page (or a program on this machine) asks. `Host` must be this machine, so
 * that no foreign name can be pointed here (DNS rebinding); what changes something must come from our
 * own origin: cookies alone do not tell two ports of one machine apart.
 */
export const guard: MiddlewareHandler<LocalEnv> = async (c, next) => {
  const url = new URL(c.req.url);
  if (!isLoopback(url.hostname)) throw new Refused('foreignPage');
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const origin = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    if (origin !== undefined && origin !== url.origin) throw new Refused('foreignPage');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refused('foreignPage');
  }
  c.header('Content-Security-Policy', policy);
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'same-origin');
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  c.header('Cache-Control', 'no-store');
  await next();
};
