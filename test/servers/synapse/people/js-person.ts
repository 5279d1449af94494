import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { passwordOf } from '../admin.ts';
import type { Access } from '../client-server.ts';
import { ClientProcess } from './client-process.ts';
import { type Content, encryptedFromTheStart, textMessage } from './contents.ts';
import { MatrixPerson } from './matrix-person.ts';
import { rawEvents, type View } from './view.ts';

const session = z.object({ user: z.string(), token: z.string(), device: z.string() });
const views = z.array(
  z.object({
    id: z.string(),
    sender: z.string(),
    at: z.number(),
    content: z.record(z.string(), z.unknown()),
    msgtype: z.string(),
    thread: z.string().optional(),
    replyTo: z.string().optional(),
    edited: z.boolean(),
    signs: z.array(z.string()),
    unreadable: z.boolean(),
  }),
);

/** The process in which all matrix-js-sdk clients of a test live. */
export function startJsClients(): ClientProcess {
  const program = fileURLToPath(new URL('../js-client/client.ts', import.meta.url));
  return new ClientProcess(process.execPath, ['--disable-warning=ExperimentalWarning', program]);
}

/**
 * Somebody with matrix-js-sdk, as in Element: cross-signed, and strict, so that devices which their owner
 * has not signed neither read nor are read.
 */
export class JsPerson extends MatrixPerson {
  readonly #clients: ClientProcess;

  private constructor(clients: ClientProcess, access: Access, room: string, bot: string) {
    super(access, room, bot);
    this.#clients = clients;
  }

  static async enter(
    clients: ClientProcess,
    url: string,
    name: string,
    room: string,
    bot: string,
  ): Promise<JsPerson> {
    const login = await clients.ask('login', { url, name, password: passwordOf(name) });
    return new JsPerson(clients, { url, ...session.parse(login) }, room, bot);
  }

  protected override directOptions(): object {
    return { initial_state: [encryptedFromTheStart] };
  }

  protected async send(room: string, type: string, content: Content): Promise<string> {
    const encrypted = await this.encrypted(room);
    return String(await this.#clients.ask('send', { user: this.user, room, type, content, encrypted }));
  }

  /** The content of an encrypted message that says `text` in a room; nothing is sent. */
  async seal(text: string, room: string): Promise<Content> {
    const content = textMessage(text, { room });
    return (await this.#clients.ask('seal', { user: this.user, room, content })) as Content;
  }

  /** From now on the client asks its server for nothing new. */
  async deafen(): Promise<void> {
    await this.#clients.ask('deafen', { user: this.user });
  }

  protected async views(room: string): Promise<readonly View[]> {
    const last = rawEvents(await this.lastEvent(room)).at(0)?.event_id;
    const shown = await this.#clients.ask('views', { user: this.user, room, last, patientFor: this.bot });
    return views.parse(shown).map((view) => JSON.parse(JSON.stringify(view)) as View);
  }

  /** All clients share a process; whoever started it ends it. */
  async close(): Promise<void> {
    await this.#clients.ask('stop', { user: this.user });
  }
}
