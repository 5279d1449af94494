import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { passwordOf } from '../admin.ts';
import type { Access } from '../client-server.ts';
import { python } from '../venv.ts';
import { ClientProcess } from './client-process.ts';
import { type Content, encryptedFromTheStart } from './contents.ts';
import { MatrixPerson } from './matrix-person.ts';
import { rawEvents, type View, viewsOf } from './view.ts';

const session = z.object({ user: z.string(), token: z.string(), device: z.string() });

/** Somebody with matrix-nio (Python): another library, another implementation of the encryption. */
export class NioPerson extends MatrixPerson {
  readonly #client: ClientProcess;
  readonly #dir: string;

  private constructor(client: ClientProcess, dir: string, access: Access, room: string, bot: string) {
    super(access, room, bot);
    this.#client = client;
    this.#dir = dir;
  }

  static async enter(url: string, name: string, room: string, bot: string): Promise<NioPerson> {
    const program = fileURLToPath(new URL('../nio-client/client.py', import.meta.url));
    const dir = mkdtempSync(join(tmpdir(), 'cours-nio-'));
    const client = new ClientProcess(python(), [program]);
    const login = await client.ask('login', { url, name, password: passwordOf(name), store: dir });
    return new NioPerson(client, dir, { url, ...session.parse(login) }, room, bot);
  }

  protected override directOptions(): object {
    return { initial_state: [encryptedFromTheStart] };
  }

  protected async send(room: string, type: string, content: Content): Promise<string> {
    return String(await this.#client.ask('send', { room, type, content }));
  }

  /** The library keeps no timeline: the room's events come from the server, and it decrypts them. */
  protected async views(room: string): Promise<readonly View[]> {
    const events = await this.serverEvents(room);
    return viewsOf(rawEvents(await this.#client.ask('decrypt', { room, events, patient_for: this.bot })));
  }

  async close(): Promise<void> {
    await this.#client.close();
    rmSync(this.#dir, { recursive: true });
  }
}
