import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The Python that install.sh made ready, with Synapse and matrix-nio. */
export function python(): string {
  const path = fileURLToPath(new URL('./.venv/bin/python', import.meta.url));
  if (!existsSync(path)) throw new Error('Run test/servers/synapse/install.sh first (npm run test:servers).');
  return path;
}
