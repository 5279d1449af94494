import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
const patience = 30_000;
/** Titles of the windows that a beginner meets, of Mumble 1.3.4 in English. */
const windows = {
  certificate: 'Certificate Management',
  name: 'Connecting to',
  question: '^Mumble$',
} as const;

/** A screen that nobody looks at, for real programs with windows. */
export class Screen {
  readonly display: string;
  readonly #process: ChildProcess;

  static async start(): Promise<Screen> {
    const args = ['-screen', '0', '1024x768x24', '-nolisten', 'tcp', '-displayfd', '3'];
    const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const [, , , numbers] = child.stdio;
    if (numbers === null || numbers === undefined || !('read' in numbers)) throw new Error('no pipe');
    for await (const number of createInterface({ input: numbers })) return new Screen(child, `:${number}`);
    throw new Error('the screen did not start');
  }

  private constructor(child: ChildProcess, display: string) {
    this.#process = child;
    this.display = display;
  }

  /** Types keys into the window in front, as X names them. */
  async keys(...keys: readonly string[]): Promise<void> {
    await this.#xdotool('key', '--delay', '50', ...keys);
  }

  async type(text: string): Promise<void> {
    await this.#xdotool('type', text);
  }

  /** Waits until a window whose title matches is shown (or none any more). */
  async window(title: string, shown = true): Promise<void> {
    const end = Date.now() + patience;
    while ((await this.#titled(title)) !== shown) {
      if (Date.now() > end) throw new Error(`a window ${title} ${shown ? 'did not come' : 'stays'}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    // Without a window manager the program itself takes the focus, a moment later.
    await new Promise((resolve) => setTimeout(resolve, 300));
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill();
    await ended;
  }

  #titled(title: string): Promise<boolean> {
    return this.#xdotool('search', '--onlyvisible', '--name', title).then(
      () => true,
      () => false,
    );
  }

  async #xdotool(...args: readonly string[]): Promise<void> {
    await run('xdotool', [...args], { env: { ...process.env, DISPLAY: this.display } });
  }
}

/** Debian's Mumble, as somebody has it who never used it before. */
export class MumbleProgram {
  readonly #folder: string;
  readonly #process: ChildProcess;

  /**
   * Opens a `mumble:` link as a browser does, then does what a beginner does (who has tuned the microphone): takes the certificate that is
   * offered, gives a name, and accepts the server's own certificate. Does not wait for the server.
   */
  static async open(screen: Screen, link: string, name: string): Promise<MumbleProgram> {
    const folder = mkdtempSync(join(tmpdir(), 'cours-program-'));
    const settings = join(folder, 'home', '.config', 'Mumble');
    for (const part of [settings, join(folder, 'run')]) mkdirSync(part, { recursive: true, mode: 0o700 });
    // Without this it first wants to tune a microphone, which is not there.
    writeFileSync(join(settings, 'Mumble.conf'), '[General]\nlastupdate=2\n');
    const child = spawn('mumble', [link], {
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH ?? '',
        LANG: 'C.UTF-8',
        HOME: join(folder, 'home'),
        XDG_RUNTIME_DIR: join(folder, 'run'),
        DISPLAY: screen.display,
      },
    });
    const program = new MumbleProgram(folder, child);
    try {
      await program.#begin(screen, name);
    } catch (error) {
      await program.close();
      throw error;
    }
    return program;
  }

  private constructor(folder: string, child: ChildProcess) {
    this.#folder = folder;
    this.#process = child;
  }

  /** Ends the program, as by its window's cross. */
  async close(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const ended = once(this.#process, 'exit');
      this.#process.kill();
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #begin(screen: Screen, name: string): Promise<void> {
    await screen.window(windows.certificate);
    await screen.keys('Return', 'Return');
    await screen.window(windows.certificate, false);
    await screen.window(windows.name);
    await screen.type(name);
    await screen.keys('Return');
    await screen.window(windows.name, false);
    await screen.window(windows.question);
    await screen.keys('alt+y');
  }
}
