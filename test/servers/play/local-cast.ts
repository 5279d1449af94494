import { freePort } from '../../support/free-port.ts';
import { botFolder } from './bot-folder.ts';
import { BotProcess, type Fault } from './bot-process.ts';
import { LocalClassmate } from './local-classmate.ts';
import { begin, type Cast, room } from './play.ts';

/** The cast in the local chat of a bot of their own, on empty data; everybody has entered. */
export async function gather(fault: Fault = 'none'): Promise<Cast> {
  const { env, remove } = await botFolder();
  // Kept over restarts, since the browsers' cookies name it.
  const port = await freePort();
  const bot = new BotProcess({ ...env, COURS_HTTP_PORT: String(port) }, begin, fault);
  await bot.start();
  const origin = `http://127.0.0.1:${port}`;
  const [prof, tutor, one, two, three] = ['Prof', 'Tuteur', 'Étu1', 'Étu2', 'Étu3'].map(
    (name) => new LocalClassmate(name, bot, origin),
  ) as [LocalClassmate, LocalClassmate, LocalClassmate, LocalClassmate, LocalClassmate];
  await prof.enter('teach');
  for (const other of [tutor, one, two, three]) await other.enter('study');
  await prof.addRoom(room, 'group');
  for (const other of [tutor, one, two, three]) await other.join(room);
  await bot.go();
  return {
    bot,
    prof,
    tutor,
    students: [one, two, three],
    async close() {
      await bot.stop();
      await remove();
    },
  };
}
