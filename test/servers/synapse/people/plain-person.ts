import { randomUUID } from 'node:crypto';
import { path } from '../client-server.ts';
import type { Content } from './contents.ts';
import { MatrixPerson } from './matrix-person.ts';
import { type View, viewsOf } from './view.ts';

/** A client without encryption, over the client-server API alone. */
export class PlainPerson extends MatrixPerson {
  protected async send(room: string, type: string, content: Content): Promise<string> {
    const endpoint = path`/_matrix/client/v3/rooms/${room}/send/${type}/${randomUUID()}`;
    return String((await this.ask('PUT', endpoint, content)).event_id);
  }

  protected async views(room: string): Promise<readonly View[]> {
    return viewsOf(await this.serverEvents(room));
  }

  async close(): Promise<void> {}
}
