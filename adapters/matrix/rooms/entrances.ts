import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import { ChatFault } from '../../../src/ports/chat.ts';
import { MatrixFault } from '../connection/faults.ts';
import { path } from '../connection/http.ts';
import type { AdapterState, MatrixConnection, SyncBatch } from '../connection/types.ts';
import type { DirectRooms } from './direct-rooms.ts';
import { takeInvite } from './invite-allowance.ts';
import { type InvitePolicy, mayInvite } from './invite-policy.ts';

/** A room to enter (or an invitation to turn down), kept until that is done. */
const entrance = z.object({
  room: z.string(),
  inviter: z.string().optional(),
  direct: z.boolean().default(false),
  /** The room that this one replaces. */
  replaces: z.string().optional(),
  tries: z.number().default(0),
});
type Entrance = z.output<typeof entrance>;

const prefix = 'entrance/';
/** Who invited the bot to a room that it has entered: told if it may not write there. */
const inviterKey = (room: string) => `inviter/${room}`;
/** The room that another one replaces. */
const replacesKey = (room: string) => `replaces/${room}`;
const mostTries = 5;
const wait = 2_000;

export interface EntrancesOptions {
  readonly connection: Pick<MatrixConnection, 'request' | 'userId'>;
  readonly state: AdapterState;
  readonly direct: DirectRooms;
  readonly policy: InvitePolicy;
  /** User ids of the bot's hosts, who bring it into as many rooms as they like. */
  readonly hosts: ReadonlySet<string>;
  readonly now: () => number;
  readonly log: Logger;
}

/**
 * How the bot comes into rooms. Invitations come once in a sync: they are noted before its cursor moves,
 * and answered beside it, so that a server's limit on joining, or a room whose server is dead, holds up
 * nothing else.
 */
export class Entrances {
  readonly #options: EntrancesOptions;
  readonly #stopping = new AbortController();
  #working: Promise<void> | undefined;
  #again = false;

  constructor(options: EntrancesOptions) {
    this.#options = options;
  }

  /** Notes invitations. */
  async invited(invites: SyncBatch['invites']): Promise<void> {
    for (const { room, state } of invites) {
      const mine = state.find(
        ({ type, stateKey }) => type === 'm.room.member' && stateKey === this.#options.connection.userId,
      );
      const direct = mine?.content.is_direct === true;
      await this.#note({ room, direct, tries: 0, ...(mine === undefined ? {} : { inviter: mine.sender }) });
    }
  }

  /** A room was upgraded: its replacement is entered, now or by the invitation that follows. */
  async follows(room: string, replacement: string): Promise<void> {
    await this.#options.state.put([{ key: replacesKey(replacement), value: room }]);
    await this.#note({ room: replacement, replaces: room, direct: false, tries: 0 });
  }

  /** The room that this one replaces. */
  replaced(room: string): Promise<string | undefined> {
    return this.#options.state.get(replacesKey(room));
  }

  inviter(room: string): Promise<string | undefined> {
    return this.#options.state.get(inviterKey(room));
  }

  /** Nothing about this room is to be remembered any more. */
  async forget(room: string): Promise<void> {
    if ((await this.inviter(room)) === undefined && (await this.replaced(room)) === undefined) return;
    const keys = [inviterKey(room), replacesKey(room)];
    await this.#options.state.put(keys.map((key) => ({ key, value: undefined })));
  }

  /** Answers what is noted, beside everything else. */
  work(): void {
    this.#again = true;
    this.#working ??= this.#run().finally(() => {
      this.#working = undefined;
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#working;
  }

  async #note(row: Entrance): Promise<void> {
    await this.#options.state.put([{ key: prefix + row.room, value: JSON.stringify(row) }]);
  }

  async #run(): Promise<void> {
    const { state, log } = this.#options;
    while (this.#again && !this.#stopping.signal.aborted) {
      this.#again = false;
      try {
        for (const { value } of await state.list(prefix))
          await this.#answer(entrance.parse(JSON.parse(value)));
      } catch (error) {
        log.warn({ err: error }, 'an invitation could not be answered');
        this.#again = true;
        await this.#wait(wait);
      }
    }
  }

  async #answer(row: Entrance): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const { connection, log } = this.#options;
    const unwelcome = await this.#unwelcome(row);
    try {
      if (unwelcome === undefined) await this.#enter(row);
      else {
        log.info({ room: row.room, inviter: row.inviter }, `an invitation is turned down (${unwelcome})`);
        await connection.request('POST', path`/_matrix/client/v3/rooms/${row.room}/leave`, {}, {});
      }
    } catch (error) {
      if (!(error instanceof ChatFault)) throw error;
      return this.#refused(row, error);
    }
    await this.#done(row);
  }

  /** Why an invitation is turned down. */
  async #unwelcome({ room, inviter, replaces }: Entrance): Promise<string | undefined> {
    const { connection, policy, hosts, state, now } = this.#options;
    if ((replaces ?? (await this.replaced(room))) !== undefined) return undefined;
    if (inviter === undefined || !mayInvite(policy, connection.userId, inviter)) return 'MATRIX_INVITES';
    if (hosts.has(inviter)) return undefined;
    return (await takeInvite(state, inviter, room, now())) ? undefined : 'too many of one person in a day';
  }

  async #enter({ room, inviter, direct }: Entrance): Promise<void> {
    const { connection, state } = this.#options;
    if (inviter !== undefined) {
      // Before joining: the first thing said there must find it.
      await state.put([{ key: inviterKey(room), value: inviter }]);
      if (direct) await this.#options.direct.add(inviter, room);
    }
    await connection.request('POST', path`/_matrix/client/v3/join/${room}`, {}, {});
  }

  async #refused(row: Entrance, fault: ChatFault): Promise<void> {
    const { log } = this.#options;
    if (fault.code === 'rateLimited' || (fault.code === 'temporary' && row.tries + 1 < mostTries)) {
      // While our own server does not answer at all, that says nothing about the room.
      const counts = fault.code === 'temporary' && fault instanceof MatrixFault && fault.errcode !== '';
      const tries = counts ? row.tries + 1 : row.tries;
      await this.#note({ ...row, tries });
      this.#again = true;
      await this.#wait(fault.after > 0 ? fault.after : wait * 2 ** row.tries);
      return;
    }
    // An upgraded room that takes the invited only: the invitation will come.
    log.warn({ room: row.room, reason: fault.message }, 'a room could not be entered');
    await this.#done(row);
  }

  async #done({ room }: Entrance): Promise<void> {
    await this.#options.state.put([{ key: prefix + room, value: undefined }]);
  }

  async #wait(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#stopping.signal }).catch(() => {});
  }
}
