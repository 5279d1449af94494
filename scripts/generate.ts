import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { commandReference } from '../src/commands/reference.ts';
import { envExample } from '../src/config.ts';

/**
 * Writes the files that are made from code. With --check it writes nothing and exits 1 when one of them
 * is not what the code would make today.
 */
const generated: ReadonlyMap<string, string> = new Map([
  ['.env.example', envExample()],
  ['docs/commands.fr.md', commandReference('fr')],
  ['docs/commands.en.md', commandReference('en')],
]);

const stale = [...generated].filter(
  ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
);
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    console.error(
      `Not what the code makes: ${stale.map(([path]) => path).join(', ')}. Run: npm run generate`,
    );
    process.exitCode = 1;
  } else console.log(`generated: ${generated.size} files are up to date`);
} else {
  for (const [path, text] of stale) writeFileSync(path, text);
  console.log(`generated: ${stale.length} of ${generated.size} files written`);
}
