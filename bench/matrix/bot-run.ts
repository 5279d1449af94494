import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The bot as `npm start` runs it, with a data folder of its own that outlives the process. */
export class BotRun {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'cours-bench-'));
  readonly #env: Record<string, string>;
  readonly #options = startOptions();
  #child: ChildProcess | undefined;

  constructor(env: Record<string, string>) {
    this.#env = { ...startVariables(), ...env };
  }

  get database(): string {
    return join(this.dataDir, 'cours.sqlite');
  }

  /** Resolves when the log says `ready`. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [...this.#options, 'src/main.ts'], {
      env: {
        ...{ PATH: process.env.PATH ?? '', COURS_DATA_DIR: this.dataDir, COURS_HTTP_PORT: '0' },
        ...this.#env,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error('the bot ended before it was ready')));
      createInterface(child.stdout).on('line', (line) => {
        if (line.includes('"msg":"ready"')) resolve();
      });
    });
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  /** Resident memory now and at most since the start, in MB. */
  memory(): { readonly now: number; readonly most: number } {
    const status = readFileSync(`/proc/${this.#child?.pid}/status`, 'utf8');
    const mb = (name: string) =>
      Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
    return { now: mb('VmRSS'), most: mb('VmHWM') };
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true });
  }
}

/** What `npm start` says: variables, `node`, its options, the program. */
function startWords(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ');
}

const startOptions = () => startWords().filter((word) => word.startsWith('--'));
const startVariables = () =>
  Object.fromEntries(
    startWords()
      .filter((word) => /^[A-Z_]+=/.test(word))
      .map((word) => word.split('=') as [string, string]),
  );
