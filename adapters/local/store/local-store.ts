import { BotPosts } from './bot-posts.ts';
import { Browsers } from './browsers.ts';
import { identityOf, openDatabase } from './database.ts';
import { Log } from './log.ts';
import { Messages } from './messages.ts';
import { People } from './people.ts';
import { Rooms } from './rooms.ts';
import { Threads } from './threads.ts';
import { DatabaseHealth } from './watched.ts';

/** Everything that the local chat keeps, in `local.sqlite`. */
export interface LocalStore {
  /** A name of this very database. */
  readonly identity: string;
  readonly log: Log;
  readonly people: People;
  readonly browsers: Browsers;
  readonly rooms: Rooms;
  readonly messages: Messages;
  readonly posts: BotPosts;
  readonly threads: Threads;
  readonly health: DatabaseHealth;
  close(): void;
}

/** Opens the store in `dataDir`, with its class room. */
export function openLocalStore(dataDir: string, classRoom: string, now: number): LocalStore {
  const db = openDatabase(dataDir, now);
  const health = new DatabaseHealth(db);
  const log = new Log(db, health);
  const threads = new Threads(db);
  const rooms = new Rooms(db, log, threads);
  const people = new People(db, log);
  const messages = new Messages(db, log);
  rooms.ensureClassRoom(classRoom, now);
  return {
    identity: identityOf(db),
    log,
    people,
    browsers: new Browsers(db, log, people),
    rooms,
    messages,
    threads,
    health,
    posts: new BotPosts(db, log, messages.reader),
    close: () => db.close(),
  };
}
