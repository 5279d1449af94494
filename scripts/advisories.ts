/**
 * Known advisories of what is installed to run the bot, as the package registry tells them: any that is high or
 * critical ends with 1. A registry without advisories (a mirror) is said, and is no failure.
 */
import { spawnSync } from 'node:child_process';
import { z } from 'zod';

const report = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
});

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
const read = report.safeParse(parsed(stdout));
if (!read.success) {
  console.log('advisories: the package registry tells no advisories; nothing was checked');
} else {
  const known = Object.entries(read.data.vulnerabilities);
  for (const [name, { severity, range }] of known) console.log(`advisories: ${name} ${range}: ${severity}`);
  const grave = known.filter(([, { severity }]) => severity === 'high' || severity === 'critical');
  console.log(`advisories: ${known.length} advisories, ${grave.length} of them high or critical`);
  if (grave.length > 0) process.exitCode = 1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
