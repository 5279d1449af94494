import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherMatrix, type MatrixCast } from '../play/matrix-cast.ts';
import type { MatrixClassmate } from '../play/matrix-classmate.ts';
import { material, paris, room } from '../play/play.ts';
import { path } from '../synapse/client-server.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import { startJsClients } from '../synapse/people/js-person.ts';
import type { MatrixMessage } from '../synapse/people/matrix-person.ts';
import { Synapse } from '../synapse/server.ts';

// Who comes late to an encrypted room, and the bot itself when it is taken out and comes back, on a real homeserver.

const patience = 60_000;
let server: Synapse;
let clients: ClientProcess;
let cast: MatrixCast;
let late: MatrixClassmate;

beforeAll(async () => {
  server = await Synapse.start('off');
  clients = startJsClients();
  cast = await gatherMatrix({ server, clients, encrypted: true });
  const { bot, prof } = cast;
  await prof.say(room, '!cours créer LO21 Algorithmes et structures');
  await prof.say(room, '!cours planifier mardi 1er décembre 14h15-16h15 — Les arbres');
  await prof.say(room, '!cours planifier mardi 8 décembre 14h15-16h15 — Les graphes');
  await prof.say('direct', `!cours LO21 support S1\n${material}`);
  await bot.go(paris(2026, 12, 1, 14, 15));
  late = await cast.add('Étu4', 'js');
  await prof.person.invite(await prof.room(room), late.person.user);
  await late.person.join(await prof.room(room));
  await bot.go();
}, 400_000);
afterAll(async () => {
  await cast?.close();
  await clients?.close();
  await server?.stop();
});

const botSays = async (who: MatrixClassmate, where: string): Promise<readonly MatrixMessage[]> =>
  (await who.messages(where)).filter((message) => message.user === cast.botUser);

/** The answer to what somebody said, as they read it. */
async function answerTo(who: MatrixClassmate, where: string, text: string): Promise<MatrixMessage> {
  const id = await who.say(where, text);
  const found = (await botSays(who, where)).find((message) => message.replyTo === id);
  if (found === undefined) throw new Error(`« ${text} » has no answer`);
  return found;
}

/** Waits until the bot says something in a room (by its id). */
async function untilSaid(who: MatrixClassmate, where: string, text: string): Promise<string> {
  const end = Date.now() + patience;
  for (;;) {
    await cast.bot.go();
    const messages = await who.person.read(where);
    const found = messages.findLast((each) => each.user === cast.botUser && each.text.includes(text));
    if (found !== undefined) return found.text;
    if (Date.now() > end) throw new Error(`never said: ${text}; but ${messages.at(-1)?.text}`);
  }
}

async function kick(): Promise<void> {
  const { person } = cast.prof;
  const where = await cast.prof.room(room);
  await person.ask('POST', path`/_matrix/client/v3/rooms/${where}/kick`, { user_id: cast.botUser });
  await person.until(cast.botUser, 'leave', where);
}

describe('who comes to an encrypted room after the opening', () => {
  it('cannot read it, and is told how to, once, silently', async () => {
    const opening = (await late.messages(room)).filter(({ unreadable }) => unreadable);
    expect(opening.length).toBeGreaterThan(0);
    await untilSaid(late, await late.room(room), "Vous venez d'arriver");
    const told = await botSays(late, room);
    const readable = told.filter(({ unreadable }) => !unreadable);
    expect(readable.map(({ text }) => text)).toEqual([expect.stringContaining("Vous venez d'arriver")]);
    expect(readable[0]).toMatchObject({ ring: false });
  });

  it('is never given a link to it: first the way to the bot, then the text itself in private', async () => {
    const first = await answerTo(late, room, '!cours support');
    expect(first.text).toContain('!cours LO21 support S1');
    expect(first.text).toContain('Ce salon est chiffré');
    expect(first.html).toContain(`https://matrix.to/#/${cast.botUser}`);
    expect(first.html).not.toContain('/$');
    await late.say('direct', '!cours agenda');
    const second = await answerTo(late, room, '!cours support');
    expect(second.text).toContain('Je vous ai écrit en message privé');
    const privately = (await botSays(late, 'direct')).at(-1);
    expect(privately?.text).toContain(material.split('\n')[1]);
    expect(privately?.unreadable).toBe(false);
  });

  it('while who was there has the link', async () => {
    const [one] = cast.students;
    await one.say(room, '!cours support');
    // In the thread of the session that is open.
    const answer = (await botSays(one, room)).findLast(({ thread }) => thread !== null);
    expect(answer?.text).not.toContain('chiffré');
    expect(answer?.html).toContain('/$');
  });
});

describe('the bot, taken out of its room', () => {
  it('and invited again by its staff, links it again and says what was missed', async () => {
    const { bot, prof } = cast;
    const where = await prof.room(room);
    await kick();
    await bot.go(paris(2026, 12, 1, 18, 30));
    await prof.person.invite(where, cast.botUser);
    const said = await untilSaid(prof, where, 'de nouveau lié à LO21');
    expect(said).toContain('Séances, supports et réglages sont conservés.');
    expect(said).toMatch(/séance 2 \(S2\), Les graphes/u);
    expect((await answerTo(late, room, '!cours prochain')).text).toContain('séance 2 (S2)');
  });

  it('by somebody else, says the two lines, and they work', async () => {
    const { prof } = cast;
    const where = await prof.room(room);
    await kick();
    await cast.bot.go();
    const [one] = cast.students;
    await one.person.invite(where, cast.botUser);
    const said = await untilSaid(one, where, "Ce salon n'est plus lié à LO21");
    expect(said).toContain('!cours lier LO21');
    await prof.say('direct', '!cours LO21 lier');
    const all = (await prof.bot('direct')).map(({ text }) => text).join('\n');
    const [line = ''] = all.match(/!cours lier LO21 [\w-]+/) ?? [];
    expect((await answerTo(prof, room, line)).text).toContain('✅ Ce salon est lié à LO21');
  });

  it('follows its teacher into the room that replaced it meanwhile', async () => {
    const { prof } = cast;
    const where = await prof.room(room);
    await kick();
    await cast.bot.go();
    const upgraded = await prof.person.ask('POST', path`/_matrix/client/v3/rooms/${where}/upgrade`, {
      new_version: '12',
    });
    const replacement = String(upgraded.replacement_room);
    await prof.person.invite(replacement, cast.botUser);
    await untilSaid(prof, replacement, 'de nouveau lié à LO21');
  });
});
