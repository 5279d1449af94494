import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../../src/domain/room.ts';
import { TestProvider } from '../../support/call-provider.ts';
import { chats, end, having, hour, minute, openLesson, sessionOf } from '../../support/lesson.ts';
import { LocalWorld } from '../../support/local-world.ts';
import { texts, type World } from '../../support/world.ts';

const ending = (id: string) => new TestProvider(id, { provider: 'mumble', counts: true });

describe.each(chats)('a room whose server does not end it, on the $name chat', ({ open }) => {
  let world: World;
  let server: TestProvider;
  beforeEach(async () => {
    server = ending('voix');
    world = await open({ providers: [server] });
    await openLesson(world);
    await world.say('prof', 'class', '!cours audio');
    server.closing = 'refused';
  });
  afterEach(() => world.close());

  const call = async (): Promise<Call> => {
    const found = (await sessionOf(world)).rooms.calls.at(-1);
    return found ?? expect.unreachable();
  };
  /** What the class has ever read of it, where messages cannot be edited, or reads now. */
  const said = async () =>
    (await texts(world, 'class')).filter((text) => /^Salle audio.* (?:retiré|fermée)/u.test(text));
  const lines = () => world.log.filter(({ msg }) => String(msg).startsWith('a room could not be closed'));

  it('is not said to be closed before it is, and then it is', async () => {
    await world.say('prof', 'class', '!cours fermer');
    expect((await said()).join('\n')).toContain('lien retiré');
    expect((await said()).join('\n')).not.toContain('fermée');
    expect(await call()).toMatchObject({ status: 'closed', ending: 'asked' });
    await world.until(world.clock.now() + 20 * minute);
    expect((await said()).join('\n')).not.toContain('fermée');
    server.closing = undefined;
    await world.until(world.clock.now() + 6 * minute);
    expect((await said()).at(-1)).toMatch(/^Salle audio fermée à 14 h, après 1 min\.$/u);
    expect((await call()).ending).toBeUndefined();
    expect(server.closed).toHaveLength(1);
    expect(await having(world, '@prof', "n'a pas pu être fermée")).toEqual([]);
  });

  it('is tried with growing pauses, in one line of the log, also after a kill', async () => {
    await world.say('prof', 'class', '!cours fermer');
    await world.until(world.clock.now() + hour);
    // One, two, four … seconds, then every five minutes.
    expect(server.closings).toBeGreaterThan(15);
    expect(server.closings).toBeLessThan(30);
    expect(lines().filter(({ level }) => level !== 20)).toHaveLength(1);
    await world.restart();
    server.closing = undefined;
    await world.until(world.clock.now() + 6 * minute);
    expect(server.closed).toHaveLength(1);
    expect((await said()).at(-1)).toContain('fermée');
  });

  it('two hours past the end staff read it once, with what they can do, and the class reads nothing else', async () => {
    await world.say('prof', 'class', '!cours fermer');
    await world.until(end + 2 * hour - minute);
    expect(await having(world, '@prof', "n'a pas pu être fermée")).toEqual([]);
    await world.until(end + 2 * hour + minute);
    const [told, ...more] = await having(world, '@prof', "n'a pas pu être fermée");
    expect(more).toEqual([]);
    expect(told?.text).toContain('LO21, séance 1 (S1)');
    expect(told?.text).toContain('des personnes peuvent y être encore');
    expect(told?.text).toContain('le serveur ne répond pas');
    expect(told?.text).toContain('à la main');
    const tries = server.closings;
    await world.until(end + 5 * hour);
    expect(server.closings).toBe(tries);
    expect(await having(world, '@prof', "n'a pas pu être fermée")).toHaveLength(1);
    expect((await texts(world, 'class')).join('\n')).not.toContain('audio fermée');
    expect((await said()).at(-1)).toMatch(/lien retiré à 14 h, après 1 min/u);
  });

  it('says so to who asks for closing again, and opens another all the same', async () => {
    await world.say('prof', 'class', '!cours fermer');
    await world.say('prof', 'class', '!cours fermer');
    expect((await texts(world, 'class')).at(-1)).toContain('en cours de fermeture');
    await world.say('prof', 'class', '!cours audio');
    expect((await call()).status).toBe('open');
  });

  it('has given way to another room: its post says that, staff are told in the end', async () => {
    await world.close();
    server = ending('voix');
    world = await open({ providers: [server, ending('autre')] });
    await openLesson(world);
    await world.say('prof', 'class', '!cours audio');
    server.closing = 'timeout';
    await world.say('prof', 'class', '!cours salle autre');
    await world.until(end + 5 * hour);
    expect((await texts(world, 'class')).some((text) => text.includes('remplacée par une autre'))).toBe(true);
    expect(await having(world, '@prof', "n'a pas pu être fermée")).toHaveLength(1);
  });

  it('is no trouble while people have a moment to leave it', async () => {
    server.closing = 'leaving';
    await world.say('prof', 'class', '!cours fermer');
    await world.until(world.clock.now() + minute);
    expect((await said()).join('\n')).not.toContain('fermée');
    server.closing = undefined;
    await world.until(world.clock.now() + 2 * minute);
    expect((await said()).at(-1)).toContain('fermée');
    expect(lines().filter(({ level }) => level !== 20)).toEqual([]);
  });

  it('and which somebody ended there is closed, whatever the server says then', async () => {
    server.people.set((await call()).reference ?? '', 'ended');
    await world.until(world.clock.now() + minute);
    expect((await said()).at(-1)).toContain('fermée');
    await world.until(end + 5 * hour);
    expect(await having(world, '@prof', "n'a pas pu être fermée")).toEqual([]);
  });
});

it('a server that is gone from the calls file has not ended its room', async () => {
  const server = ending('voix');
  const providers = [server];
  const world = await LocalWorld.open({ providers });
  await openLesson(world);
  await world.say('prof', 'class', '!cours audio');
  providers.pop();
  await world.restart();
  await world.say('prof', 'class', '!cours fermer');
  await world.until(world.clock.now() + minute);
  expect((await texts(world, 'class')).join('\n')).not.toContain('audio fermée');
  await world.close();
});
