import { describe, expect, it } from 'vitest';
import type { SessionStatus } from '../../../src/domain/session.ts';
import {
  cancelFault,
  cancelled,
  moved,
  moveFault,
  restored,
  restoreFault,
} from '../../../src/domain/session-state.ts';
import { makeSession, now } from '../../support/scene.ts';

const statuses: readonly SessionStatus[] = ['planned', 'open', 'closed', 'cancelled', 'removed'];

describe('the state machine', () => {
  it.each(statuses)('%s', (status) => {
    const session = makeSession({ status });
    expect(moveFault(session)).toBe(status === 'planned' ? undefined : status);
    expect(cancelFault(session)).toBe(status === 'planned' || status === 'open' ? undefined : status);
    expect(restoreFault(session, now)).toBe(status === 'cancelled' ? undefined : status);
  });
  it('restores only what is still to come', () => {
    const session = makeSession({ status: 'cancelled' });
    expect(restoreFault(session, session.startsAt - 1)).toBeUndefined();
    expect(restoreFault(session, session.startsAt)).toBe('past');
  });
});

describe('its steps', () => {
  it('moves: start and instant agree', () => {
    const start = { local: '2026-12-09T10:00', zone: 'Europe/Paris' };
    const after = moved(makeSession(), start, 90, now);
    expect(after).toMatchObject({
      start,
      startsAt: Date.UTC(2026, 11, 9, 9, 0),
      minutes: 90,
      changedAt: now,
    });
  });
  it('cancels with and without reason', () => {
    expect(cancelled(makeSession(), 'grève', now)).toMatchObject({
      status: 'cancelled',
      cancelReason: 'grève',
      changedAt: now,
    });
    expect(cancelled(makeSession({ cancelReason: 'old' }), undefined, now)).not.toHaveProperty(
      'cancelReason',
    );
  });
  it('ends what was open', () => {
    const open = makeSession({ status: 'open', openedAt: now - 1000, endsAt: now + 5000 });
    expect(cancelled(open, undefined, now)).toMatchObject({ closedAt: now, endsAt: now });
  });
  it('restores as if it had never opened', () => {
    const open = makeSession({ status: 'open', openedAt: now - 1000, endsAt: now + 5000 });
    const back = restored(cancelled(open, 'grève', now), now + 1);
    expect(back).toMatchObject({ status: 'planned', changedAt: now + 1 });
    for (const field of ['openedAt', 'endsAt', 'closedAt', 'cancelReason'])
      expect(back).not.toHaveProperty(field);
  });
});
