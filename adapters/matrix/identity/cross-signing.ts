import { DeviceId, RequestType, UserId } from '@matrix-org/matrix-sdk-crypto-nodejs';
import type { Logger } from 'pino';
import type { Language } from '../../../src/domain/time/types.ts';
import { HomeserverError, path } from '../connection/http.ts';
import type { Signing, SigningHost } from '../connection/signing.ts';
import { decide } from './decide.ts';
import { lookAtOwnKeys } from './own-keys.ts';
import { postWithPassword } from './password-step.ts';
import { IdentityProblem } from './problem.ts';
import { decodeRecoveryKey } from './recovery-key.ts';
import { seedsFromSecretStorage } from './secret-storage.ts';
import type { SeedFile, Seeds } from './seeds.ts';

export interface CrossSigningOptions {
  /** The second copy of the private keys. */
  readonly seeds: Pick<SeedFile, 'read' | 'write'>;
  /** Opens the identity of an account that another client set up. */
  readonly recoveryKey?: string;
  readonly language: Language;
  readonly log: Logger;
}

/** A request as the library hands it out. */
interface Upload {
  readonly id: string | undefined;
  readonly type: RequestType;
  readonly body: string;
}

const keysPath = '/_matrix/client/v3/keys';

/**
 * Gives the account a cross-signing identity and signs the bot's device with it: clients that exclude
 * unsigned devices exchange no message with the bot otherwise.
 */
export class CrossSigning implements Signing {
  readonly #host: SigningHost;
  readonly #options: CrossSigningOptions;

  constructor(host: SigningHost, options: CrossSigningOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Safe at every start, also after one that was killed half-way. @throws IdentityProblem */
  async beforeSync(): Promise<void> {
    const step = decide(await lookAtOwnKeys(this.#host));
    if (step === 'create' || step === 'uploadAgain') await this.#publish(step === 'create', undefined);
    if (step === 'restore') await this.#restore();
    if (step !== 'nothing') await this.#sign();
    await this.#keepSeeds();
    if (step !== 'nothing') this.#options.log.info({ user: this.#host.userId, step }, 'Matrix device signed');
  }

  /** Sends the signatures that matrix-bot-sdk cannot. */
  async afterSync(): Promise<void> {
    for (const request of await this.#host.machine.inner.outgoingRequests()) {
      if (request.type === RequestType.SignatureUpload) await this.#upload('signatures/upload', request);
    }
  }

  /**
   * A new identity in place of one whose private keys are lost. Everybody who writes with the bot is warned
   * that it changed: only on the host's word. @throws IdentityProblem
   */
  async reset(password: string | undefined): Promise<void> {
    await lookAtOwnKeys(this.#host);
    await this.#publish(true, password);
    await this.#sign();
    await this.#keepSeeds();
  }

  async #publish(anew: boolean, password: string | undefined): Promise<void> {
    const { inner } = this.#host.machine;
    const made = await inner.bootstrapCrossSigning(anew);
    const deviceKeys: Upload | undefined = made.uploadKeysRequest;
    if (deviceKeys !== undefined) await this.#upload('upload', deviceKeys);
    const identity = JSON.parse(made.uploadSigningKeysRequest.body);
    const where = `${keysPath}/device_signing/upload`;
    await postWithPassword(this.#host, where, identity, password, this.#options.language);
    await this.#upload('signatures/upload', made.uploadSignaturesRequest);
  }

  /** The private keys from outside the crypto store: the second copy, then secret storage. */
  async #restore(): Promise<void> {
    const copy = this.#options.seeds.read(this.#host.userId);
    if (copy !== undefined && (await this.#import(copy))) return;
    const { recoveryKey, language } = this.#options;
    if (recoveryKey === undefined) throw new IdentityProblem('keysMissing', language);
    const key = decodeRecoveryKey(recoveryKey);
    if (key === undefined) throw new IdentityProblem('recoveryKeyWrong', language);
    const found = await seedsFromSecretStorage((type) => this.#accountData(type), key);
    if (found === 'wrongKey') throw new IdentityProblem('recoveryKeyWrong', language);
    if (found === 'nothing' || !(await this.#import(found)))
      throw new IdentityProblem('nothingToRecover', language);
  }

  /** Whether the keys are those of the published identity; the library refuses others. */
  async #import({ master, selfSigning, userSigning }: Seeds): Promise<boolean> {
    const { inner } = this.#host.machine;
    try {
      await inner.importCrossSigningKeys(master, selfSigning, userSigning);
    } catch {
      return false;
    }
    const status = await inner.crossSigningStatus();
    return status.hasMaster && status.hasSelfSigning && status.hasUserSigning;
  }

  /** Signs this device where the server shows it unsigned. */
  async #sign(): Promise<void> {
    if ((await lookAtOwnKeys(this.#host)).signed) return;
    const { userId, deviceId, machine } = this.#host;
    const device = await machine.inner.getDevice(
      new UserId(userId).toWasm(),
      new DeviceId(deviceId).toWasm(),
    );
    if (device === undefined) throw new Error('The homeserver does not know the keys of this device.');
    await this.#upload('signatures/upload', await device.verify());
  }

  /** Only once the identity is published: a copy of other keys would be of no use. */
  async #keepSeeds(): Promise<void> {
    const { userId, machine } = this.#host;
    const made = await machine.inner.exportCrossSigningKeys();
    const { masterKey: master, self_signing_key: selfSigning, userSigningKey: userSigning } = made ?? {};
    if (master === undefined || selfSigning === undefined || userSigning === undefined) return;
    const kept = this.#options.seeds.read(userId);
    if (kept?.master === master && kept.selfSigning === selfSigning && kept.userSigning === userSigning)
      return;
    this.#options.seeds.write(userId, { master, selfSigning, userSigning });
  }

  async #upload(name: string, { id, type, body }: Upload): Promise<void> {
    const answer = await this.#host.request('POST', `${keysPath}/${name}`, JSON.parse(body));
    if (id !== undefined) await this.#host.machine.inner.markRequestAsSent(id, type, JSON.stringify(answer));
  }

  async #accountData(type: string): Promise<unknown> {
    try {
      const endpoint = path`/_matrix/client/v3/user/${this.#host.userId}/account_data/${type}`;
      return await this.#host.request('GET', endpoint);
    } catch (error) {
      if (error instanceof HomeserverError && error.status === 404) return undefined;
      throw error;
    }
  }
}
