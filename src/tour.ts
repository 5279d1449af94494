import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { nextLocal } from './domain/time/zone.ts';
import { wordsOf } from './i18n/words.ts';
import { type Running, startCours } from './main.ts';
import { HurriedClock } from './tour/hurried-clock.ts';
import { type TourMessage, TourPerson } from './tour/person.ts';
import { Screen } from './tour/screen.ts';

// `npm run tour`: the sample course played in the terminal by three people, with the real store, loop and
// local chat in a folder of its own, on a clock that skips the waiting.

/** Time to read what was shown, in ms; nobody reads what goes into a file or a pipe. */
const pace = process.stdout.isTTY ? 2_500 : 0;
/** Longest wait for something that must come, in ms. */
const patience = 10_000;
const minute = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'cours-tour-'));
try {
  await play();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function play(): Promise<void> {
  // A plain link: the tour asks nobody outside of this machine.
  const callsFile = join(folder, 'calls.yaml');
  writeFileSync(
    callsFile,
    'servers: [{id: demo, provider: link, url: "https://visio.example.org/lo21", label: "Jitsi, example.org"}]\n',
  );
  const config = readConfig({
    COURS_LOCALE: process.env.LANG?.startsWith('en') ? 'en' : 'fr',
    COURS_DATA_DIR: folder,
    COURS_HTTP_PORT: '0',
    COURS_CALLS_FILE: callsFile,
  });
  const clock = new HurriedClock(nextLocal(Date.now(), config.zone, '14:12'));
  const running = await startCours(config, pino({ level: 'error' }), { clock });
  try {
    await tell(running, clock, new Screen(config.zone), wordsOf(config.language).tour);
  } finally {
    await running.stop();
  }
}

/** The script: each step says what comes, does it, and waits for what must follow. */
async function tell(
  { address, idle }: Running,
  clock: HurriedClock,
  screen: Screen,
  words: ReturnType<typeof wordsOf>['tour'],
): Promise<void> {
  const teacher = await TourPerson.enter(address, 'Prof', 'teach');
  const first = await TourPerson.enter(address, 'Étu1', 'study');
  const second = await TourPerson.enter(address, 'Étu2', 'study');
  const shown = new Map<string, string>();

  /** Shows what is new until what is expected has come, and leaves time to read. */
  const see = async (expected: (message: TourMessage) => boolean): Promise<TourMessage> => {
    for (const until = Date.now() + patience; Date.now() < until; await pause(20)) {
      await idle();
      const fresh = (await teacher.read()).filter((message) => shown.get(message.id) !== message.text);
      for (const message of fresh) {
        screen.show(message);
        shown.set(message.id, message.text);
      }
      const found = fresh.find(expected);
      if (found === undefined) continue;
      await pause(pace);
      return found;
    }
    throw new Error('the tour waits in vain');
  };
  const fromBot = (sign: string) => (message: TourMessage) =>
    message.author.bot && message.text.includes(sign);
  const step = async (text: string, act: () => unknown, expected: (message: TourMessage) => boolean) => {
    screen.narrate(text);
    await act();
    return see(expected);
  };
  const write = (person: TourPerson, text: string, thread?: string) => () => person.write(text, thread);

  screen.title(words.title);
  await step(words.intro, () => {}, fromBot('⚖️'));
  const asked = await step(words.asking, write(first, '!cours prochain'), fromBot('S1'));
  const opensAt = Math.ceil(asked.at / minute) * minute;
  await step(words.reminder, () => clock.jumpTo(opensAt), fromBot('⏰'));
  await step(words.opening, () => clock.jumpTo(opensAt + minute), fromBot('💬'));
  const thread = (await teacher.read()).find((message) => message.threadTitle !== null)?.id;
  await step(
    words.writing,
    write(first, 'Pourquoi `milieu + 1` et pas `milieu` ?', thread),
    (message) => !message.author.bot,
  );
  clock.jumpTo(clock.now() + 2 * minute);
  await teacher.write("Essayez sur une suite d'un seul élément : que devient `debut` ?", thread);
  await see((message) => message.author.name === 'Prof');
  await step(words.settings, write(teacher, '!cours réglages audio quorum'), (message) => message.author.bot);
  await teacher.write('!cours réglages quorum 2');
  await see((message) => message.author.bot);
  const request = await step(
    words.audio,
    write(second, "!cours audio je bloque sur l'invariant"),
    (message) => message.author.bot && message.actions.some(({ sign }) => sign === '👍'),
  );
  await step(words.supported, () => first.react(request.id, '👍'), fromBot('https://'));
  clock.jumpTo(clock.now() + 12 * minute);
  await step(words.closing, write(teacher, '!cours fermer'), (message) => message.author.bot);
  await step(words.moving, write(teacher, '!cours déplacer S2 16h30'), fromBot('S2'));
  await step(words.told, () => clock.jumpTo(clock.now() + minute), fromBot('S2'));
  await step(words.ending, () => clock.jumpTo(opensAt + 137 * minute), fromBot('S1'));
  screen.narrate(words.next(words.guide));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
