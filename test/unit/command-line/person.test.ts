import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../src/command-line/run.ts';
import { openSqlite } from '../../../storage/sqlite/open.ts';
import { AwkwardWorld } from '../../support/awkward-world.ts';
import { TestProvider } from '../../support/call-provider.ts';
import { having, lesson, linkRoom, openLesson, sessionOf } from '../../support/lesson.ts';
import { last } from '../../support/world.ts';

describe('cours person erase', () => {
  let folder: string;
  let world: AwkwardWorld;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cours-person-'));
    world = await AwkwardWorld.open({
      file: join(folder, 'cours.sqlite'),
      providers: [new TestProvider('un')],
    });
  });
  afterEach(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  /** Beside the bot, which runs on the same data. */
  function run(args: readonly string[], env: Record<string, string> = {}) {
    const never = () => expect.unreachable();
    return runCommandLine(
      ['person', ...args],
      { COURS_LOCALE: 'fr', COURS_DATA_DIR: folder, ...env },
      {
        openStore: never,
        openPersons: ({ database }) =>
          openSqlite({ file: database.file, exclusive: false, clock: world.clock }),
        askHomeserver: never,
        probeServer: never,
        lookAtLocal: never,
        progress: never,
        resetIdentity: never,
        returnCode: never,
        writeFile: never,
      },
    );
  }

  /** Everything that is stored, as text. */
  function stored(): string {
    const db = new Database(join(folder, 'cours.sqlite'), { readonly: true });
    try {
      const tables = db
        .prepare<[], string>(
          `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'`,
        )
        .pluck()
        .all();
      return tables
        .flatMap((table) =>
          db
            .prepare(`SELECT * FROM ${table}`)
            .all()
            .map((row) => `${table} ${JSON.stringify(row)}`),
        )
        .join('\n');
    } finally {
      db.close();
    }
  }
  const idOf = async (user: string) => (await world.store.personByAccount('awkward', user))?.id ?? '';

  it('leaves nothing of a student: name, account, id, refused commands, reasons', async () => {
    await openLesson(world);
    await world.say('zenobie', 'class', 'Bonjour.');
    await world.say('zenobie', 'class', '!cours audio je suis aphone');
    await world.say('zenobie', 'class', '!cours planifier mon anniversaire');
    await world.say('zenobie', '@privé', '!cours suport de mon frigo');
    await world.say('ben', 'class', '!cours audio oui');
    const id = await idOf('zenobie');
    expect(stored()).toContain(id);
    const { text, code } = await run(['erase', 'awkward|zenobie']);
    expect({ text, code }).toMatchObject({
      code: 0,
      text: expect.stringMatching(/^Zenobie \(zenobie\) : effacement fait/),
    });
    const left = stored();
    for (const words of [id, 'aphone', 'anniversaire', 'frigo']) expect(left).not.toContain(words);
    // The address of their private conversation goes at night, once nothing is to be sent there any more.
    await world.engine.idle();
    await world.store.prune(world.clock.now());
    expect(stored().toLowerCase()).not.toContain('zenobie');
    const { requests } = (await sessionOf(world)).rooms;
    expect(requests).toMatchObject([{ by: '', status: 'waiting' }]);
    expect(requests[0]?.voters).toHaveLength(2);
    expect((await world.store.personByAccount('awkward', 'ben'))?.name).toBe('Ben');
  });

  it('takes them out of staff and reminders; the material stays', async () => {
    await lesson(world, 'bare');
    await world.say('tuteur', 'class', 'Bonjour.');
    await world.say('prof', 'class', '!cours équipe + Tuteur prof');
    await world.say('tuteur', 'class', '!cours rappel oui');
    await world.say('tuteur', '@tuteur', '!cours support S1', {
      files: [new File(['dix octets'], 'notes.pdf')],
    });
    const id = await idOf('tuteur');
    expect((await run(['erase', id])).code).toBe(0);
    const course = await world.store.courseByCode('LO21');
    expect(course?.staff).toMatchObject([{ person: await idOf('prof') }]);
    expect(course?.ringing).toEqual([]);
    expect((await world.store.material((await sessionOf(world)).id))?.files).toHaveLength(1);
    expect((await world.store.filesKept(course?.id ?? '', id, [])).course).toBe(10);
    expect(stored()).not.toContain(id);
  });

  it('never leaves a course without a teacher', async () => {
    await lesson(world, 'bare');
    const { text, code } = await run(['erase', 'awkward|prof']);
    expect({ text, code }).toMatchObject({
      code: 1,
      text: expect.stringContaining('Sans Prof, plus de responsable pour LO21'),
    });
    expect((await world.store.personByAccount('awkward', 'prof'))?.name).toBe('Prof');
  });

  it('is somebody new when they write again', async () => {
    await lesson(world, 'bare');
    await world.say('ana', 'class', 'Bonjour.');
    const before = await idOf('ana');
    expect((await run(['erase', before])).code).toBe(0);
    await world.restart();
    await world.say('ana', '@ana', '!cours mesdonnées');
    expect(await idOf('ana')).not.toBe(before);
    expect((await last(world, '@ana')).text).toContain('Ce que je garde');
  });

  it('is called « quelqu’un » where the bot mentioned them', async () => {
    await openLesson(world);
    await world.say('ana', 'class', '!cours audio');
    await run(['erase', 'awkward|ana']);
    const [request] = (await sessionOf(world)).rooms.requests;
    const post = await world.store.post(request?.post ?? '');
    expect(post?.revision).toBeGreaterThan(1);
    expect(JSON.stringify(post?.document)).toContain('"person":""');
    await linkRoom(world, 'td');
    expect(await having(world, 'td', "quelqu'un demande une salle audio")).toHaveLength(1);
  });

  it.each([
    [['erase', '@nobody:example.org'], 1, /ne connaît personne/],
    [['erase', 'matrix|@nobody:example.org'], 1, /ne connaît personne/],
    [['erase'], 1, /person erase ID/],
    [['forget', 'x'], 1, /person erase ID/],
    [['erase', 'x', 'y'], 1, /« y »/],
    [['--help'], 0, /person erase ID/],
  ])('%o ends with %i', async (args, code, said) => {
    const ending = await run(args);
    expect(ending.code).toBe(code);
    expect(ending.text).toMatch(said);
  });

  it('knows nobody where there are no data yet', async () => {
    const { code } = await run(['erase', 'ana'], { COURS_DATA_DIR: join(folder, 'none') });
    expect(code).toBe(1);
  });
});
