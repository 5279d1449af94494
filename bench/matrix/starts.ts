import { inMs, median, report } from '../tools.ts';
import { classRoom, type Ground, jsPerson, newBot } from './meeting.ts';
import { Watcher } from './watcher.ts';

const starts = 7;
const messages = 3_000;
const atOnce = 8;

/** A cold start to the first answer in an encrypted room, idle memory, and memory after 3,000 messages. */
export async function benchStarts(ground: Ground): Promise<void> {
  const { bot, user } = await newBot(ground);
  const ana = await jsPerson(ground, user);
  const room = await ana.createRoom(classRoom(true, [user]));
  await bot.start();
  await ana.until(user, 'join', room);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await bot.stop();
  const seen = new Watcher(ana.access);
  await seen.start();
  const waits: number[] = [];
  for (let n = 0; n < starts; n += 1) {
    await ana.say('!cours aide', { room });
    const answer = seen.next((event) => event.sender === user && event.type === 'm.room.encrypted');
    const before = performance.now();
    await bot.start();
    await answer;
    waits.push(performance.now() - before);
    if (n < starts - 1) await bot.stop();
  }
  report('Matrix: cold start to the first (encrypted) answer, median', inMs(median(waits)), 'aim < 1,500 ms');
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  report('Matrix: memory at rest, encryption on', `${bot.memory().now} MB`, 'aim < 150 MB');
  const left = Array.from({ length: messages }, (_, n) => n);
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let n = left.pop(); n !== undefined; n = left.pop()) await ana.say(`message ${n}`, { room });
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const { now, most } = bot.memory();
  report('Matrix: memory after 3,000 encrypted messages (at most)', `${now} (${most}) MB`, 'aim < 200 MB');
  await seen.stop();
  await ana.close();
  await bot.end();
}
