import { openSqlite } from '../storage/sqlite/open.ts';
import { runCommandLine } from './command-line/run.ts';
import { loadDotEnv } from './config.ts';
import { systemClock } from './engine/system-clock.ts';

// The other composition root (docs/adr/0008): `npm run cours -- …`, beside a bot that may be running.

loadDotEnv();
const { text, code } = await runCommandLine(process.argv.slice(2), process.env, (config) =>
  openSqlite({ file: config.database.file, exclusive: false, clock: systemClock }),
);
(code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
process.exitCode = code;
