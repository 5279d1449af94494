import type { Session } from '../../src/domain/session.ts';
import { AwkwardWorld } from './awkward-world.ts';
import { LocalWorld } from './local-world.ts';
import { type Seen, texts, type World, type WorldOptions } from './world.ts';

/** Both chats, for `describe.each`: every rule of the engine holds on each. */
export const chats = [
  { name: 'awkward', open: (options?: WorldOptions): Promise<World> => AwkwardWorld.open(options) },
  { name: 'local', open: (options?: WorldOptions): Promise<World> => LocalWorld.open(options) },
];

export const minute = 60_000;
export const hour = 60 * minute;
/** S1 begins: Thursday 12 November 2026, 14:00 in Paris. */
export const start = Date.UTC(2026, 10, 12, 13, 0);
/** … and ends, an hour later. */
export const end = start + hour;
/** Its reminder of the eve: Wednesday, 18:00. */
export const eve = Date.UTC(2026, 10, 11, 17, 0);

/** Words that stand in the material of S1 and nowhere else. */
export const materialWords = 'Un arbre est vide ou un nœud.';

/** LO21 in `class`, with S1 « Les arbres » that the class knows of, and its material unless `bare`. */
export async function lesson(world: World, bare?: 'bare'): Promise<void> {
  await world.say('prof', 'class', '!cours créer LO21 Algorithmes');
  await world.say('prof', 'class', '!cours planifier jeudi 12 novembre 14h durée 1h — Les arbres');
  if (bare === undefined) await world.say('prof', '@prof', `!cours support S1\n${materialWords}`);
}

/** LO21 with S1, which has just opened. */
export async function openLesson(world: World): Promise<void> {
  await lesson(world);
  await world.until(start);
}

/** A session of LO21 as it is stored. */
export async function sessionOf(world: World, number = 1): Promise<Session> {
  const course = await world.store.courseByCode('LO21');
  const [session] = await world.store.sessionsByNumber(course?.id ?? '', [number]);
  if (session === undefined) throw new Error(`no S${number}`);
  return session;
}

/** Makes a room and links it to LO21 for the whole class. */
export async function linkRoom(world: World, room: string): Promise<void> {
  await world.addRoom(room);
  await world.say('prof', 'class', '!cours lier');
  const codes = (await texts(world, '@prof')).join('\n').matchAll(/lier LO21 (\S+)/g);
  const code = [...codes].at(-1)?.[1] ?? '';
  await world.say('prof', room, `!cours lier LO21 ${code}`);
}

/** The messages of a room that have these words. */
export async function having(world: World, room: string, words: string): Promise<readonly Seen[]> {
  return (await world.seen(room)).filter((message) => message.text.includes(words));
}

/** The reminders of a room. */
export async function reminders(world: World, room = 'class'): Promise<readonly Seen[]> {
  return (await world.seen(room)).filter((message) => message.text.startsWith('⏰'));
}

/** The openings of a room. */
export async function openings(world: World, room = 'class'): Promise<readonly Seen[]> {
  return (await world.seen(room)).filter((message) => message.text.startsWith('📖'));
}
