import { pino } from 'pino';
import { mumbleProvider } from '../../../adapters/mumble/mumble.ts';
import { mumbleInstance, mumbleOrder } from '../../support/mumble-bot.ts';

// A bot that makes rooms until it is killed: `node doomed-bot.ts PORT FINGERPRINT DATA ROUND`. Each room that
// it was given goes to its output, as a bot's store would have it.
const [port, fingerprint, dataDir = '', round = ''] = process.argv.slice(2);
const provider = mumbleProvider({
  instance: mumbleInstance,
  host: '127.0.0.1',
  port: Number(port),
  fingerprint,
  dataDir,
  installation: 'the installation of these tests',
  log: pino({ level: 'silent' }),
});
await provider.start();
process.stdout.write('ready\n');
for (let number = 0; ; number += 1) {
  const path = [`C${number % 3}`, `S${number}`];
  const { reference } = await provider.create(mumbleOrder({ path }), `${round}/${number}`);
  process.stdout.write(`${reference}\n`);
  if (number % 2 === 1) await provider.close(reference);
}
