import type { Content } from './contents.ts';
import { MatrixPerson } from './matrix-person.ts';
import { type View, viewsOf } from './view.ts';

/** A client without encryption, over the client-server API alone. */
export class PlainPerson extends MatrixPerson {
  protected send(room: string, type: string, content: Content): Promise<string> {
    return this.put(room, type, content);
  }

  protected async views(room: string): Promise<readonly View[]> {
    return viewsOf(await this.serverEvents(room));
  }

  async close(): Promise<void> {}
}
