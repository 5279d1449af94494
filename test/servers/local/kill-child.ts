import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createLocalChat } from '../../../adapters/local/local-chat.ts';

// The local chat in a process of its own, to be killed. Its engine keeps what it took in a file: one
// line a batch, with the cursor, written at once, as a transaction would be.

const dataDir = process.argv[2] ?? '';
const taken = join(dataDir, 'taken.jsonl');
const chat = createLocalChat({
  dataDir,
  language: 'fr',
  zone: 'Europe/Paris',
  classRoom: { name: 'Salle' },
  verbs: () => [],
});
const lines = existsSync(taken) ? readFileSync(taken, 'utf8').trim().split('\n') : [];
const last = lines.at(-1);
await chat.adapter.start({
  receive: async (batch) => {
    // As slow as a real decision, so that a kill finds events written and not taken.
    await new Promise((resolve) => setTimeout(resolve, 5));
    const texts = batch.events.flatMap((event) => (event.kind === 'message' ? [event.text] : []));
    appendFileSync(taken, `${JSON.stringify({ cursor: batch.cursor, texts })}\n`);
  },
  cursorOf: async () => (last === undefined ? undefined : (JSON.parse(last) as { cursor: string }).cursor),
  readBlob: async () => new Uint8Array(),
});
serve({ fetch: chat.app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
  process.stdout.write(`${port}\n`),
);
