import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { passwordOf } from '../admin.ts';

const batch = z.array(
  z.object({
    room: z.string(),
    id: z.string(),
    body: z.string().optional(),
    unreadable: z.string().optional(),
  }),
);
type Told = z.output<typeof batch>[number];

const program = fileURLToPath(new URL('./connection-process.ts', import.meta.url));
const patience = 60_000;

/** connection-process.ts, started, killed and started again on the same data. */
export class KillableBot {
  /** What was told since the last start. */
  told: Told[] = [];
  readonly #dataDir = mkdtempSync(join(tmpdir(), 'cours-killable-bot-'));
  readonly #args: readonly string[];
  #child: ChildProcess | undefined;
  #gone: Promise<void> = Promise.resolve();
  #errors = '';

  constructor(homeserver: string, name: string) {
    this.#args = [program, homeserver, name, passwordOf(name), this.#dataDir];
  }

  start(): void {
    this.told = [];
    const child = spawn(process.execPath, this.#args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#gone = new Promise((resolve) => child.once('exit', () => resolve()));
    child.stderr.on('data', (data) => {
      this.#errors = (this.#errors + String(data)).slice(-4_000);
    });
    createInterface(child.stdout).on('line', (line) => this.told.push(...batch.parse(JSON.parse(line))));
  }

  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#gone;
  }

  /** Waits until what was told since the start is as it should be. */
  async until(there: (told: readonly Told[]) => boolean): Promise<void> {
    const end = Date.now() + patience;
    while (!there(this.told)) {
      if (Date.now() > end) throw new Error(`${this.told.length} events were told\n${this.#errors}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.#dataDir, { recursive: true });
  }
}
