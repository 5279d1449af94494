import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../storage/sqlite/open.ts';
import { start } from './store/fixtures.ts';
import { storeContract } from './store/suite.ts';

storeContract('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cours-store-'));
  const options = {
    file: join(folder, 'cours.sqlite'),
    exclusive: true,
    clock: { now: () => start },
  };
  let store = await openSqlite(options);
  return {
    store,
    async reopen() {
      await store.close();
      store = await openSqlite(options);
      return store;
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
