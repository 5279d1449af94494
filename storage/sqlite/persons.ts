import type { Database } from 'better-sqlite3';
import type { Person, PersonAccount } from '../../src/domain/person.ts';
import type { Membership } from '../../src/ports/store.ts';
import { TakenBack } from './group-commit.ts';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** JSON, in order. */
  readonly accounts: string;
}

const columns = `id, name, version, (
  SELECT json_group_array(json_object('platform', platform, 'user', user) ORDER BY position)
  FROM person_account WHERE person = person.id) AS accounts`;
/** Persons remembered; every command reads the staff of its course. */
const remembered = 20_000;

/** Persons with their accounts, and the rooms that they were seen in. */
export function personTable(db: Database) {
  const byId = db.prepare<[string], PersonRow>(`SELECT ${columns} FROM person WHERE id = ?`);
  const byAccount = db
    .prepare<[string, string], string>('SELECT person FROM person_account WHERE platform = ? AND user = ?')
    .pluck();
  const inCourse = db.prepare<[string], PersonRow>(
    `SELECT ${columns} FROM person WHERE id IN (
       SELECT m.person FROM place p JOIN membership m ON m.account = p.account AND m.room = p.room
       WHERE p.course = ?) ORDER BY id`,
  );
  const insert = db.prepare('INSERT INTO person (id, name, version) VALUES (?, ?, 1)');
  const update = db.prepare('UPDATE person SET name = ?, version = version + 1 WHERE id = ? AND version = ?');
  const clearAccounts = db.prepare('DELETE FROM person_account WHERE person = ?');
  const addAccount = db.prepare(
    'INSERT INTO person_account (platform, user, person, position) VALUES (?, ?, ?, ?)',
  );
  const join = db.prepare(
    'INSERT INTO membership (account, room, person) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const leave = db.prepare('DELETE FROM membership WHERE account = ? AND room = ? AND person = ?');

  const rooms = db.prepare<[string], number>('SELECT count(*) FROM membership WHERE person = ?').pluck();

  const dataVersion = db.prepare<[], number>('PRAGMA data_version').pluck();
  const known = new Map<string, Person>();
  let knownAt: number | undefined;
  /** Others are looked for once a turn of the event loop: a command reads all the staff of its course. */
  let lookedInThisTurn = false;

  const complete = (row: PersonRow): Person => ({
    id: row.id,
    name: row.name,
    accounts: JSON.parse(row.accounts) as PersonAccount[],
    version: row.version,
  });
  function forgetIfWritten(): void {
    if (lookedInThisTurn) return;
    lookedInThisTurn = true;
    setImmediate(() => {
      lookedInThisTurn = false;
    });
    const version = dataVersion.get();
    if (version !== knownAt) known.clear();
    knownAt = version;
  }
  /** Remembered until this process writes the person, or another one (the command line) writes anything. */
  const person = (id: string): Person | undefined => {
    forgetIfWritten();
    const before = known.get(id);
    if (before !== undefined) return before;
    const row = byId.get(id);
    if (row === undefined) return undefined;
    const read = complete(row);
    if (known.size >= remembered) known.clear();
    known.set(id, read);
    return read;
  };

  return {
    reads: {
      person,
      persons: (ids: readonly string[]): readonly Person[] => ids.flatMap((id) => person(id) ?? []),
      personByAccount: (platform: string, user: string): Person | undefined => {
        const id = byAccount.get(platform, user);
        return id === undefined ? undefined : person(id);
      },
      roomsSeen: (id: string): number => rooms.get(id) ?? 0,
      personsIn: (courseId: string): readonly Person[] => inCourse.all(courseId).map(complete),
    },

    /** The person was changed elsewhere in this commit. */
    forget: (id: string): void => void known.delete(id),

    /** Writes each at its version; an account that another person got meanwhile is a conflict. */
    write(persons: readonly Person[]): void {
      for (const one of persons) {
        if (one.version === 0) insert.run(one.id, one.name);
        else if (update.run(one.name, one.id, one.version).changes === 0) throw new TakenBack('conflict');
        clearAccounts.run(one.id);
        known.delete(one.id);
      }
      // After all are cleared: an account may pass from one person to another in one commit.
      for (const one of persons) {
        one.accounts.forEach((account, position) => {
          addAccount.run(account.platform, account.user, one.id, position);
        });
      }
    },

    writeMembership(changes: readonly Membership[]): void {
      for (const { account, room, person: id, change } of changes) {
        (change === 'joined' ? join : leave).run(account, room, id);
      }
    },
  };
}
