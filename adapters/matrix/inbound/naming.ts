import { z } from 'zod';
import { afterCall } from '../../../src/message/calling.ts';
import { ownWords } from '../../../src/message/own-words.ts';
import type { Mention, Naming } from '../../../src/ports/chat.ts';
import type { InboundContext } from './context.ts';
import { mentionsIn } from './mentions.ts';
import { relationOf } from './relation.ts';

/** People of `m.mentions` whose names are looked up. */
const mostLookedUp = 5;

const formatted = z.object({
  format: z.literal('org.matrix.custom.html'),
  formatted_body: z.string(),
});
const marked = z.object({ 'm.mentions': z.object({ user_ids: z.array(z.string()) }) });

/**
 * Whom a message names, and how the bot is called in its room. A mention is a link in the formatted
 * text, or in the plain one; where a client writes neither, `m.mentions` says whom the names mean
 * (client-server API, "User and room mentions"), but for an answer: there it also holds who is answered.
 */
export async function namingOf(
  room: string,
  text: string,
  content: unknown,
  context: InboundContext,
): Promise<Naming> {
  const { bot, rooms } = context;
  const found = mentionsIn(text, formatted.safeParse(content).data?.formatted_body ?? '');
  const isBot = ({ user }: Mention) => user.toLowerCase() === bot.toLowerCase();
  const name = await rooms.name(room, bot);
  const localpart = bot.slice(0, bot.indexOf(':'));
  const names = [...new Set([bot, localpart, name, `@${name}`])];
  const toBot = found.filter(isBot);
  const pills = toBot.filter(({ first }) => first).map(({ words }) => words);
  const people = found
    .filter((mention) => !isBot(mention) && !isCall(mention, localpart))
    .map(({ words, user }) => ({ words, user }));

  const told = relationOf(content).replyTo === undefined ? markedIn(content) : [];
  if (toBot.length === 0 && told.includes(bot)) pills.push(name);
  const naming = { names, pills, people };
  const unnamed = told.filter((user) => user !== bot && !people.some((mention) => mention.user === user));
  // Chatter shall cost no request.
  if (unnamed.length === 0 || afterCall(ownWords(text), naming) === undefined) return naming;
  const looked = unnamed.slice(0, mostLookedUp).map(async (user) => {
    return { words: await rooms.name(room, user), user };
  });
  return { ...naming, people: [...people, ...(await Promise.all(looked))] };
}

/** `@cours:agenda` is a call and a verb, without a space between: no server has such a name. */
function isCall({ words, user }: Mention, localpart: string): boolean {
  const server = user.slice(user.indexOf(':') + 1);
  return (
    words === user && user.toLowerCase() === `${localpart}:${server}`.toLowerCase() && !/[.:]/u.test(server)
  );
}

function markedIn(content: unknown): readonly string[] {
  return marked.safeParse(content).data?.['m.mentions'].user_ids ?? [];
}
