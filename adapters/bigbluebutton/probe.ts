import { randomUUID } from 'node:crypto';
import { CallFault, type Probe } from '../../src/ports/calls.ts';
import type { Client } from './client.ts';
import { MeetingGone } from './faults.ts';

/**
 * Asks whether a meeting runs that does not exist. That makes none, and every kind of server checks the
 * secret for it: a Scalelite with getMeetings disabled answers that one without looking
 * (bigbluebutton_api_controller.rb, `verify_checksum … except`).
 */
export async function probeServer(client: Client, signal: AbortSignal): Promise<Probe> {
  const before = performance.now();
  const good = (): Probe => ({ ok: true, latency: Math.round(performance.now() - before) });
  try {
    await client.act('isMeetingRunning', { meetingID: `cours-probe-${randomUUID()}` }, { signal });
    return good();
  } catch (error) {
    // Said only to who knows the secret.
    if (error instanceof MeetingGone) return good();
    if (!(error instanceof CallFault)) return { ok: false, reason: 'unexpected' };
    const { code, message } = error;
    const reason =
      code === 'medium' || code === 'configuration' || code === 'gone' || code === 'busy'
        ? 'unexpected'
        : code;
    return { ok: false, reason, detail: message };
  }
}
