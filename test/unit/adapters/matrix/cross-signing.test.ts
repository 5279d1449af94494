import { DeviceId, OlmMachine, RequestType, UserId } from '@matrix-org/matrix-sdk-crypto-nodejs';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { HomeserverError } from '../../../../adapters/matrix/connection/http.ts';
import type { SigningHost } from '../../../../adapters/matrix/connection/signing.ts';
import { CrossSigning } from '../../../../adapters/matrix/identity/cross-signing.ts';
import type { Seeds } from '../../../../adapters/matrix/identity/seeds.ts';
import { KeyServer } from '../../../support/key-server.ts';
import { OlmDevice } from '../../../support/olm-device.ts';
import { encryptSecret, recoveryKey, secretStorage } from '../../../support/secret-storage.ts';

const user = '@bot:test';
const changes = ['POST keys/device_signing/upload', 'POST keys/signatures/upload'];

let server: KeyServer;
let copy: Map<string, Seeds>;
beforeEach(() => {
  server = new KeyServer();
  copy = new Map();
});

/** A device whose keys are at the server, and what signs it; `dies` names the request that is never sent. */
async function device(id: string, more: { recoveryKey?: string; machine?: OlmMachine; dies?: string } = {}) {
  const machine = more.machine ?? (await OlmDevice.open(server, user, id)).machine;
  const host: SigningHost = {
    userId: user,
    deviceId: id,
    machine,
    request: async (method, path, body) => {
      if (more.dies !== undefined && path.endsWith(more.dies)) throw new Error('killed');
      return server.answer(user, id, method, path, body);
    },
  };
  const signing = new CrossSigning(host, {
    seeds: { read: (of) => copy.get(of), write: (of, seeds) => void copy.set(of, seeds) },
    language: 'en',
    log: pino({ level: 'silent' }),
    ...(more.recoveryKey === undefined ? {} : { recoveryKey: more.recoveryKey }),
  });
  return { machine, signing };
}

/** The changes that were asked of the server since the last look. */
const asked = () => server.asked.splice(0).filter((request) => changes.includes(request));

describe('a start', () => {
  it('creates the identity of an account that has none, then leaves it alone', async () => {
    const { signing } = await device('ONE');
    await signing.beforeSync();
    expect(server.signed(user, 'ONE')).toBe(true);
    expect(asked()).toEqual(changes);
    expect(Buffer.from(copy.get(user)?.master ?? '', 'base64')).toHaveLength(32);
    await signing.beforeSync();
    expect(asked()).toEqual([]);
  });

  it('uploads the same keys again after a death between creation and upload', async () => {
    const first = await device('ONE', { dies: 'device_signing/upload' });
    await expect(first.signing.beforeSync()).rejects.toThrow('killed');
    expect(copy.size).toBe(0);
    const made = (await first.machine.inner.exportCrossSigningKeys())?.masterKey;
    const again = await device('ONE', { machine: first.machine });
    await again.signing.beforeSync();
    expect(server.signed(user, 'ONE')).toBe(true);
    expect(copy.get(user)?.master).toBe(made);
  });

  it('signs the device after a death between upload and signature', async () => {
    const first = await device('ONE', { dies: 'signatures/upload' });
    await expect(first.signing.beforeSync()).rejects.toThrow('killed');
    const published = server.masterKey(user);
    expect(server.signed(user, 'ONE')).toBe(false);
    const again = await device('ONE', { machine: first.machine });
    await again.signing.beforeSync();
    expect(server.signed(user, 'ONE')).toBe(true);
    expect(server.masterKey(user)).toBe(published);
    expect(copy.has(user)).toBe(true);
  });

  it('stays the same with a new device when the crypto store is lost', async () => {
    await (await device('ONE')).signing.beforeSync();
    const published = server.masterKey(user);
    await (await device('TWO')).signing.beforeSync();
    expect(server.masterKey(user)).toBe(published);
    expect(server.signed(user, 'TWO')).toBe(true);
  });

  it('takes the keys from secret storage with the recovery key, and keeps them', async () => {
    await (await device('ONE')).signing.beforeSync();
    const seeds = copy.get(user);
    if (seeds === undefined) throw new Error('no copy was made');
    putIntoSecretStorage(seeds);
    copy.clear();
    const { signing } = await device('TWO', { recoveryKey });
    await signing.beforeSync();
    expect(server.signed(user, 'TWO')).toBe(true);
    expect(copy.get(user)).toEqual(seeds);
  });

  it('gives its keys up when the identity was changed elsewhere, and keeps the copy', async () => {
    const { signing } = await device('ONE');
    await signing.beforeSync();
    const kept = copy.get(user);
    const elsewhere = await device('OTHER');
    await elsewhere.signing.reset(server.password);
    copy.set(user, kept ?? expect.unreachable());
    await expect(signing.beforeSync()).rejects.toMatchObject({ code: 'keysMissing' });
    expect(copy.get(user)).toEqual(kept);
  });
});

