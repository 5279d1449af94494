import type { BotProcess } from './bot-process.ts';
import type { Classmate } from './classmate.ts';

/** An hour of Paris in winter as epoch ms. */
export function paris(year: number, month: number, day: number, hour: number, minute = 0): number {
  return Date.UTC(year, month - 1, day, hour - 1, minute);
}

/** When the bot is started: Wednesday 25 November 2026, 10:00. */
export const begin = paris(2026, 11, 25, 10);

/** A teacher, an assistant and three students with a bot of their own; everybody is in the class room. */
export interface Cast {
  readonly bot: BotProcess;
  readonly prof: Classmate;
  readonly tutor: Classmate;
  readonly students: readonly [Classmate, Classmate, Classmate];
  close(): Promise<void>;
}

/** The room in which the course is held. */
export const room = 'LO21';

export const material = `# Les arbres
Un arbre binaire est soit vide, soit un nœud et deux arbres. Hauteur : la plus longue descente.`;

/** The last message of the bot that begins with a text. */
export async function find(who: Classmate, where: string, begins: string): Promise<string> {
  const found = (await who.bot(where)).findLast((message) => message.text.includes(begins));
  if (found === undefined) throw new Error(`${who.name} reads no « ${begins} » in ${where}`);
  return found.id;
}

/**
 * TRANSCRIPT.md as these verbs cover it, on whichever platform. Every step is safe to repeat after a kill.
 */
export async function play(
  { bot, prof, tutor, students: [one, two, three] }: Cast,
  pauses: { beforeOpening?: () => Promise<void> } = {},
): Promise<void> {
  await prof.say(room, '!cours créer LO21 Algorithmes et structures');
  await prof.say(room, "!cours planifier tous les mardis 14h15-16h15 jusqu'au 15/12 hors fériés");
  await one.say(room, '!cours planifier demain 8h');
  await prof.say(room, '!cours équipe + Tuteur tuteur');
  await prof.say('direct', `!cours LO21 support S1\n${material}`);
  await bot.go(paris(2026, 11, 30, 18));
  await bot.go(paris(2026, 12, 1, 14, 5));
  await pauses.beforeOpening?.();
  await bot.go(paris(2026, 12, 1, 14, 15));
  const opening = await find(one, room, 'Séance 1 (S1), Les arbres');
  await one.say(room, 'pourquoi compter la hauteur en arêtes ?', opening);
  await three.say(room, 'Bonjour, je suis là.');
  await two.say(room, '!cours audio je bloque sur la rotation');
  await three.react(await find(two, room, 'Étu2 demande une salle audio'), '👍');
  await one.say(room, '!cours audio oui', opening);
  await bot.go(paris(2026, 12, 1, 14, 30));
  for (const student of [one, two, three]) await student.say(room, '!cours salle autre');
  await prof.say('direct', '!cours LO21 déplacer S2 mercredi 9/12 10h');
  await bot.go(paris(2026, 12, 1, 14, 32));
  await tutor.say('direct', '!cours LO21 planifer jeudi 14h');
  await prof.say('direct', '!cours LO21 annuler');
  await prof.say('direct', '!cours LO21 planifier 28/03/2027 2h30');
  await bot.go(paris(2026, 12, 1, 16, 32));
}
