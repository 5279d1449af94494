import { afterEach, describe, expect, it, vi } from 'vitest';
import { follow, onDouble, order, providerOf, visitor } from './on-double.ts';

const generations = ['2.x', '3.0', 'scalelite'] as const;
afterEach(() => vi.useRealTimers());

/** Lets what was asked of a meeting grow old. */
const later = (ms: number) => vi.useFakeTimers({ now: Date.now() + ms, toFake: ['Date'] });

describe('a personal link into a BigBlueButton', () => {
  it.each(generations)('brings viewers and moderators in, by role or password (%s)', async (generation) => {
    const { provider, server } = await onDouble({ generation });
    const { reference } = await provider.create(order(), 'k');
    const student = await provider.personal.link(reference, order(), visitor());
    const teacher = await provider.personal.link(reference, order(), visitor({ name: 'Ada', staff: true }));
    expect(await follow(student)).toMatch(/^\/html5client\/.*role=VIEWER$/);
    expect(await follow(teacher)).toMatch(/^\/html5client\/.*role=MODERATOR$/);
    expect(server.meeting.persons).toBe(2);
  });

  it.each([
    ["  Zoé\u0000 <b>O'Neil</b> & Cie (*) ", "Zoé b O'Neil /b & Cie (*)"],
    ['', 'Sans nom'],
    [' \n ', 'Sans nom'],
    ['é'.repeat(90), 'é'.repeat(60)],
  ])('carries the name %j and nobody’s account', async (name, shown) => {
    const { provider } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    const link = await provider.personal.link(reference, order(), visitor({ name }));
    const { searchParams } = new URL(link);
    expect(searchParams.get('fullName')).toBe(shown);
    expect(searchParams.has('userID')).toBe(false);
    expect(link).not.toMatch(/[\s<>"'()*\\`]/);
    expect(await follow(link)).toContain('/html5client/');
  });

  it('names the nameless in the language of the course', async () => {
    const { provider } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    const link = await provider.personal.link(reference, order({ language: 'en' }), visitor({ name: '' }));
    expect(new URL(link).searchParams.get('fullName')).toBe('No name');
  });

  it('is worth nothing for a later meeting of the same room', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    const old = await provider.personal.link(reference, order(), visitor());
    server.meetings.clear();
    await provider.create(order(), 'k');
    expect(await follow(old)).toContain('mismatchCreateTimeParam');
  });

  it('asks once for a class that comes at once', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    const people = Array.from({ length: 100 }, (_, at) => visitor({ name: `P${at}` }));
    const links = await Promise.all(people.map((who) => provider.personal.link(reference, order(), who)));
    expect(new Set(links).size).toBe(100);
    expect(server.count('getMeetingInfo')).toBe(1);
    expect(server.count('create')).toBe(1);
  });

  it('makes a meeting again that the server forgot before anyone came, once for all who ask', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order({ subject: 'S2' }), 'k');
    const { id } = server.meeting;
    server.meetings.clear();
    const links = await Promise.all(
      [1, 2, 3].map((n) => provider.personal.link(reference, order(), visitor({ name: `P${n}` }))),
    );
    expect(server.count('create')).toBe(2);
    expect(server.meeting.id).toBe(id);
    expect(server.meeting.parameters.get('name')).toBe('S2');
    for (const link of links) expect(await follow(link)).toContain('/html5client/');
  });

  it('makes again what ended before anyone came, while the server still lists it', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    server.meeting.ended = true;
    expect(await provider.presence.status(reference)).toEqual({ kind: 'empty' });
    expect(await follow(await provider.personal.link(reference, order(), visitor()))).toContain(
      '/html5client/',
    );
    expect(server.meeting).toMatchObject({ ended: false, persons: 1 });
  });

  it('makes it again with its documents after a restart too', async () => {
    const { provider, server } = await onDouble();
    const documents = [{ url: 'https://cours.example.org/a.pdf', name: 'a.pdf' }];
    const { reference } = await provider.create(order({ documents, medium: 'video' }), 'k');
    server.meetings.clear();
    await providerOf(server).personal.link(reference, order(), visitor());
    expect(server.meeting.body).toContain('a.pdf');
    expect(server.meeting.parameters.has('lockSettingsDisableCam')).toBe(false);
  });

  it('is refused once the room is closed, ended by its moderators, left by all or over', async () => {
    const { provider, server } = await onDouble();
    const gone = { code: 'gone' };
    const closed = await provider.create(order(), 'closed');
    await provider.close(closed.reference);
    await expect(provider.personal.link(closed.reference, order(), visitor())).rejects.toMatchObject(gone);

    server.meetings.clear();
    const ended = await provider.create(order(), 'ended');
    Object.assign(server.meeting, { joined: true, ended: true });
    await expect(provider.personal.link(ended.reference, order(), visitor())).rejects.toMatchObject(gone);
    server.meetings.clear();
    later(6_000);
    await expect(provider.personal.link(ended.reference, order(), visitor())).rejects.toMatchObject(gone);

    const left = await provider.create(order(), 'left');
    await follow(await provider.personal.link(left.reference, order(), visitor()));
    expect(await provider.presence.status(left.reference)).toEqual({ kind: 'live', persons: 1 });
    server.meetings.clear();
    later(6_000);
    await expect(provider.personal.link(left.reference, order(), visitor())).rejects.toMatchObject(gone);

    const over = await provider.create(order({ until: Date.now() }), 'over');
    server.meetings.clear();
    later(131 * 60_000);
    await expect(provider.personal.link(over.reference, order(), visitor())).rejects.toMatchObject(gone);
    await expect(provider.personal.link('never-made', order(), visitor())).rejects.toMatchObject(gone);
  });

  it('is refused into a full room', async () => {
    const { server } = await onDouble();
    const provider = providerOf(server, { places: 1 });
    const { reference } = await provider.create(order(), 'k');
    const full = { code: 'full' };
    const [first, second] = await Promise.allSettled([
      provider.personal.link(reference, order(), visitor()),
      provider.personal.link(reference, order(), visitor()),
    ]);
    expect(second).toMatchObject({ status: 'rejected', reason: full });
    await follow(first.status === 'fulfilled' ? first.value : '');
    later(61_000);
    await expect(provider.personal.link(reference, order(), visitor())).rejects.toMatchObject(full);
  });

  it('lets staff into a room that is full of students, and no student into their places', async () => {
    const { server } = await onDouble();
    const provider = providerOf(server, { places: 30 });
    const { reference } = await provider.create(order(), 'k');
    const link = (staff: boolean) => provider.personal.link(reference, order(), visitor({ staff }));
    // Forty come at once, within the time that one look at the meeting serves.
    const rush = await Promise.allSettled(Array.from({ length: 40 }, () => link(false)));
    const links = rush.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(links).toHaveLength(30);
    for (const each of links) expect(await follow(each)).toContain('/html5client/');
    for (let n = 0; n < 5; n += 1) expect(await follow(await link(true))).toContain('role=MODERATOR');
    later(61_000);
    await expect(link(false)).rejects.toMatchObject({ code: 'full' });
    expect(await follow(await link(true))).toContain('role=MODERATOR');
    // A student leaves: the place is a student's again, whatever the staff in it.
    server.meeting.persons -= 1;
    vi.useRealTimers();
    later(70_000);
    expect(await follow(await link(false))).toContain('role=VIEWER');
    await expect(link(false)).rejects.toMatchObject({ code: 'full' });
  });

  it('keeps places for staff where the limit is the server’s own', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    server.meeting.parameters.set('maxParticipants', '20');
    server.meeting.persons = 18;
    const link = (staff: boolean) => provider.personal.link(reference, order(), visitor({ staff }));
    await expect(link(false)).rejects.toMatchObject({ code: 'full' });
    expect(await follow(await link(true))).toContain('role=MODERATOR');
  });

  it('does not wait for ever for those who asked for a link and never came', async () => {
    const { server } = await onDouble();
    const provider = providerOf(server, { places: 1 });
    const { reference } = await provider.create(order(), 'k');
    await provider.personal.link(reference, order(), visitor());
    later(61_000);
    expect(await follow(await provider.personal.link(reference, order(), visitor()))).toContain('VIEWER');
  });

  it('is asked for anew after a failure', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    server.failure = { how: 'answer', status: 502 };
    await expect(provider.personal.link(reference, order(), visitor())).rejects.toMatchObject({
      code: 'unexpected',
    });
    server.failure = undefined;
    expect(await follow(await provider.personal.link(reference, order(), visitor()))).toContain(
      '/html5client/',
    );
  });

  it('is for the address that browsers reach', async () => {
    const { server } = await onDouble();
    const provider = providerOf(server, { joinUrl: 'https://bbb.example.org/bigbluebutton/api' });
    const { reference } = await provider.create(order(), 'k');
    const link = await provider.personal.link(reference, order(), visitor());
    expect(link).toMatch(/^https:\/\/bbb\.example\.org\/bigbluebutton\/api\/join\?/);
  });
});

