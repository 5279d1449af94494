import { beforeAll, expect, it } from 'vitest';
import type { Fault } from './play/bot-process.ts';
import type { Classmate } from './play/classmate.ts';
import { gather } from './play/local-cast.ts';
import { type Cast, play, room } from './play/play.ts';

// kill -9 at random moments of the class: what everybody reads in the end is, message by message, what
// they read in a class that nobody disturbed. So every command is answered once, every post stands once
// a place and in its lane's order, and no session name is given twice.

const wantedKills = 200;
/** Classes that are played at once, each with a bot of its own: two cores keep two bots starting. */
const sideBySide = 2;
/** A bot lives so long at most once it is ready (ms): many a short life hits what takes but a moment … */
const shortLife = 60;
/** … and in a longer one the class gets on. */
const longLife = 200;

/** What a room reads, without what is drawn by lot (names of rooms on demand). */
async function transcript(who: Classmate, where: string): Promise<readonly string[]> {
  const messages = await who.read(where);
  const roots = new Map(messages.map((message) => [message.id, message.text.slice(0, 30)]));
  return messages.map(({ author, text, thread, ring }) => {
    const place = thread === null ? '' : `⟨${roots.get(thread)}⟩ `;
    const words = text.replaceAll(/cours-[0-9a-z-]+/g, 'cours-…');
    return `${place}${author.name}${ring ? ' rings' : ''}: ${words}`;
  });
}

async function everything(cast: Cast): Promise<Record<string, readonly string[]>> {
  return {
    class: await transcript(cast.students[0], room),
    prof: await transcript(cast.prof, 'direct'),
    tutor: await transcript(cast.tutor, 'direct'),
  };
}

/** Plays once, killing all the while, as long as `more` says so; gives what everybody reads. */
async function killedPlay(fault: Fault, seed: number, more: () => boolean) {
  const cast = await gather(fault);
  const random = generator(seed);
  let playing = true;
  const killer = (async () => {
    while (playing) {
      await new Promise((resolve) =>
        setTimeout(resolve, 2 + random() * (random() < 0.6 ? shortLife : longLife)),
      );
      if (playing && cast.bot.isGone) await cast.bot.killAndRestart();
      else if (playing && more()) await cast.bot.killAndRestart(random() < 0.2 ? random() * 400 : undefined);
    }
  })();
  try {
    await play(cast);
    playing = false;
    await killer;
    await cast.bot.go();
    return await everything(cast);
  } finally {
    playing = false;
    await killer;
    await cast.close();
  }
}

/** Mulberry32: the same kills again for the same seed, as far as the machine allows. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What everybody reads in a class that nobody disturbed. */
let expected: Record<string, readonly string[]> = {};

beforeAll(async () => {
  const cast = await gather();
  await play(cast);
  expected = await everything(cast);
  await cast.close();
}, 120_000);

/** What reads differently, line by line: a log of a run shows but its end. */
function differences(read: Record<string, readonly string[]>): readonly string[] {
  return Object.entries(expected).flatMap(([where, lines]) => {
    const there = read[where] ?? [];
    const length = Math.max(lines.length, there.length);
    return Array.from({ length }, (_, at) => at)
      .filter((at) => lines[at] !== there[at])
      .map((at) => `${where} ${at}: ${there[at]} | expected: ${lines[at]}`);
  });
}

it(`${wantedKills} kills lose nothing and double nothing`, { timeout: 600_000 }, async () => {
  let kills = 0;
  let seed = 0;
  const more = () => {
    kills += 1;
    return kills <= wantedKills;
  };
  const playOn = async () => {
    while (kills < wantedKills) {
      seed += 1;
      const mine = seed;
      expect(differences(await killedPlay('none', mine, more)), `seed ${mine}`).toEqual([]);
    }
  };
  // Both to their end, also when one fails: its bots would go on beside the tests that follow.
  const classes = await Promise.allSettled(Array.from({ length: sideBySide }, playOn));
  for (const played of classes) if (played.status === 'rejected') throw played.reason;
});

it.each([
  { fault: 'randomKey', killed: true },
  // This bot falls into the gap by itself, once.
  { fault: 'eventOutside', killed: false },
] as const)(
  'notices the mistake $fault (negative control)',
  { timeout: 600_000 },
  async ({ fault, killed }) => {
    let noticed = false;
    for (let seed = 1; seed <= 12 && !noticed; seed += 1) {
      // A class that could not be played to its end is no notice.
      const read = await killedPlay(fault, seed, () => killed).catch(() => expected);
      noticed = JSON.stringify(read) !== JSON.stringify(expected);
    }
    expect(noticed).toBe(true);
  },
);
