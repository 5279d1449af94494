import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { Connection, type ConnectionOptions } from '../../adapters/mumble/connection.ts';
import { rootId } from '../../adapters/mumble/view.ts';
import { freePort } from './free-port.ts';

/** Settings of murmurd that a test changes; the file says what they mean. */
export type MumbleSettings = Readonly<Record<string, string | number | boolean>>;

/** Limits that no test runs into. */
export const generous: MumbleSettings = { messageburst: 1000, messagelimit: 1000 };

/** What one client does reaches the others within this time (ms). */
const patience = 5_000;
/** The user nobody: the server must not run as root. */
const nobody = 65534;
const superUser = { userName: 'SuperUser', password: 'the password of these tests' };

/** Debian's Mumble server with its default limits, on 127.0.0.1, in a folder of its own. */
export class MumbleServer {
  readonly host = '127.0.0.1';
  readonly port: number;
  readonly #folder: string;
  readonly #ini: string;
  #process: ChildProcess | undefined;
  #fingerprint = '';

  static async start(settings: MumbleSettings = {}): Promise<MumbleServer> {
    const server = new MumbleServer(await freePort(), settings);
    server.#run(['-supw', superUser.password]);
    await server.restart();
    server.#fingerprint = await fingerprintOf(server.port);
    return server;
  }

  private constructor(port: number, settings: MumbleSettings) {
    this.port = port;
    this.#folder = mkdtempSync(join(tmpdir(), 'cours-mumble-'));
    this.#ini = join(this.#folder, 'server.ini');
    const all = {
      database: join(this.#folder, 'murmur.sqlite'),
      pidfile: '',
      host: this.host,
      port,
      users: 200,
      // As the guide for hosts says: one address connects often here.
      autobanAttempts: 0,
      bonjour: false,
      ice: '',
      dbus: '',
      registername: '',
      kdfiterations: 1000,
      ...settings,
    };
    writeFileSync(
      this.#ini,
      Object.entries(all)
        .map(([key, value]) => `${key}=${value}\n`)
        .join(''),
    );
    if (process.getuid?.() === 0)
      for (const path of [this.#folder, this.#ini]) chownSync(path, nobody, nobody);
  }

  /** SHA-256 of its certificate. */
  get fingerprint(): string {
    return this.#fingerprint;
  }

  /** Starts it, again after `kill`; ready when it takes connections. */
  async restart(): Promise<void> {
    const [program, ...args] = this.#command(['-fg']);
    const child = spawn(program, args, { stdio: 'ignore' });
    this.#process = child;
    for (let tries = 0; !(await listens(this.port)); tries += 1) {
      if (child.exitCode !== null || tries > 400) throw new Error('the Mumble server did not start');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** Lets it stand still, and go on. */
  freeze(still: boolean): void {
    this.#process?.kill(still ? 'SIGSTOP' : 'SIGCONT');
  }

  async stop(): Promise<void> {
    this.freeze(false);
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A plain client, as a person's program is one; deaf to nothing, without a certificate. */
  person(name: string, more: Partial<ConnectionOptions> = {}): Promise<Connection> {
    const { host, port, fingerprint } = this;
    return Connection.open({ host, port, fingerprint, userName: name, patience: 20_000, ...more });
  }

  admin(): Promise<Connection> {
    return this.person(superUser.userName, superUser);
  }

  /** What the guide tells the host: the channel, and the right to make others in it for `group`. */
  async admit(group: string, root = 'Cours'): Promise<void> {
    const admin = await this.admin();
    if (admin.view.child(rootId, root) === undefined) await makeChannel(admin, rootId, root);
    const channelId = admin.view.child(rootId, root)?.id;
    if (channelId === undefined) throw new Error(`no channel ${root}`);
    const acl = { applyHere: true, applySubs: true, inherited: false, group, grant: 0x40, deny: 0 };
    const [denial] = await admin.command('ACL', {
      channelId,
      inheritAcls: true,
      groups: [],
      acls: [acl],
      query: false,
    });
    if (denial !== undefined) throw new Error('the ACL was denied');
    admin.close();
  }

  #run(args: readonly string[]): void {
    const [program, ...all] = this.#command(args);
    execFileSync(program, all, { stdio: 'ignore' });
  }

  #command(args: readonly string[]): [string, ...string[]] {
    const server = ['murmurd', '-ini', this.#ini, ...args];
    if (process.getuid?.() !== 0) return server as [string, ...string[]];
    return ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', ...server];
  }
}

/** Makes a channel as this client; throws if the server does not. */
export async function makeChannel(
  client: Connection,
  parent: number,
  name: string,
  more: { readonly description?: string; readonly temporary?: boolean } = {},
): Promise<number> {
  await client.command('ChannelState', { parent, name, ...more });
  const made = client.view.child(parent, name);
  if (made === undefined) throw new Error(`the channel ${name} was not made`);
  return made.id;
}

/**
 * Goes into the channel at the end of a path from the root, once this client has heard of it (others may have
 * made it a moment ago); waits until the server says that it is in.
 */
export async function enter(client: Connection, path: readonly string[]): Promise<void> {
  const session = client.view.self ?? 0;
  const end = Date.now() + patience;
  let channelId = channelAt(client, path);
  while (channelId === undefined) {
    if (Date.now() > end) throw new Error(`no channel ${path.join('/')}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
    channelId = channelAt(client, path);
  }
  await client.command('UserState', { session, channelId });
  if (client.view.users.get(session)?.channel !== channelId)
    throw new Error(`not let into ${path.join('/')}`);
}

function channelAt(client: Connection, path: readonly string[]): number | undefined {
  return path.reduce<number | undefined>(
    (channel, name) => (channel === undefined ? undefined : client.view.child(channel, name)?.id),
    rootId,
  );
}

/** Every channel as a path of names, sorted. */
export function tree(client: Connection): readonly string[] {
  return [...client.view.channels.keys()]
    .filter((id) => id !== rootId)
    .map((id) => client.view.path(id).join('/'))
    .sort();
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const say = (up: boolean) => {
      socket.destroy();
      resolve(up);
    };
    socket.once('connect', () => say(true));
    socket.once('error', () => say(false));
  });
}

function fingerprintOf(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().fingerprint256);
      socket.destroy();
    });
    socket.once('error', reject);
  });
}