describe('an identity whose keys are missing', () => {
  beforeEach(async () => {
    await (await device('ONE')).signing.beforeSync();
    copy.clear();
    asked();
  });
  const wrong = 'EsSz ygLv VP1b xF1C v7kE eBQx MxDP buG5 w25T L3b6 hfyG Kkrd';

  it('is left alone, and the host told', async () => {
    const { signing } = await device('TWO');
    await expect(signing.beforeSync()).rejects.toMatchObject({ code: 'keysMissing' });
    await expect(signing.beforeSync()).rejects.toThrow(/MATRIX_RECOVERY_KEY.*reset-identity$/);
    expect(asked()).toEqual([]);
    expect(copy.size).toBe(0);
  });

  it.each([
    ['a wrong recovery key', wrong, 'recoveryKeyWrong', true],
    ['no recovery key at all', 'nonsense', 'recoveryKeyWrong', true],
    ['an account without secret storage', recoveryKey, 'nothingToRecover', false],
    ['secrets of another identity', recoveryKey, 'nothingToRecover', true],
  ])('is left alone with %s', async (_, key, code, stored) => {
    if (stored)
      for (const [type, content] of Object.entries(secretStorage)) server.accountData.set(type, content);
    const { signing } = await device('TWO', { recoveryKey: key });
    await expect(signing.beforeSync()).rejects.toMatchObject({ code });
    expect(asked()).toEqual([]);
  });

  it('is replaced on the host’s word, with the password', async () => {
    const before = server.masterKey(user);
    const { signing } = await device('TWO');
    await signing.reset(server.password);
    expect(server.masterKey(user)).not.toBe(before);
    expect(server.signed(user, 'TWO')).toBe(true);
    expect(copy.has(user)).toBe(true);
    asked();
    await signing.beforeSync();
    expect(asked()).toEqual([]);
  });

  it.each([
    [undefined, [['m.login.password']], 'passwordNeeded'],
    ['wrong', [['m.login.password']], 'passwordWrong'],
    ['right', [['m.oauth']], 'noPasswordStep'],
    ['right', [['m.login.password', 'm.login.email.identity']], 'noPasswordStep'],
  ])('is not replaced with the password %s where the server wants %j', async (password, flows, code) => {
    const before = server.masterKey(user);
    server.flows = flows;
    const { signing } = await device('TWO');
    await expect(signing.reset(password)).rejects.toMatchObject({ code });
    expect(server.masterKey(user)).toBe(before);
    expect(copy.size).toBe(0);
  });

  it('does not take a dead token for a question after the password', async () => {
    const dead = new HomeserverError(401, { errcode: 'M_UNKNOWN_TOKEN', error: 'Unknown token' });
    server.answer = async () => {
      throw dead;
    };
    const machine = await OlmMachine.initialize(new UserId(user), new DeviceId('TWO'));
    await expect((await device('TWO', { machine })).signing.reset('right')).rejects.toBe(dead);
  });
});

it('sends the signatures that are left to us after a sync, once', async () => {
  const { machine, signing } = await device('ONE');
  await signing.beforeSync();
  asked();
  const owed = { id: 'owed', type: RequestType.SignatureUpload, body: '{}' };
  const sent: string[] = [];
  machine.inner.outgoingRequests = async () => (sent.length === 0 ? [owed as never] : []);
  machine.inner.markRequestAsSent = async (id) => {
    sent.push(id);
    return true;
  };
  await signing.afterSync();
  await signing.afterSync();
  expect(sent).toEqual(['owed']);
  expect(asked()).toEqual(['POST keys/signatures/upload']);
});

/** As another client does, for the recovery key of the tests. */
function putIntoSecretStorage(seeds: Seeds): void {
  server.accountData.set('m.secret_storage.default_key', { key: 'one' });
  for (const [name, text] of [
    ['m.cross_signing.master', seeds.master],
    ['m.cross_signing.self_signing', seeds.selfSigning],
    ['m.cross_signing.user_signing', seeds.userSigning],
  ] as const)
    server.accountData.set(name, encryptSecret(name, text));
}
