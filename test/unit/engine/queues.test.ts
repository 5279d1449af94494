import { describe, expect, it } from 'vitest';
import { Queues } from '../../../src/engine/queues.ts';

describe('Queues', () => {
  it('runs what is put under one key one after the other', async () => {
    const queues = new Queues();
    const log: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = queues.run('a', async () => {
      log.push('first begins');
      await gate.promise;
      log.push('first ends');
    });
    const second = queues.run('a', async () => {
      log.push('second');
    });
    await queues.run('b', async () => {
      log.push('other key');
    });
    gate.resolve();
    await Promise.all([first, second]);
    expect(log).toEqual(['first begins', 'other key', 'first ends', 'second']);
  });

  it('goes on after a failure, which reaches only its own caller', async () => {
    const queues = new Queues();
    const failing = queues.run('a', () => Promise.reject(new Error('no')));
    const next = queues.run('a', async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
    await queues.idle();
  });
});
