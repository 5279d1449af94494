import type { ActivityCount } from '../ports/store.ts';

/**
 * Ordinary messages of one batch, counted by session and person: written with the cursor in one
 * transaction, so that a repeated batch counts once. Their text is never kept.
 */
export class ActivityTally {
  readonly #counts = new Map<string, ActivityCount>();

  add(sessionId: string, person: string, at: number): void {
    const key = `${sessionId}|${person}`;
    const before = this.#counts.get(key);
    this.#counts.set(key, {
      sessionId,
      person,
      count: (before?.count ?? 0) + 1,
      lastAt: Math.max(before?.lastAt ?? 0, at),
    });
  }

  counts(): readonly ActivityCount[] {
    return [...this.#counts.values()];
  }
}
