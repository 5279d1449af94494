import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherMatrix, type MatrixCast } from '../play/matrix-cast.ts';
import type { MatrixClassmate } from '../play/matrix-classmate.ts';
import { room as classRoom } from '../play/play.ts';
import { passwordOf } from '../synapse/admin.ts';
import { logIn, path } from '../synapse/client-server.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import type { Content } from '../synapse/people/contents.ts';
import { startJsClients } from '../synapse/people/js-person.ts';
import type { MatrixMessage } from '../synapse/people/matrix-person.ts';
import { Synapse } from '../synapse/server.ts';

// The bot is called, and people are named, by mentions as clients send them, on a real homeserver.

let server: Synapse;
let clients: ClientProcess;
let cast: MatrixCast;
let room: string;
const patience = 120_000;

beforeAll(async () => {
  server = await Synapse.start('off');
  clients = startJsClients();
  cast = await gatherMatrix({ server, clients, encrypted: false });
  room = await cast.prof.room(classRoom);
  await cast.prof.say(classRoom, '!cours créer LO21 Algorithmes');
}, patience);
afterAll(async () => {
  await cast?.close();
  await clients?.close();
  await server?.stop();
});

const profileOf = (user: string) => cast.prof.person.ask('GET', path`/_matrix/client/v3/profile/${user}`);
const html = (body: string, formatted_body: string, more: Content = {}): Content => ({
  ...{ msgtype: 'm.text', body, format: 'org.matrix.custom.html', formatted_body },
  ...more,
});
const pill = (user: string, words: string) => `<a href="https://matrix.to/#/${user}">${words}</a>`;

/** Sends a content as it stands; gives the bot's answer to it. More than ten in ten seconds get none. */
async function answerTo(content: Content, by: MatrixClassmate = cast.prof): Promise<MatrixMessage> {
  const id = await by.person.put(room, 'm.room.message', content);
  await cast.bot.heard(id);
  const found = (await cast.prof.messages(classRoom)).find(({ replyTo }) => replyTo === id);
  if (found === undefined) throw new Error(`no answer to ${JSON.stringify(content)}`);
  return found;
}

/** Sends contents that nobody is to answer, then a command that shows that they were read. */
async function unanswered(...contents: readonly Content[]): Promise<void> {
  const { person } = cast.tutor;
  const ids: string[] = [];
  for (const content of contents) ids.push(await person.put(room, 'm.room.message', content));
  await answerTo({ msgtype: 'm.text', body: '!cours prochain' }, cast.tutor);
  const answers = await cast.prof.messages(classRoom);
  expect(answers.filter(({ replyTo }) => ids.includes(replyTo ?? ''))).toEqual([]);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) if (Date.now() > end) throw new Error('it did not come');
}

describe('the account', () => {
  it('has a name and a picture of its own, given once', { timeout: patience }, async () => {
    await until(async () => (await profileOf(cast.botUser)).avatar_url !== undefined);
    const profile = await profileOf(cast.botUser);
    expect(profile).toMatchObject({ displayname: 'Cours', avatar_url: expect.stringMatching(/^mxc:/) });
    const shown = await cast.prof.person.state(room, 'm.room.member', cast.botUser);
    expect(shown).toMatchObject({ membership: 'join', displayname: 'Cours' });
    await cast.bot.stop();
    await cast.bot.start();
    await answerTo({ msgtype: 'm.text', body: '!cours prochain' });
    expect(await profileOf(cast.botUser)).toEqual(profile);
  });
});

describe('the bot', () => {
  it('answers to a mention in every form', { timeout: patience }, async () => {
    const bot = cast.botUser;
    const link = `https://matrix.to/#/${bot}`;
    const marked = { 'm.mentions': { user_ids: [bot] } };
    for (const content of [
      html('Cours: prochain', `${pill(bot, 'Cours')}: prochain`, marked),
      html(`[${bot}](${link}) prochain`, `${pill(bot, bot)} prochain`, marked),
      html(`${bot} prochain`, `${pill(encodeURIComponent(bot), '@Cours')} prochain`, marked),
      html('@[Cours] prochain', `<a href="matrix:u/${bot.slice(1)}">@[Cours]</a> prochain`, marked),
      { msgtype: 'm.text', body: `${bot}: prochain` },
      { msgtype: 'm.text', body: 'Cours prochain', ...marked },
      { msgtype: 'm.text', body: '`!cours prochain`' },
    ])
      expect((await answerTo(content, cast.students[2])).text, JSON.stringify(content)).toContain(
        'aucune séance',
      );
  });

  it('is called by the name that it has now', { timeout: patience }, async () => {
    const localpart = cast.botUser.slice(1, cast.botUser.indexOf(':'));
    const { token } = await logIn(server.url, localpart, passwordOf(localpart));
    const endpoint = path`/_matrix/client/v3/profile/${cast.botUser}/displayname`;
    const rename = (displayname: string) =>
      fetch(server.url + endpoint, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ displayname }),
      });
    await rename('Élise, du cours');
    const named = async () =>
      (await cast.prof.person.state(room, 'm.room.member', cast.botUser)).displayname === 'Élise, du cours';
    await until(named);
    await answerTo({ msgtype: 'm.text', body: 'Élise, du cours : prochain' }, cast.tutor);
    await unanswered({ msgtype: 'm.text', body: 'Cours: prochain' });
    await rename('Cours');
  });

  it('is not called by a mention in a sentence, nor by one of somebody else', {
    timeout: patience,
  }, async () => {
    const ana = cast.tutor.person.user;
    await unanswered(
      html('merci Cours', `merci ${pill(cast.botUser, 'Cours')}`, {
        'm.mentions': { user_ids: [cast.botUser] },
      }),
      html('Cours: prochain', `${pill(ana, 'Cours')}: prochain`, { 'm.mentions': { user_ids: [ana] } }),
    );
  });
});

describe('a person', () => {
  it('is whom a mention names, whatever their name', { timeout: patience }, async () => {
    const { user } = cast.tutor.person;
    const added = await answerTo(
      html('!cours équipe + Tuteur prof', `!cours équipe + ${pill(user, 'Tuteur')} prof`),
    );
    expect(added.text).toContain('Tuteur');
    expect((await answerTo({ msgtype: 'm.text', body: '!cours équipe' })).text).toContain('Prof et Tuteur');
    const removed = await answerTo({
      ...{ msgtype: 'm.text', body: `!cours équipe - [Tuteur](https://matrix.to/#/${user})` },
    });
    expect(removed.text).toContain('Tuteur');
    expect((await answerTo({ msgtype: 'm.text', body: '!cours équipe' })).text).not.toContain('Tuteur');
  });

  it('of the same name as somebody else is asked for, unless mentioned', { timeout: patience }, async () => {
    const twin = await cast.add('Jumeau', 'plain');
    const { user } = twin.person;
    const endpoint = path`/_matrix/client/v3/profile/${user}/displayname`;
    await twin.person.ask('PUT', endpoint, { displayname: 'Étu1' });
    await cast.prof.person.invite(room, user);
    await twin.person.join(room);
    const asked = await answerTo({ msgtype: 'm.text', body: '!cours équipe + Étu1' });
    expect(asked.text).toContain(user);
    await answerTo(html('!cours équipe + Étu1', `!cours équipe + ${pill(user, 'Étu1')}`));
    const again = await answerTo({ msgtype: 'm.text', body: `!cours équipe + ${user}` });
    expect(again.text).toContain('Étu1');
    expect(again.text).toContain('déjà');
  });
});
