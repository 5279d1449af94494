import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';
import { describe, expect, it } from 'vitest';
import { KeyServer } from '../../test/support/key-server.ts';
import { OlmDevice } from '../../test/support/olm-device.ts';
import { DecryptionFault, EncryptionSettings, RoomId, UserId } from './index.ts';

const room = new RoomId('!room:test');
const bot = new UserId('@bot:test');
const ann = new UserId('@ann:test');

async function two() {
  const server = new KeyServer();
  const devices = [
    await OlmDevice.open(server, '@bot:test', 'BOT'),
    await OlmDevice.open(server, '@ann:test', 'ANN'),
  ] as const;
  return { server, bot: devices[0], ann: devices[1] };
}

describe('the machine', () => {
  it('encrypts for others, and the same id objects serve again and again', async () => {
    const devices = await two();
    for (const text of ['one', 'two', 'three']) {
      const { content, letters } = await devices.bot.encrypt(room, [bot, ann], text);
      await devices.ann.receive(letters);
      expect(await devices.ann.decrypt(room, '@bot:test', content)).toBe(text);
    }
    expect(String(ann)).toBe('@ann:test');
  });

  it('gives received letters as the list that matrix-bot-sdk parses', async () => {
    const devices = await two();
    const { letters } = await devices.bot.encrypt(room, [bot, ann], 'one');
    expect(await devices.ann.receive(letters)).toMatchObject([{ type: 'm.room_key', sender: '@bot:test' }]);
  });

  it('says why an event cannot be read', async () => {
    const devices = await two();
    const { content } = await devices.bot.encrypt(room, [bot, ann], 'one');
    const fault = await devices.ann.decrypt(room, '@bot:test', content).catch((error) => error);
    expect(fault).toBeInstanceOf(DecryptionFault);
    expect(fault).toMatchObject({ code: wasm.DecryptionErrorCode.MissingRoomKey, withheldCode: undefined });
  });

  it('asks for no session while it owes a keys/query, which would stall the library', async () => {
    const devices = await two();
    await devices.bot.machine.updateTrackedUsers([ann]);
    expect(await devices.bot.machine.getMissingSessions([ann])).toBeNull();
    await devices.bot.run();
    expect(await devices.bot.machine.getMissingSessions([ann])).toMatchObject({
      type: wasm.RequestType.KeysClaim,
    });
  });

  it('changes the session after as many messages as the room wants', async () => {
    const devices = await two();
    const settings = new EncryptionSettings();
    settings.rotationPeriodMessages = 2n;
    const sessions = [];
    for (let sent = 0; sent < 4; sent += 1) {
      const { content } = await devices.bot.encrypt(room, [ann], 'again', settings);
      sessions.push(content.session_id);
    }
    expect(sessions[1]).toBe(sessions[0]);
    expect(sessions[2]).not.toBe(sessions[1]);
    expect(sessions[3]).toBe(sessions[2]);
  });

  it('keeps uploads of signatures from matrix-bot-sdk', async () => {
    const devices = await two();
    await devices.bot.machine.inner.bootstrapCrossSigning(true);
    const types = (await devices.bot.machine.outgoingRequests()).map(({ type }) => type);
    expect(types.filter((type) => type > wasm.RequestType.ToDevice)).toEqual([]);
  });

  it('signs what the bot uploads', async () => {
    const { bot: device } = await two();
    const signatures = await device.machine.sign('{}');
    expect(signatures.get(bot)).toMatchObject({ 'ed25519:BOT': { isValid: true, isInvalid: false } });
    expect(signatures.get(ann)).toBeNull();
    expect(JSON.parse(signatures.asJSON())['@bot:test']['ed25519:BOT']).toMatch(/^[A-Za-z0-9+/]{86}$/);
  });
});

describe('rotation', () => {
  it('is in milliseconds for matrix-bot-sdk and microseconds for the library', () => {
    const settings = new EncryptionSettings();
    settings.rotationPeriod = 3_600_000n;
    expect(settings.toWasm().rotationPeriod).toBe(3_600_000_000n);
  });

  it('is by default what the library has', () => {
    const own = new EncryptionSettings().toWasm();
    const theirs = new wasm.EncryptionSettings();
    expect(own.rotationPeriod).toBe(theirs.rotationPeriod);
    expect(own.rotationPeriodMessages).toBe(theirs.rotationPeriodMessages);
    expect(own.historyVisibility).toBe(theirs.historyVisibility);
  });
});
