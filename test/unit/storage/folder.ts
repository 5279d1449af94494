import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import { openSqlite } from '../../../storage/sqlite/open.ts';
import { start } from '../../contract/store/fixtures.ts';

const clock = { now: () => start };

/** A folder for each test, and the stores opened in it, all gone when the test ends. */
export function testFolder(): {
  file(): string;
  open(exclusive: boolean): Promise<Store>;
} {
  let folder: string | undefined;
  let stores: Store[] = [];
  afterEach(async () => {
    for (const store of stores) await store.close();
    stores = [];
    if (folder !== undefined) rmSync(folder, { recursive: true });
    folder = undefined;
  });
  function file(): string {
    folder ??= mkdtempSync(join(tmpdir(), 'cours-sqlite-'));
    return join(folder, 'data', 'cours.sqlite');
  }
  return {
    file,
    async open(exclusive) {
      const store = await openSqlite({ file: file(), exclusive, clock });
      stores.push(store);
      return store;
    },
  };
}
