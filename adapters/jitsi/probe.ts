import { boundedText } from '../../src/ports/bounded-text.ts';
import type { Probe } from '../../src/ports/calls.ts';
import { fetchFault } from '../../src/ports/fetch-fault.ts';

/** Of a configuration, at most: some are long, none is this long. */
const mostBytes = 1_000_000;

/**
 * Asks a Jitsi for its /config.js, which every page of it loads: no room is made by that (POST
 * /conference-request/v1 would make one). Where it names an `anonymousdomain`, rooms are opened by people
 * with an account (jitsi-meet, "Secure Domain"). No redirect is followed: it would lead to a server that the
 * host's file does not name.
 */
export async function probeJitsi(url: string, signal: AbortSignal): Promise<Probe> {
  const before = performance.now();
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/config.js`, { signal, redirect: 'manual' });
    const text = await boundedText(response, mostBytes);
    const latency = Math.round(performance.now() - before);
    if (!response.ok) return { ok: false, reason: 'unexpected', detail: `HTTP ${response.status}` };
    if (text === undefined || !/\bvar\s+config\b|config\s*=\s*\{/.test(text))
      return { ok: false, reason: 'unexpected', detail: 'config.js' };
    return { ok: true, latency, loginNeeded: /^\s*(?:config\.hosts\.)?anonymousdomain\s*[:=]/m.test(text) };
  } catch (error) {
    return { ok: false, ...fetchFault(error) };
  }
}
