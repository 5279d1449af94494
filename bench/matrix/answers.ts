import type { MatrixPerson } from '../../test/servers/synapse/people/matrix-person.ts';
import { inMs, median, quantile, report } from '../tools.ts';
import { classRoom, type Ground, jsPerson, newBot, plainPerson } from './meeting.ts';
import { type SeenEvent, Watcher } from './watcher.ts';

/** So many that nobody reaches the flood limit (10 in 10 s); every client more would be load of its own. */
const people = 6;
const rounds = 240;

/**
 * From a command to the bot's answer, beside two clients of plain requests that play ping-pong through
 * /send and /sync: in turn, so that both meet the same machine.
 */
export async function benchAnswers(ground: Ground, encrypted: boolean): Promise<void> {
  const { bot, user } = await newBot(ground);
  const askers: MatrixPerson[] = [];
  for (let n = 0; n < people; n += 1)
    askers.push(encrypted ? await jsPerson(ground, user) : await plainPerson(ground, user));
  const [owner] = askers as [MatrixPerson];
  const room = await owner.createRoom(
    classRoom(encrypted, [user, ...askers.slice(1).map((one) => one.user)]),
  );
  for (const one of askers.slice(1)) await one.join(room);
  await bot.start();
  await owner.until(user, 'join', room);
  const seen = new Watcher(owner.access);
  await seen.start();
  const answer = () => seen.next((event) => isMessage(event) && event.room === room && event.sender === user);
  // The greeting, the course and its privacy notice.
  await settled(async () => void (await owner.say('!cours créer LO21 Algorithmes', { room })));

  const table = await pingPong(ground);
  const asked: number[] = [];
  const played: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const asker = askers[round % people] as MatrixPerson;
    const heard = answer();
    const before = performance.now();
    await asker.say('!cours prochain', { room });
    await heard;
    asked.push(performance.now() - before);
    played.push(await table.play());
  }
  const kind = encrypted ? 'encrypted' : 'clear';
  report(`Matrix, ${kind}: command → answer, median (p99)`, both(asked));
  report(`Matrix, ${kind}: ping-pong beside it, median (p99)`, both(played));
  const aim = encrypted ? 1.3 : 1.1;
  const ratio = median(asked) / median(played);
  report(`Matrix, ${kind}: command against ping-pong, median`, `${ratio.toFixed(2)} ×`, `aim ≤ ${aim} ×`);
  const tail = quantile(asked, 0.99) / quantile(played, 0.99);
  report(`Matrix, ${kind}: command against ping-pong, p99`, `${tail.toFixed(2)} ×`, `aim ≤ ${aim} ×`);
  await table.stop();
  await seen.stop();
  for (const one of askers) await one.close();
  await bot.end();
}

const isMessage = (event: SeenEvent) => event.type === 'm.room.message' || event.type === 'm.room.encrypted';
const both = (values: readonly number[]) => `${inMs(median(values))} (${inMs(quantile(values, 0.99))})`;

async function settled(work: () => Promise<void>): Promise<void> {
  await work();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
}

/** Two clients in a room of their own. */
async function pingPong(ground: Ground) {
  const one = await plainPerson(ground);
  const other = await plainPerson(ground);
  const room = await one.createRoom(classRoom(false, [other.user]));
  await other.join(room);
  const [mine, theirs] = [new Watcher(one.access), new Watcher(other.access)];
  await mine.start();
  await theirs.start();
  theirs.each((event) => {
    if (event.sender === one.user && isMessage(event)) void other.say('pong', { room });
  });
  return {
    async play(): Promise<number> {
      const pong = mine.next((event) => event.sender === other.user && isMessage(event));
      const before = performance.now();
      await one.say('ping', { room });
      await pong;
      return performance.now() - before;
    },
    async stop(): Promise<void> {
      await mine.stop();
      await theirs.stop();
    },
  };
}
