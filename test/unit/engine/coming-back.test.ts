import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MembershipEvent } from '../../../src/ports/chat.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { now } from '../../support/scene.ts';
import { last, texts } from '../../support/world.ts';

// The bot is taken out of a course's room and comes back.

const minute = 60_000;
const hour = 60 * minute;
let world: AwkwardWorld;
let events = 0;

async function happens(over: Partial<MembershipEvent> & Pick<MembershipEvent, 'change' | 'room'>) {
  events += 1;
  await world.chat.happen({
    kind: 'membership',
    id: `membership-${events}`,
    at: world.clock.now(),
    user: 'bot',
    name: '',
    self: true,
    direct: over.room.startsWith('@'),
    ...over,
  });
  await world.engine.idle();
}
async function kicked(room: string) {
  await happens({ change: 'left', room });
  await world.until(world.clock.now() + minute);
}
const invited = (room: string, inviter?: string, more: Partial<MembershipEvent> = {}) =>
  happens({ change: 'joined', room, ...(inviter === undefined ? {} : { inviter }), ...more });
const courseAt = (room: string) => world.store.courseAt(world.chat.account, room);

/** Types, in a room, the line that `lier` gave the teacher in private. */
async function link(room: string, kind: string) {
  await world.say('prof', '@prof', '!cours PHY1 lier');
  const line = (await last(world, '@prof')).text.match(/!cours lier PHY1 [^`]+/gu) ?? [];
  const [typed = ''] = line.filter((each) => each.includes(kind));
  await world.say('prof', room, typed);
}

beforeEach(async () => {
  world = await AwkwardWorld.open();
  for (const user of ['ana', 'zoe']) world.chat.members.add(user);
  await world.say('prof', 'class', '!cours créer PHY1 Physique');
  await world.say('ana', 'class', 'bonjour');
  await world.say('ana', '@ana', '!cours agenda');
  await world.say('prof', 'class', '!cours équipe + Ana tuteur');
  await world.say('zoe', 'class', 'bonjour');
});
afterEach(() => world.close());

describe('taken out and invited again', () => {
  it.each(['prof', 'ana'])(
    'by %s of its staff it links itself again and says what comes next',
    async (who) => {
      await world.say('prof', 'class', '!cours planifier jeudi 14h-16h — Les ondes');
      await world.until(now + minute);
      await kicked('class');
      expect(await courseAt('class')).toBeUndefined();
      await invited('class', who);
      expect(await courseAt('class')).toMatchObject({ code: 'PHY1', places: [{ kind: 'class' }] });
      const said = await last(world, 'class');
      expect(said.ring).toBe(true);
      expect(said.text).toContain('✅ Ce salon est de nouveau lié à PHY1, Physique, pour toute la classe.');
      expect(said.text).toContain('séance 1 (S1), Les ondes, jeudi 12 novembre 2026');
      expect(said.text).toContain("Rien n'a changé pendant mon absence.");
      expect(said.text).not.toContain('créer');
      await world.say('zoe', 'class', '!cours prochain');
      expect((await last(world, 'class')).text).toContain('séance 1 (S1)');
    },
  );

  it('says what was missed, and goes on with what is open', async () => {
    await world.say('prof', 'class', '!cours planifier 10/11/2026 10h-11h — Les ondes');
    await world.say('prof', 'class', '!cours planifier 10/11/2026 14h-16h — La lumière');
    await world.say('prof', 'class', '!cours planifier 12/11/2026 14h-16h — Le son');
    await world.say('prof', '@prof', '!cours PHY1 support S1\nUne onde.');
    await world.until(now + hour / 2);
    await kicked('class');
    await world.say('prof', '@prof', '!cours PHY1 annuler S3');
    await world.until(now + 5.5 * hour);
    await invited('class', 'prof');
    const said = await texts(world, 'class');
    const back = said.find((text) => text.includes('de nouveau lié')) ?? '';
    expect(back).toContain("La séance 2 (S2), La lumière : ouverte, jusqu'à 16 h.");
    expect(back).toMatch(/Pendant mon absence.*`!cours support S1`/u);
    expect(back).toMatch(/S1 mardi 10 novembre 2026.*Les ondes ; terminée/u);
    expect(back).toMatch(/S3 jeudi 12 novembre 2026.*Le son ; annulée/u);
    expect(said.some((text) => text.startsWith('📖 Séance 2 (S2), La lumière'))).toBe(true);
  });

  it.each([
    ['a student', 'zoe'],
    ['somebody unknown', 'eve'],
    ['nobody known', undefined],
  ])('by %s it says the line that links it', async (_, who) => {
    await kicked('class');
    await invited('class', who);
    expect(await courseAt('class')).toBeUndefined();
    const { text } = await last(world, 'class');
    expect(text).toContain('`!cours lier PHY1`');
    await link('class', '');
    expect(await courseAt('class')).toMatchObject({ code: 'PHY1' });
  });

  it('is what it was: a group, the staff', async () => {
    await link('td1', 'groupe');
    await link('equipe', 'équipe');
    for (const room of ['td1', 'equipe']) await kicked(room);
    for (const room of ['td1', 'equipe']) await invited(room, 'prof');
    const kinds = (await courseAt('class'))?.places.map(({ room, kind, group }) => [room, kind, group]);
    const group = (await courseAt('class'))?.groups[0]?.id;
    expect(kinds).toEqual([
      ['class', 'class', undefined],
      ['td1', 'group', group],
      ['equipe', 'staff', undefined],
    ]);
    expect((await last(world, 'td1')).text).toContain('pour le groupe TD1');
    expect((await last(world, 'equipe')).text).toContain("pour l'équipe");
  });

  it('into the room that replaces it: by who may link rooms, nobody else', async () => {
    await kicked('class');
    await invited('forged', 'ana', { replaces: 'class' });
    expect(await courseAt('forged')).toBeUndefined();
    await invited('upgraded', 'prof', { replaces: 'class' });
    expect(await courseAt('upgraded')).toMatchObject({ code: 'PHY1' });
    // The old room as well: two places, each with its own name.
    await invited('class', 'prof');
    const ids = (await courseAt('class'))?.places.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(2);
  });

  it('stays out of a room that staff unlinked, and tells them alone the way back', async () => {
    await world.say('prof', 'class', '!cours délier confirmer');
    await kicked('class');
    await invited('class', 'zoe');
    expect((await last(world, 'class')).text).not.toContain('PHY1');
    await invited('class', 'prof');
    expect(await courseAt('class')).toBeUndefined();
    expect((await last(world, 'class')).text).toContain('`!cours lier PHY1`');
  });

  it('not where another course was linked meanwhile, nor for one whose creation was undone', async () => {
    await kicked('class');
    await world.say('prof', 'class', '!cours créer GE37 Marketing');
    const before = (await texts(world, 'class')).length;
    await invited('class', 'prof');
    expect(await courseAt('class')).toMatchObject({ code: 'GE37' });
    expect(await texts(world, 'class')).toHaveLength(before);
    await world.say('prof', 'salon', '!cours créer SR03 Séminaire');
    await kicked('salon');
    await world.say('prof', '@prof', '!cours SR03 défaire');
    await invited('salon', 'prof');
    expect((await last(world, 'salon')).text).toContain('Bonjour. Je tiens');
  });

  it('where it may not write: linked all the same, and its staff member reads so in private', async () => {
    await kicked('class');
    await invited('class', 'prof', { mayWrite: false });
    expect(await courseAt('class')).toMatchObject({ code: 'PHY1' });
    const lane = `${world.chat.account}|prof`;
    const told = world.chat.messages.filter((message) => message.lane.includes('prof')).at(-1);
    expect(told?.text, lane).toContain('de nouveau lié à PHY1');
    expect(told?.text).toContain("je n'ai pas le droit d'y écrire");
  });

  it('once, also when it is told twice and after a restart', async () => {
    await kicked('class');
    await world.restart();
    await invited('class', 'prof', { id: 'twice' });
    await invited('class', 'prof', { id: 'twice' });
    const said = (await texts(world, 'class')).filter((text) => text.includes('de nouveau lié'));
    expect(said).toHaveLength(1);
  });
});

describe('créer with a code that is theirs', () => {
  it('says so, with the way out, to its staff alone', async () => {
    await kicked('class');
    await world.say('prof', 'class', '!cours créer phy1 Physique');
    const { text } = await last(world, 'class');
    expect(text).toContain('PHY1 est déjà votre cours');
    expect(text).toContain('tapez ici : `!cours lier PHY1`');
    world.chat.moderators.add('zoe');
    await world.say('zoe', 'autre', '!cours créer PHY1 Physique');
    expect((await last(world, 'autre')).text).toContain("déjà celui d'un autre cours");
  });

  it('also in private, and to an assistant, who asks a teacher', async () => {
    await world.say('prof', '@prof', '!cours créer PHY1 Physique');
    expect((await last(world, '@prof')).text).toContain('dans ce salon : `!cours lier PHY1`');
    world.chat.moderators.add('ana');
    await world.say('ana', 'autre', '!cours créer PHY1 Physique');
    expect((await last(world, 'autre')).text).toContain(
      'un responsable du cours tape ici : `!cours lier PHY1`',
    );
  });
});

describe('a private conversation', () => {
  it('is greeted with the next step in their course', async () => {
    await world.say('prof', 'class', '!cours planifier jeudi 14h-16h — Les ondes');
    await invited('@zoe', 'zoe');
    const student = await last(world, '@zoe');
    expect(student.text).toMatch(/^Bonjour\.\nPHY1, prochaine séance : séance 1 \(S1\), Les ondes/u);
    await invited('@prof', 'prof');
    expect((await last(world, '@prof')).text).toContain('Son support reste à préparer');
  });

  it('knows several courses, a course without rooms, and who has none', async () => {
    await invited('@eve', 'eve');
    expect((await last(world, '@eve')).text).toContain('`!cours créer LO21');
    await kicked('class');
    await invited('@prof', 'prof');
    expect((await last(world, '@prof')).text).toContain('`!cours lier PHY1`');
    await world.say('prof', '@prof', '!cours créer GE37 Marketing');
    await invited('@prof', 'prof');
    expect((await last(world, '@prof')).text).toMatch(/GE37, PHY1/u);
  });

  it('promises nothing « ici »', async () => {
    await invited('@zoe', 'zoe');
    const { text } = await last(world, '@zoe');
    expect(text).toContain('annoncée dans le salon du cours');
    expect(text).not.toMatch(/\bici\b/u);
  });
});

it('into a room that takes the place of a linked one it greets nobody: it moves there', async () => {
  const { account } = world.chat;
  const about = { at: world.clock.now(), user: 'bot' } as const;
  const arrival = { kind: 'membership', change: 'joined', name: '', self: true, direct: false } as const;
  await world.engine.receive({
    account,
    stream: 'events',
    cursor: 'moved',
    events: [
      { ...about, kind: 'place', id: 'in~moved', room: 'class', change: 'replaced', replacement: 'new' },
      { ...about, ...arrival, id: 'in', room: 'new', inviter: 'prof', replaces: 'class' },
    ],
  });
  await world.engine.idle();
  expect(await courseAt('new')).toMatchObject({ code: 'PHY1' });
  expect(await texts(world, 'new')).toEqual([]);
});
