import type { Database } from 'better-sqlite3';
import type { Person, PersonAccount } from '../../src/domain/person.ts';
import type { Membership } from '../../src/ports/store.ts';
import { TakenBack } from './group-commit.ts';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** Persons with their accounts, and the rooms that they were seen in. */
export function personTable(db: Database) {
  const byId = db.prepare<[string], PersonRow>('SELECT id, name, version FROM person WHERE id = ?');
  const byAccount = db
    .prepare<[string, string], string>('SELECT person FROM person_account WHERE platform = ? AND user = ?')
    .pluck();
  const accountsOf = db.prepare<[string], PersonAccount>(
    'SELECT platform, user FROM person_account WHERE person = ? ORDER BY position',
  );
  const inCourse = db.prepare<[string], PersonRow>(
    `SELECT id, name, version FROM person WHERE id IN (
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

  const complete = (row: PersonRow): Person => ({
    id: row.id,
    name: row.name,
    accounts: accountsOf.all(row.id),
    version: row.version,
  });
  const person = (id: string): Person | undefined => {
    const row = byId.get(id);
    return row === undefined ? undefined : complete(row);
  };

  return {
    reads: {
      person,
      persons: (ids: readonly string[]): readonly Person[] => ids.flatMap((id) => person(id) ?? []),
      personByAccount: (platform: string, user: string): Person | undefined => {
        const id = byAccount.get(platform, user);
        return id === undefined ? undefined : person(id);
      },
      personsIn: (courseId: string): readonly Person[] => inCourse.all(courseId).map(complete),
    },

    /** Writes each at its version; an account that another person got meanwhile is a conflict. */
    write(persons: readonly Person[]): void {
      for (const one of persons) {
        if (one.version === 0) insert.run(one.id, one.name);
        else if (update.run(one.name, one.id, one.version).changes === 0) throw new TakenBack('conflict');
        clearAccounts.run(one.id);
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
