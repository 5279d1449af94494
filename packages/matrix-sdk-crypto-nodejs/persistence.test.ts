import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyServer } from '../../test/support/key-server.ts';
import { OlmDevice, ratchetIndex } from '../../test/support/olm-device.ts';
import { DeviceId, OlmMachine, RoomId, StoreInUse, UserId } from './index.ts';

// Processes on one store: killed, refused, out of disk space.

const patience = 60_000;
const senderPath = new URL('../../test/support/olm-sender.ts', import.meta.url).pathname;
const bot = new UserId('@bot:test');
const device = new DeviceId('BOT');

let store: string;
beforeEach(() => {
  store = mkdtempSync(join(tmpdir(), 'cours-crypto-'));
});
afterEach(() => rmSync(store, { recursive: true }));

interface Line {
  readonly session?: string;
  readonly ciphertext?: string;
  readonly refused?: string;
}

/** Runs the sender until it dies; `limit` is the size that no file may pass, in KiB. */
async function send(messages: number, limit = 'unlimited'): Promise<Line[]> {
  const script = 'ulimit -f "$1"; shift; exec "$@"';
  const run = promisify(execFile);
  const args = ['-c', script, 'bash', limit, process.execPath, senderPath, store, String(messages)];
  const { stdout } = await run('bash', args).catch((killed: { readonly stdout: string }) => killed);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** One text for each use of a key: the same one twice would break the encryption. */
const use = ({ session, ciphertext = '' }: Line) => `${session} ${ratchetIndex({ ciphertext })}`;

describe('a store', () => {
  it('gives the same device after a restart', async () => {
    const first = await OlmMachine.initialize(bot, device, store);
    const keys = first.identityKeys.ed25519.toBase64();
    first.close();
    const second = await OlmMachine.initialize(bot, device, store);
    expect(second.identityKeys.ed25519.toBase64()).toBe(keys);
    second.close();
  });

  it('passes to a second machine of the same process, so that a failed start can be tried again', async () => {
    const first = await OlmMachine.initialize(bot, device, store);
    const second = await OlmMachine.initialize(bot, device, store);
    await expect(first.outgoingRequests()).rejects.toThrow();
    expect((await second.outgoingRequests()).length).toBeGreaterThan(0);
    first.close();
    expect((await second.outgoingRequests()).length).toBeGreaterThan(0);
    second.close();
  });

  it('refuses another device', async () => {
    (await OlmMachine.initialize(bot, device, store)).close();
    await expect(OlmMachine.initialize(bot, new DeviceId('OTHER'), store)).rejects.toThrow();
    (await OlmMachine.initialize(bot, device, store)).close();
  });

  it('opens with its passphrase alone', { timeout: patience }, async () => {
    (await OlmMachine.initialize(bot, device, store, 'correct')).close();
    await expect(OlmMachine.initialize(bot, device, store, 'wrong')).rejects.toThrow();
    (await OlmMachine.initialize(bot, device, store, 'correct')).close();
  });

  it('is one process at a time', { timeout: patience }, async () => {
    const held = await OlmMachine.initialize(bot, device, store);
    const [line] = await refusedSender();
    expect(line).toContain(StoreInUse.name);
    held.close();
  });

  it('uses no key twice through kills', { timeout: patience }, async () => {
    const runs = [await send(3), await send(2)];
    expect(runs.map((lines) => lines.length)).toEqual([3, 2]);
    const uses = runs.flat().map(use);
    expect(new Set(uses).size).toBe(5);
    expect(new Set(runs.flat().map(({ session }) => session)).size).toBe(1);
  });

  it('sends nothing that a full disk did not keep', { timeout: patience }, async () => {
    const lines = await send(5_000, '1000');
    const refused = lines.pop();
    expect(refused?.refused).toBeDefined();
    expect(lines.length).toBeGreaterThan(10);
    const after = await send(1);
    const uses = [...lines, ...after].map(use);
    expect(new Set(uses).size).toBe(lines.length + 1);
  });
});

describe('what a store keeps', () => {
  it('reads messages again whose key came before the restart', async () => {
    const server = new KeyServer();
    const room = new RoomId('!room:test');
    const ann = await OlmDevice.open(server, '@ann:test', 'ANN');
    const before = await OlmDevice.open(server, '@bot:test', 'BOT', store);
    const { content, letters } = await ann.encrypt(room, [bot], 'kept');
    await before.receive(letters);
    before.machine.close();
    const after = await OlmDevice.open(server, '@bot:test', 'BOT', store);
    expect(await after.decrypt(room, '@ann:test', content)).toBe('kept');
    after.machine.close();
  });
});

/** What a second process says on stderr. */
async function refusedSender(): Promise<string[]> {
  const child = spawn(process.execPath, [senderPath, store, '1'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part) => {
    said += part;
  });
  await once(child, 'close');
  return [said];
}
