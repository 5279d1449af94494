import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

// The programs that people start, as they start them: a process of its own, nothing configured.

const folder = mkdtempSync(join(tmpdir(), 'cours-programs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const patience = 60_000;

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH, COURS_DATA_DIR: folder, COURS_HTTP_PORT: '0', LANG: 'fr_FR.UTF-8' };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env, timeout: patience }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err });
    });
  });
}

describe('npm run cours', () => {
  it('checks an installation that has never run', { timeout: patience }, async () => {
    const { code, out, err } = await run('src/cli.ts', 'check');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Tout va bien.');
  });

  it('ends with 1 and a sentence for what does not exist', { timeout: patience }, async () => {
    const { code, err } = await run('src/cli.ts', 'restore');
    expect(code).toBe(1);
    expect(err).toContain('« restore »');
  });
});

describe('npm run tour', () => {
  it('plays the sample course to its end, in order', { timeout: patience }, async () => {
    const { code, out, err } = await run('src/tour.ts');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const signs = [
      '⏰',
      '📖',
      '💬',
      '👍',
      'https://visio.example.org/lo21',
      'fermée',
      'déplacée',
      'terminée',
      'npm start',
    ];
    const places = signs.map((sign) => out.indexOf(sign));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });
});
