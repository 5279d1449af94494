import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SeedFile } from '../../../../adapters/matrix/identity/seeds.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cours-seeds-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const seeds = (letter: string) => ({ master: letter, selfSigning: letter, userSigning: letter });

describe('the second copy of the private keys', () => {
  it('is for its owner alone, each account by itself', () => {
    const path = join(folder, 'matrix', 'cross-signing.json');
    new SeedFile(path).write('@bot:a', seeds('a'));
    new SeedFile(path).write('@bot:b', seeds('b'));
    new SeedFile(path).write('@bot:a', seeds('c'));
    expect(new SeedFile(path).read('@bot:a')).toEqual(seeds('c'));
    expect(new SeedFile(path).read('@bot:b')).toEqual(seeds('b'));
    expect(new SeedFile(path).read('@bot:c')).toBeUndefined();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'matrix')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(folder, 'matrix'))).toEqual(['cross-signing.json']);
  });

  it('is not overwritten when it cannot be read', () => {
    const path = join(folder, 'cross-signing.json');
    writeFileSync(path, '{"@bot:a": {"master"');
    expect(() => new SeedFile(path).write('@bot:a', seeds('a'))).toThrow(SyntaxError);
    expect(readFileSync(path, 'utf8')).toBe('{"@bot:a": {"master"');
  });
});
