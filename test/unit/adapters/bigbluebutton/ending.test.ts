import { describe, expect, it } from 'vitest';
import { referenceOf, roomOf } from '../../../../adapters/bigbluebutton/room.ts';
import { failed, success } from '../../../fakes/bigbluebutton-answers.ts';
import { follow, installation, onDouble, order, providerOf, visitor } from './on-double.ts';

const generations = ['2.x', '3.0', 'scalelite'] as const;

describe('closing a BigBlueButton meeting', () => {
  it.each(generations)('waits until it has ended, and may be repeated (%s)', async (generation) => {
    const { provider, server } = await onDouble({ generation, endsAfter: 3 });
    const { reference } = await provider.create(order(), 'k');
    server.meeting.persons = 5;
    await provider.close(reference);
    expect([...server.meetings.values()].filter(({ ended }) => !ended)).toEqual([]);
    expect(server.count('getMeetingInfo')).toBe(generation === 'scalelite' ? 1 : 4);
    await provider.close(reference);
    await providerOf(server).close(reference);
  });

  it('takes a meeting that the server does not have for closed', async () => {
    const { provider, server } = await onDouble();
    await provider.close(referenceOf(roomOf(order(), 'never-made', 'bbb', installation)));
    expect(server.count('end')).toBe(1);
    await provider.close('never-made');
    expect(server.count('end')).toBe(1);
  });

  it('fails if the meeting does not end, to be tried again', async () => {
    const { provider, server } = await onDouble({ endsAfter: 25 });
    const { reference } = await provider.create(order(), 'k');
    await expect(provider.close(reference)).rejects.toMatchObject({ code: 'timeout' });
    expect(server.count('getMeetingInfo')).toBe(20);
  });

  it('fails if the server does not take it', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    server.failure = { how: 'answer', call: 'end', status: 502 };
    await expect(provider.close(reference)).rejects.toMatchObject({ code: 'unexpected' });
    server.failure = undefined;
    await provider.close(reference);
    expect(server.meeting.ended).toBe(true);
  });

  it('lets the same room be made anew', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    await provider.close(reference);
    const again = await provider.create(order(), 'k');
    expect(server.meeting.ended).toBe(false);
    expect(await follow(await provider.personal.link(again.reference, order(), visitor()))).toContain(
      'html5client',
    );
  });

  it('forgets with the new one that people were in the old one', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    server.meeting.persons = 1;
    await provider.presence.status(reference);
    await provider.close(reference);
    const again = await provider.create(order(), 'k');
    server.meetings.clear();
    expect(await provider.presence.status(again.reference)).toEqual({ kind: 'empty' });
  });

  it('gives nobody a link in while it lasts, nor makes the meeting again', async () => {
    const { provider, server } = await onDouble({ endsAfter: 5 });
    const { reference } = await provider.create(order(), 'k');
    const closing = provider.close(reference);
    await expect(provider.personal.link(reference, order(), visitor())).rejects.toMatchObject({
      code: 'gone',
    });
    await closing;
    server.meetings.clear();
    const scalelite = await onDouble({ generation: 'scalelite' });
    const other = await scalelite.provider.create(order(), 'k');
    await scalelite.provider.close(other.reference);
    expect(await scalelite.provider.presence.status(other.reference)).toEqual({ kind: 'ended' });
  });

  it('sees an end that the server tells by its time alone', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    const text = success({ createTime: 1, endTime: 5, participantCount: 0 });
    server.failure = { how: 'answer', call: 'getMeetingInfo', text };
    await provider.close(reference);
    expect(server.count('getMeetingInfo')).toBe(1);
  });
});

describe('sweeping a BigBlueButton', () => {
  it.each(['2.x', '3.0'] as const)(
    'ends what is ours and not known, and nothing else (%s)',
    async (generation) => {
      const { provider, server, logged } = await onDouble({ generation });
      const kept = await provider.create(order(), 'kept');
      const [keptId] = [...server.meetings.keys()];
      await provider.create(order(), 'left');
      const [, leftId] = [...server.meetings.keys()];
      await providerOf(server, { installation: 'another' }).create(order(), 'left');
      const foreign = new URLSearchParams({
        name: 'Greenlight',
        moderatorPW: 'mp',
        'meta_bbb-origin': 'greenlight',
      });
      const common = { created: 1, body: '', persons: 3, joined: true, ended: false };
      server.meetings.set('theirs', { ...common, id: 'theirs', parameters: foreign });
      const breakout = new URLSearchParams(server.meetings.get(leftId ?? '')?.parameters);
      breakout.set('isBreakout', 'true');
      server.meetings.set('breakout', { ...common, id: 'breakout', parameters: breakout });

      await provider.create(order(), 'ended');
      const last = [...server.meetings.values()].at(-1);
      if (last !== undefined) last.ended = true;

      const reborn = providerOf(server, {}, logged);
      expect(await reborn.sweep(new Set([kept.reference, 'a reference of another provider']))).toBe(1);
      const ended = server.asked
        .filter(({ call }) => call === 'end')
        .map(({ query }) => query.get('meetingID'));
      expect(ended).toEqual([leftId]);
      expect(ended).not.toContain(keptId);
      // How many were ended is said by who asked for it.
      expect(logged).toEqual([]);
    },
  );

  it('leaves alone what is being made meanwhile, or made again', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'again');
    server.slowness = 20;
    const reborn = providerOf(server);
    const made = [reborn.create(order(), 'new'), reborn.personal.link(reference, order(), visitor())];
    server.meetings.clear();
    const swept = reborn.sweep(new Set());
    await Promise.all(made);
    expect(await swept).toBe(0);
    expect(await reborn.sweep(new Set())).toBe(0);
    expect(server.meetings.size).toBe(2);
  });

  it('finds nothing on an empty server', async () => {
    const { provider, logged } = await onDouble();
    expect(await provider.sweep(new Set())).toBe(0);
    expect(logged).toEqual([]);
  });

  it('ends nothing where the list is disabled', async () => {
    const disabled = await onDouble({ generation: 'scalelite' });
    await disabled.provider.create(order(), 'left');
    expect(await providerOf(disabled.server).sweep(new Set())).toBe(0);
    const { provider, server, logged } = await onDouble();
    const failures = [{ status: 404 }, { status: 403 }, { text: failed('unsupportedRequest', '') }];
    for (const failure of failures) {
      server.failure = { how: 'answer', call: 'getMeetings', ...failure };
      expect(await provider.sweep(new Set())).toBe(0);
    }
    expect(logged).toHaveLength(failures.length);
  });

  it('fails where the list does, and may be asked again', async () => {
    const { provider, server } = await onDouble();
    await provider.create(order(), 'left');
    const reborn = providerOf(server);
    server.failure = { how: 'answer', call: 'getMeetings', status: 500 };
    await expect(reborn.sweep(new Set())).rejects.toMatchObject({ code: 'unexpected' });
    server.failure = { how: 'cut', call: 'getMeetings' };
    await expect(reborn.sweep(new Set())).rejects.toMatchObject({ code: 'gone' });
    server.failure = undefined;
    expect(await reborn.sweep(new Set())).toBe(1);
  });

  it('goes on past a meeting that cannot be ended', async () => {
    const { provider, server, logged } = await onDouble({ generation: '2.x' });
    await provider.create(order(), 'first');
    await provider.create(order(), 'second');
    const [first] = server.meetings.values();
    first?.parameters.set('moderatorPW', 'changed by a host');
    expect(await providerOf(server, {}, logged).sweep(new Set())).toBe(1);
    expect(logged).toHaveLength(1);
  });
});