describe('presence in a BigBlueButton', () => {
  it.each(generations)('tells empty, live and ended (%s)', async (generation) => {
    const { provider, server } = await onDouble({ generation });
    const { reference } = await provider.create(order(), 'k');
    expect(await provider.presence.status(reference)).toEqual({ kind: 'empty' });
    server.meeting.persons = 37;
    expect(await provider.presence.status(reference)).toEqual({ kind: 'live', persons: 37 });
    server.meeting.persons = 0;
    expect(await provider.presence.status(reference)).toEqual({ kind: 'empty' });
    await provider.close(reference);
    expect(await provider.presence.status(reference)).toEqual({ kind: 'ended' });
  });

  it('counts a meeting forgotten before anyone came as empty, one that people were in as ended', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    server.meetings.clear();
    expect(await provider.presence.status(reference)).toEqual({ kind: 'empty' });
    await provider.create(order(), 'k');
    server.meeting.joined = true;
    expect(await provider.presence.status(reference)).toEqual({ kind: 'empty' });
    server.meetings.clear();
    expect(await provider.presence.status(reference)).toEqual({ kind: 'ended' });
    expect(await provider.presence.status('never-made')).toEqual({ kind: 'ended' });
  });

  it('tells what moderators ended', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    Object.assign(server.meeting, { joined: true, ended: true });
    expect(await provider.presence.status(reference)).toEqual({ kind: 'ended' });
  });

  it('does not know where the server gives no answer', async () => {
    const { provider, server } = await onDouble();
    const { reference } = await provider.create(order(), 'k');
    server.failure = { how: 'answer', status: 502, text: '<html>Bad Gateway' };
    expect(await provider.presence.status(reference)).toEqual({ kind: 'unknown' });
  });
});
