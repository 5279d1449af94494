import { type Content, textMessage } from '../../test/servers/synapse/people/contents.ts';
import { JsPerson } from '../../test/servers/synapse/people/js-person.ts';
import type { MatrixPerson } from '../../test/servers/synapse/people/matrix-person.ts';
import { inMs, median, quantile, report } from '../tools.ts';
import { classRoom, type Ground, jsPerson, newBot, plainPerson } from './meeting.ts';
import { type SeenEvent, Watcher } from './watcher.ts';

/** So many that nobody reaches the flood limit (10 in 10 s). */
const people = 6;
const rounds = 240;

/**
 * From a command to the bot's answer, beside two clients of plain requests that play ping-pong through
 * /send and /sync: in turn, so that both meet the same machine. Both clocks run from the request that sends
 * to the sync that brings the answer, which one client asks for: what the clients of people do before, after
 * and beside that is done on their own machines.
 */
export async function benchAnswers(ground: Ground, encrypted: boolean): Promise<void> {
  const kind = encrypted ? 'encrypted' : 'clear';
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

  // The keys for what the bot says reach them, then they ask for nothing more.
  for (const one of askers) {
    await settled(async () => void (await one.say('!cours prochain', { room })));
    if (one instanceof JsPerson) await one.deafen();
  }

  const table = await pingPong(ground);
  const type = encrypted ? 'm.room.encrypted' : 'm.room.message';
  const sealed: number[] = [];
  const asked: number[] = [];
  const played: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const asker = askers[round % people] as MatrixPerson;
    const begun = performance.now();
    const wire = await contentOf(asker, '!cours prochain', room);
    const heard = answer();
    const ready = performance.now();
    await asker.put(room, type, wire);
    await heard;
    asked.push(performance.now() - ready);
    sealed.push(ready - begun);
    played.push(await table.play());
  }
  const aim = encrypted ? 1.3 : 1.1;
  report(`Matrix, ${kind}: command → answer, median (p99)`, both(asked));
  report(`Matrix, ${kind}: ping-pong beside it, median (p99)`, both(played));
  if (encrypted) report('Matrix: a person’s client encrypts, median (p99)', both(sealed));
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

/** A message as it goes out. */
async function contentOf(asker: MatrixPerson, text: string, room: string): Promise<Content> {
  return asker instanceof JsPerson ? asker.seal(text, room) : textMessage(text, { room });
}

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
