import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { json, LocalPerson } from '../contract/chat/local-person.ts';

let dataDir: string;
let child: ChildProcess;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'cours-kill-'));
});
afterEach(async () => {
  await kill();
  rmSync(dataDir, { recursive: true });
});

/** Starts the chat on the same folder, and says its address. */
async function start(): Promise<string> {
  child = fork(new URL('./local/kill-child.ts', import.meta.url), [dataDir], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const port = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (data) => resolve(String(data).trim())),
  );
  return `http://127.0.0.1:${port}`;
}

async function kill(): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

test('three kills while thirty messages come in lose none that was accepted, and double none', async () => {
  let address = await start();
  const ana = await LocalPerson.enter((path, init) => fetch(`${address}${path}`, init), 'Ana', 'study');
  // Cookies go by port: the same secret under the name of the new one.
  const secret = ana.cookie.split('=')[1];
  const send = (n: number) =>
    fetch(`${address}/api/rooms/${ana.room}/messages`, {
      ...json('POST', { id: `message-number-${n}`, text: `message ${n}` }),
      headers: {
        'content-type': 'application/json',
        cookie: `cours-local-${new URL(address).port}=${secret}`,
      },
    });
  for (let n = 0; n < 30; n += 1) {
    const answer = send(n).catch(() => undefined);
    if (n % 10 === 5) {
      await kill();
      address = await start();
    }
    // As a browser does: the same id again until it is accepted.
    if ((await answer)?.status !== 201) expect((await send(n)).status).toBe(201);
  }
  const taken = () =>
    readFileSync(join(dataDir, 'taken.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as { texts: string[] }).texts);
  await expect.poll(() => taken().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(30);
  expect(taken()).toEqual(Array.from({ length: 30 }, (_, n) => `message ${n}`));
});
