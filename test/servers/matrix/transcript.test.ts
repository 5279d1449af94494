import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherMatrix, type MatrixCast } from '../play/matrix-cast.ts';
import { matrixWays, type Ways } from '../play/matrix-ways.ts';
import { material, room } from '../play/play.ts';
import { type Performance, perform, transcript } from '../play/transcript.ts';
import type { Limits } from '../synapse/config.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import { startJsClients } from '../synapse/people/js-person.ts';
import type { MatrixMessage } from '../synapse/people/matrix-person.ts';
import { Synapse } from '../synapse/server.ts';

// The class on a real homeserver. All plays go on at the same time: with the limits of a stranger's server
// a play lasts minutes, in which there is nothing to do but wait.

const patience = 420_000;
const variants = [
  { limits: 'off', encrypted: false },
  { limits: 'off', encrypted: true },
  { limits: 'default', encrypted: false },
  { limits: 'default', encrypted: true },
] as const;
type Variant = (typeof variants)[number];

interface Played extends Performance {
  readonly cast: MatrixCast;
  /** Without limits only: nothing more is to be learnt by waiting. */
  readonly ways?: Ways;
}

let clients: ClientProcess;
const servers = new Map<Limits, Synapse>();
const casts: MatrixCast[] = [];
const plays = new Map<Variant, Promise<Played>>();

async function playOn(server: Synapse, { encrypted, limits }: Variant): Promise<Played> {
  const cast = await gatherMatrix({ server, clients, encrypted });
  casts.push(cast);
  const performance = await perform(cast);
  if (limits === 'default') return { ...performance, cast };
  return { ...performance, cast, ways: await matrixWays(cast, encrypted ? 'js' : 'plain') };
}

beforeAll(async () => {
  clients = startJsClients();
  for (const limits of ['default', 'off'] as const) servers.set(limits, await Synapse.start(limits));
  for (const variant of variants) {
    const server = servers.get(variant.limits);
    if (server === undefined) throw new Error(`no server with limits ${variant.limits}`);
    const played = playOn(server, variant);
    // Reported by the variant's own tests.
    played.catch(() => {});
    plays.set(variant, played);
  }
});
afterAll(async () => {
  await Promise.allSettled(plays.values());
  for (const cast of casts) await cast.close();
  await clients?.close();
  for (const server of servers.values()) await server.stop();
}, patience);

describe.each(variants)(
  'a class on Matrix, limits $limits, encrypted $encrypted',
  { retry: 0 },
  (variant) => {
    let played: Played;
    const performed = async () => {
      const play = await plays.get(variant);
      if (play === undefined) throw new Error('was not played');
      return play;
    };
    const textsOf = (messages: readonly MatrixMessage[]) =>
      messages.map((message) => message.text).join('\n');

    // The slow plays are waited for here.
    beforeAll(async () => {
      played = await performed();
    }, patience);

    transcript(performed);

    it('is read alike by every client', async () => {
      const [one, two, three] = played.cast.students;
      const botSays = async (who: typeof one) =>
        (await who.messages(room))
          .filter((message) => message.user === played.cast.botUser)
          .map(({ reference, text, ring, thread, signs }) => ({ reference, text, ring, thread, signs }));
      const said = await botSays(one);
      expect(said.length).toBeGreaterThan(15);
      expect(await botSays(two)).toEqual(said);
      expect(await botSays(three)).toEqual(said);
      expect(await botSays(played.cast.prof)).toEqual(said);
    });

    it('shows headings and commands as such, and reads well without', async () => {
      const all = await played.cast.students[0].messages(room);
      const opening = all.find((message) => message.text.includes('📖 Séance 1 (S1)'));
      expect(opening?.html).toContain('<h3>Les arbres</h3>');
      expect(opening?.html).toContain('<strong>Séance 1 (S1), Les arbres</strong>');
      expect(opening?.text).toContain(material.split('\n')[1]);
      expect(opening?.text).not.toContain('<h1>');
      expect(all.find((message) => message.text.startsWith('Bonjour.'))?.html).toContain('<code>!cours ');
    });

    if (variant.limits === 'default') return;

    it('answers in the thread where the command was written', async () => {
      const all = await played.cast.students[2].messages(room);
      const asked = all.find((message) => message.text === '!cours prochain');
      const answer = all.find(
        (message) => message.user === played.cast.botUser && message.replyTo === asked?.reference,
      );
      expect(asked?.thread).toBeDefined();
      expect(answer?.thread).toBe(asked?.thread);
    });

    it('executes a command that was mended', async () => {
      const all = await played.cast.students[1].messages(room);
      const mended = all.findIndex((message) => message.edited && message.text === '!cours agenda');
      expect(mended).toBeGreaterThan(-1);
      const answers = all.filter((message) => message.replyTo === all[mended]?.reference);
      expect(answers).toHaveLength(1);
      // What the mistyped line was answered became the answer to the mended one.
      expect(answers[0]?.text).toMatch(/^LO21, 2 séances à venir/);
    });

    it('mentions who wants to be reminded, and nobody whose sign was taken back', async () => {
      const all = await played.cast.students[0].messages(room);
      const reminder = all.findLast((message) => message.text.startsWith('⏰ Séance 2 (S2)'));
      expect(reminder?.text).toContain(' : demain, ');
      expect(reminder?.mentions).toEqual([played.cast.students[0].person.user]);
      const others = all.filter((message) => message.user === played.cast.botUser && message !== reminder);
      expect(others.filter((message) => message.mentionsRoom)).toEqual([]);
    });

    it('leaves alone what a moderator deleted', async () => {
      expect(textsOf(await played.cast.students[0].messages(room))).not.toContain('Séance 1 (S1) terminée.');
    });

    it('gives the material to who came late, in private', async () => {
      const all = (await played.ways?.late.messages('direct')) ?? [];
      expect(textsOf(all)).toContain(material.split('\n')[1]);
      expect(all.filter((message) => message.unreadable)).toEqual([]);
    });

    it('links a course made in private, by who may moderate', async () => {
      const all = await played.cast.tutor.messages('SR03');
      expect(textsOf(all)).toContain('✅ Ce salon est lié à SR03, Séminaire, pour toute la classe.');
    });
  },
);
