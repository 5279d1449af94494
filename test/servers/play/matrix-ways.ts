import type { MatrixCast } from './matrix-cast.ts';
import type { MatrixClassmate } from './matrix-classmate.ts';
import { find, paris, room } from './play.ts';

/** What only Matrix knows, after the class that everybody plays. */
export interface Ways {
  /** Came when the class was over. */
  readonly late: MatrixClassmate;
}

/** Another course, made in private and linked by who may moderate; edits, signs, threads, a late student. */
export async function matrixWays(cast: MatrixCast, client: 'plain' | 'js'): Promise<Ways> {
  const { bot, prof, tutor, students } = cast;
  const [one, two, three] = students;
  const heard = async (event: Promise<string>) => bot.heard(await event);

  const opening = await find(one, room, '📖 Séance 1 (S1), Les arbres');
  await three.say(room, '!cours prochain', opening);
  const mistyped = await two.say(room, '!cours agneda');
  await heard(two.person.edit(mistyped, '!cours agenda', { room: await two.room(room) }));

  const where = { room: await one.room(room) };
  const reminder = await find(one, room, '⏰ Séance 1 (S1), Les arbres : dans 10 minutes');
  for (const student of [one, three]) await student.react(reminder, '🔔');
  // Told as a deletion and as a reaction taken away, of which only the second is one here.
  await bot.heard(`${await three.person.unreact(reminder, '🔔', where)}~reaction`);
  await heard(prof.person.remove(await find(prof, room, '✅ Séance 1 (S1) terminée'), where));

  const late = await cast.add('Étu4', client);
  await prof.person.invite(where.room, late.person.user);
  await late.person.join(where.room);
  await late.say('direct', '!cours LO21 support S1');

  // The teacher has no power in that room; the assistant owns it.
  await prof.say('direct', '!cours créer SR03 Séminaire');
  await prof.say('direct', '!cours SR03 lier');
  const seminar = await cast.addRoom('SR03', tutor);
  await cast.inviteBot(seminar, tutor);
  await tutor.say('SR03', await linkLine(prof));

  await bot.go(paris(2026, 12, 8, 18));
  return { late };
}

/** The line to type in the room, as the bot gave it in private. */
async function linkLine(prof: MatrixClassmate): Promise<string> {
  const said = (await prof.bot('direct')).map((message) => message.text).join('\n');
  const [line] = said.match(/!cours lier SR03 [\w-]+/) ?? [];
  if (line === undefined) throw new Error(`no line to link a room in: ${said}`);
  return line;
}
