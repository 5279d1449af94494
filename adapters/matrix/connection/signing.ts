import type { OlmMachine } from '@matrix-org/matrix-sdk-crypto-nodejs';
import type { Method } from './types.ts';

/** What signing the device works with. */
export interface SigningHost {
  readonly userId: string;
  readonly deviceId: string;
  readonly machine: OlmMachine;
  /** A client-server request; throws a HomeserverError (with `status` and `body`) when it is refused. */
  request(method: Method, path: string, body?: unknown): Promise<unknown>;
}

/** Cross-signing, as the connection calls it. */
export interface Signing {
  /** Before the first sync: what is sent before it stays unreadable for clients that exclude unsigned devices. */
  beforeSync(): Promise<void>;
  /** After each sync was taken in: sends the signatures that the library leaves to us. */
  afterSync(): Promise<void>;
}
