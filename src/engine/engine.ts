import type { Batch, ChatInbound } from '../ports/chat.ts';
import type { Commit } from '../ports/store.ts';
import { Clockwork } from './clockwork.ts';
import { DatesAnew } from './dates-anew.ts';
import type { Deps } from './deps.ts';
import { startHousekeeping } from './housekeeping.ts';
import { renewNotices } from './notices.ts';
import { Outbox } from './outbox.ts';
import { PostGuard } from './post-guard.ts';
import { Presence } from './presence.ts';
import { startProbing } from './probing.ts';
import { Queues } from './queues.ts';
import { Receiver } from './receive.ts';
import { RoomActs } from './room-acts.ts';
import { RoomDesk } from './room-desk.ts';
import { startSweeping } from './sweeping.ts';
import { ZoneRules } from './zone-rules.ts';

/** How often another process's changes are looked for, in ms. */
const othersEvery = 1_000;
/** A platform that takes longer to start does not hold the others back. */
const startPatience = 10_000;

/** The loop of DESIGN.md, put together: receive → decide → apply → deliver → settle, and the clock. */
export interface Engine {
  /** Resolves when the bot is ready; a platform that is slow goes on connecting. */
  start(): Promise<void>;
  stop(): Promise<void>;
  receive(batch: Batch): Promise<void>;
  /** Resolves when nothing is being decided, fired or delivered. For tests and the tour. */
  idle(): Promise<void>;
  /** Looks at clock and outbox now: after the clock was moved by hand. */
  check(): void;
  /** Rooms as their pages show them. */
  readonly rooms: RoomDesk;
  /** Accounts whose platform asked for a pause → until when. */
  pauses(): ReadonlyMap<string, number>;
  /** Accounts whose platform's rate limit makes rows wait → since when. */
  limited(): ReadonlyMap<string, number>;
}

/** Builds the engine on its ports; nothing runs until `start`. */
export function createEngine(given: Deps): Engine {
  const zones = new ZoneRules(given);
  const deps: Deps = { ...given, guard: new PostGuard(given.clock), zones };
  const queues = new Queues();
  const applied = (commit: Commit) => {
    zones.applied(commit);
    deps.pool?.note(commit);
    presence.noticed();
    clockwork.noticed(commit);
    outbox.pump();
  };
  const clockwork = new Clockwork(deps, queues, applied, (id) => presence.refresh(id));
  const outbox = new Outbox(deps, queues, applied);
  const receiver = new Receiver(deps, queues, applied);
  const acts = new RoomActs(deps, queues, applied);
  const rooms = new RoomDesk(deps, acts);
  const presence = new Presence(deps, acts);
  const dates = new DatesAnew(deps, zones, queues, applied);
  let stopping: (() => Promise<void>)[] = [];

  const inbound = (account: string): ChatInbound => ({
    receive: (batch) => {
      outbox.heard(batch.account);
      return receiver.receive(batch);
    },
    cursorOf: (stream) => deps.store.cursor(account, stream),
    readBlob: async (blob) => {
      const bytes = await deps.store.readBlob(blob);
      if (bytes === undefined) throw new Error(`blob ${blob} is gone`);
      return bytes;
    },
  });

  return {
    async start() {
      await Promise.all([...deps.providers.values()].map((provider) => provider.start()));
      await dates.deriveNear();
      await deps.pool?.refill(deps.store, deps.clock.now());
      await Promise.all(
        [...deps.adapters.values()].map((adapter) => inTime(adapter.start(inbound(adapter.account)), deps)),
      );
      await renewNotices(deps, queues, applied);
      presence.start();
      clockwork.start();
      outbox.start();
      dates.deriveRest();
      stopping = [
        startHousekeeping(deps, receiver.inbox),
        startProbing(deps),
        startSweeping(deps),
        () => dates.stop(),
        async () => presence.stop(),
        watchOthers(deps, clockwork, outbox, receiver),
      ];
    },
    async stop() {
      await Promise.all(stopping.map((stop) => stop()));
      await clockwork.stop();
      await outbox.stop();
      // Last: what is in flight needs them. An event that comes in now is decided, or comes again.
      await Promise.all([...deps.adapters.values()].map((adapter) => adapter.stop()));
      await presence.idle();
      await queues.idle();
      await Promise.all([...deps.providers.values()].map((provider) => provider.stop()));
    },
    rooms,
    receive: (batch) => receiver.receive(batch),
    async idle() {
      // What one part finishes may give another work: quiet twice over is quiet.
      for (let round = 0; round < 2; round += 1) {
        await dates.idle();
        await queues.idle();
        await clockwork.idle();
        await outbox.idle();
        await presence.idle();
      }
    },
    check() {
      clockwork.check();
      outbox.pump();
    },
    pauses: () => outbox.pauses(),
    limited: () => outbox.limited(),
  };
}

async function inTime(started: Promise<void>, deps: Deps): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, startPatience);
  });
  const watched = started.catch((error: unknown) => {
    deps.log.error({ err: error }, 'a platform could not be started');
  });
  await Promise.race([watched, late]);
  clearTimeout(timer);
}

/** The command line may write beside the bot: its commits move a counter, looked at each second. */
function watchOthers(
  deps: Deps,
  clockwork: Clockwork,
  outbox: Outbox,
  receiver: Receiver,
): () => Promise<void> {
  let seen: number | undefined;
  const look = async () => {
    const counter = await deps.store.changeCounter();
    if (seen !== undefined && counter !== seen) {
      receiver.inbox.people.forget();
      await deps.pool?.refill(deps.store, deps.clock.now());
      clockwork.check();
      outbox.pump();
    }
    seen = counter;
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => deps.log.error({ err: error }, 'the store does not answer'));
  }, othersEvery);
  return async () => clearInterval(timer);
}
