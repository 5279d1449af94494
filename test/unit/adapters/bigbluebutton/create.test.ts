import { describe, expect, it } from 'vitest';
import { roomBehind } from '../../../../adapters/bigbluebutton/room.ts';
import { onDouble, order, providerOf, visitor } from './on-double.ts';

const generations = ['2.x', '3.0', 'scalelite'] as const;

describe('a BigBlueButton meeting', () => {
  it('locks cameras where it is for audio, and starts muted', async () => {
    const { provider, server } = await onDouble();
    const { entry } = await provider.create(order(), 'k');
    expect(entry).toEqual({});
    expect(Object.fromEntries(server.meeting.parameters)).toMatchObject({
      name: 'LO21 · S1, Les arbres',
      record: 'false',
      muteOnStart: 'true',
      lockSettingsDisableCam: 'true',
      lockSettingsLockOnJoin: 'true',
      meetingCameraCap: '1',
      meetingExpireIfNoUserJoinedInMinutes: '15',
      'meta_cours-call': 'c1',
    });
    expect(server.meeting.parameters.has('maxParticipants')).toBe(false);
  });

  it('locks nothing where it is for video', async () => {
    const { provider, server } = await onDouble();
    await provider.create(order({ medium: 'video' }), 'k');
    const names = [...server.meeting.parameters.keys()];
    expect(names.filter((name) => /lock|Camera|webcams/i.test(name))).toEqual([]);
  });

  it('lasts from its creation to past its end, as long as people may stay', async () => {
    const { provider, server } = await onDouble();
    await provider.create(order({ until: Date.now() + 90 * 60_000 }), 'k');
    expect(server.meeting.parameters.get('duration')).toBe('220');
    await provider.create(order({ until: Date.now() - 3_600_000 }), 'late');
    expect([...server.meetings.values()][1]?.parameters.get('duration')).toBe('130');
  });

  it('has as many places as its server gives a room, and some beside them for staff', async () => {
    const { server } = await onDouble();
    await providerOf(server, { places: 40 }).create(order(), 'k');
    expect(server.meeting.parameters.get('maxParticipants')).toBe('90');
  });

  it.each(generations)('is one for one key, also after a restart (%s)', async (generation) => {
    const { provider, server } = await onDouble({ generation });
    const first = await provider.create(order(), 'k');
    expect(await providerOf(server).create(order(), 'k')).toEqual({
      ...first,
      reference: expect.stringContaining(server.meeting.id),
    });
    expect(server.count('create')).toBe(2);
    expect(server.meetings.size).toBe(1);
  });

  it('has an id of safe letters that follows from key, server and installation', async () => {
    const { provider, server } = await onDouble();
    await provider.create(order(), 'k');
    await provider.create(order(), 'k2');
    await providerOf(server, { installation: 'another' }).create(order(), 'k');
    expect(server.meetings.size).toBe(3);
    for (const id of server.meetings.keys()) expect(id).toMatch(/^cours-[A-Za-z0-9_-]{24}$/);
  });

  it('keeps the passwords of viewers and moderators apart, and both from who knows the id', async () => {
    const { provider, server } = await onDouble();
    await provider.create(order(), 'k');
    const { id, parameters } = server.meeting;
    const passwords = [parameters.get('attendeePW'), parameters.get('moderatorPW')];
    expect(new Set([id, ...passwords]).size).toBe(3);
    for (const password of passwords) expect(password).toMatch(/^[\w-]{24}$/);
  });

  it.each([
    ['', 'LO21 S1'],
    ['<', 'LO21 S1'],
    ['a\u0007b\nc', 'a b c'],
    ['é'.repeat(80), `${'é'.repeat(63)}…`],
    ['🌳'.repeat(80), `${'🌳'.repeat(63)}…`],
  ])('is named after the subject %j', async (subject, name) => {
    const { provider, server } = await onDouble();
    await provider.create(order({ subject }), 'k');
    expect(server.meeting.parameters.get('name')).toBe(name);
  });

  it('has a name of its own where neither subject nor path gives one', async () => {
    const { provider, server } = await onDouble();
    await provider.create(order({ subject: '', path: [] }), 'k');
    expect(server.meeting.parameters.get('name')).toBe('Cours');
  });

  it.each([
    'https://bbb.example.org',
    'never-made',
    '',
    'cours-short.e30',
    `cours-${'a'.repeat(24)}.e30`,
    `cours-${'a'.repeat(24)}.%%`,
  ])('is not found behind %j', (reference) => {
    expect(roomBehind(reference)).toBeUndefined();
  });
});

describe('documents of a BigBlueButton meeting', () => {
  it('are fetched by the server, their list sent beside the parameters in the URL', async () => {
    const { provider, server } = await onDouble();
    const documents = [
      { url: 'https://cours.example.org/d/1?a=1&b="2"', name: 'Les "arbres" & <tris>.pdf' },
      { url: 'https://cours.example.org/d/td1.odp', name: 'TD 1' },
    ];
    await provider.create(order({ documents }), 'k');
    expect(server.asked[0]).toMatchObject({ call: 'create', method: 'POST' });
    expect(server.asked[0]?.query.get('meetingID')).toBe(server.meeting.id);
    expect(server.meeting.body).toContain(
      '<module name="presentation"><document url="https://cours.example.org/d/1?a=1&#38;b=&#34;2&#34;" ' +
        'filename="Les &#34;arbres&#34; &#38; &#60;tris&#62;.pdf"/><document ' +
        'url="https://cours.example.org/d/td1.odp" filename="TD 1.odp"/></module>',
    );
  });

  it('are only those that it could fetch and show', async () => {
    const { provider, server } = await onDouble();
    const documents = [
      { url: 'http://cours.example.org/a.pdf', name: 'a.pdf' },
      { url: 'file:///etc/passwd', name: 'b.pdf' },
      { url: 'nothing', name: 'c.pdf' },
      { url: 'https://cours.example.org/d.zip', name: 'd.zip' },
      { url: 'https://cours.example.org/e', name: 'e' },
    ];
    await provider.create(order({ documents }), 'k');
    expect(server.asked[0]?.method).toBe('GET');
    const many = Array.from({ length: 12 }, (_, at) => ({ url: `https://a.example/${at}.pdf`, name: 'x/y' }));
    await provider.create(order({ documents: many }), 'k2');
    const [, second] = [...server.meetings.values()];
    expect(second?.body.match(/filename="x y\.pdf"/g)).toHaveLength(10);
  });
});

describe('the welcome of a BigBlueButton meeting', () => {
  it('says where the page of the room is, as text', async () => {
    const { provider, server } = await onDouble();
    await provider.create(order({ link: 'https://cours.example.org/a?b="c"&d' }), 'k');
    expect(server.meeting.parameters.get('welcome')).toMatch(
      /^La page de cette salle, .* <a href="(https:\/\/cours\.example\.org\/a\?b=&quot;c&quot;&amp;d)" [^>]+>\1<\/a>$/,
    );
  });

  it("is the server's own where there is no page, and comes again with a meeting that is made again", async () => {
    const { provider, server } = await onDouble();
    await provider.create(order(), 'k');
    expect(server.meeting.parameters.has('welcome')).toBe(false);
    server.meetings.clear();
    const link = 'https://cours.example.org/a';
    const { reference } = await provider.create(order({ link, language: 'en' }), 'k2');
    const said = server.meeting.parameters.get('welcome');
    expect(said).toContain('The page of this room');
    server.meetings.clear();
    await providerOf(server).personal.link(reference, order(), visitor());
    expect(server.meeting.parameters.get('welcome')).toBe(said);
  });
});
