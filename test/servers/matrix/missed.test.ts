import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/engine/system-clock.ts';
import { openSqlite } from '../../../storage/sqlite/open.ts';
import { gatherMatrix, type MatrixCast } from '../play/matrix-cast.ts';
import type { ClientProcess } from '../synapse/people/client-process.ts';
import { JsPerson, startJsClients } from '../synapse/people/js-person.ts';
import { Synapse } from '../synapse/server.ts';

// The bot is down while three classes write: more than a server tells in one sync.

const rooms = ['A1', 'B2', 'C3'] as const;
const messagesPerRoom = 200;
const patience = 300_000;
/** Nobody may give more than ten commands in ten seconds, and all of this happens at the same moment. */
const commandsPerPerson = 3;

let server: Synapse;
let clients: ClientProcess;

beforeAll(async () => {
  server = await Synapse.start('off');
  clients = startJsClients();
});
afterAll(async () => {
  await clients?.close();
  await server?.stop();
});

interface Command {
  readonly id: string;
  readonly plans: boolean;
}

describe.each([false, true])('200 messages missed in each of three rooms, encrypted %s', (encrypted) => {
  let cast: MatrixCast;
  beforeAll(async () => {
    cast = await gatherMatrix({ server, clients, encrypted });
    for (const name of rooms) {
      await cast.addRoom(name, cast.prof);
      await cast.inviteBot(await cast.prof.room(name), cast.prof);
      for (const { person } of [cast.tutor, ...cast.students]) {
        await cast.prof.person.invite(await cast.prof.room(name), person.user);
        await person.join(await cast.prof.room(name));
      }
      await cast.prof.say(name, `!cours créer ${name} Cours ${name}`);
    }
    // They only write: a server that tells six clients of each message has little time for it.
    for (const { person } of [cast.tutor, ...cast.students])
      if (person instanceof JsPerson) await person.deafen();
  });
  afterAll(() => cast?.close());

  it('are read when the bot is back: none lost, in order, each executed and answered once', {
    timeout: patience,
  }, async () => {
    await cast.bot.stop();
    const commands = await writeEverywhere(1);
    await cast.bot.start();
    await expectAnswers(commands, 1);
  });

  it('are read when it is killed while it catches up', { timeout: patience }, async () => {
    await cast.bot.stop();
    const commands = await writeEverywhere(2);
    await cast.bot.start();
    for (const pause of [20, 60, 120, 250, 40, 500, 90]) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      await cast.bot.killAndRestart();
    }
    await expectAnswers(commands, 2);
  });

  async function writeEverywhere(round: number): Promise<readonly (readonly Command[])[]> {
    return Promise.all(rooms.map((name) => write(name, round)));
  }

  /** 200 messages, the commands spread among them; the teacher's plan a session each. */
  async function write(name: string, round: number): Promise<readonly Command[]> {
    const people = [cast.prof, cast.tutor, ...cast.students];
    const room = await cast.prof.room(name);
    const every = Math.floor(messagesPerRoom / (people.length * commandsPerPerson));
    const commands: Command[] = [];
    const talk: Promise<string>[] = [];
    for (let n = 0; n < messagesPerRoom; n += 1) {
      const turn = n / every;
      const who = people[turn % people.length];
      if (who === undefined || commands.length === people.length * commandsPerPerson) {
        talk.push(cast.students[2].person.say(`message ${n}`, { room }));
      } else {
        const plans = who === cast.prof;
        const text = plans
          ? `!cours planifier ${1 + turn / people.length}/0${round}/2027 10h`
          : '!cours prochain';
        await Promise.all(talk.splice(0));
        commands.push({ id: await who.person.say(text, { room }), plans });
      }
    }
    await Promise.all(talk);
    return commands;
  }

  async function expectAnswers(given: readonly (readonly Command[])[], round: number): Promise<void> {
    for (const commands of given) for (const { id } of commands) await cast.bot.heard(id);
    for (const [at, name] of rooms.entries()) {
      const commands = given[at] ?? [];
      expect(commands).toHaveLength(5 * commandsPerPerson);
      const ids = commands.map((command) => command.id);
      const all = await cast.prof.messages(name);
      const answers = all.filter(({ user, replyTo }) => user === cast.botUser && ids.includes(replyTo ?? ''));
      // Who asks what others ask in the same wait reads the one answer to all of them.
      const asked = new Set(answers.map(({ replyTo }) => replyTo));
      expect(asked.size).toBe(answers.length);
      expect(await unanswered(ids)).toEqual([]);
      const plans = commands.filter((command) => command.plans).map((command) => command.id);
      const planned = answers.filter((answer) => plans.includes(answer.replyTo ?? ''));
      const numbers = planned.map((answer) => /\(?(S\d+)\)?/.exec(answer.text)?.[1]);
      const first = 1 + (round - 1) * commandsPerPerson;
      expect(numbers).toEqual([`S${first}`, `S${first + 1}`, `S${first + 2}`]);
    }
  }

  /** Of these commands, those whose answer did not go out. */
  async function unanswered(ids: readonly string[]): Promise<readonly string[]> {
    const store = await openSqlite({ file: cast.database, exclusive: false, clock: systemClock });
    const without: string[] = [];
    for (const id of ids) {
      const event = await store.event(`matrix:${cast.botUser}`, id);
      const copies = await store.copies(event?.command?.answer ?? '');
      if (copies.length !== 1 || copies[0]?.state !== 'sent') without.push(id);
    }
    await store.close();
    return without;
  }
});
