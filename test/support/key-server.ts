import { z } from 'zod';
import { HomeserverError } from '../../adapters/matrix/connection/http.ts';

const keysObject = z.looseObject({
  keys: z.record(z.string(), z.string()),
  signatures: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});
type KeysObject = z.output<typeof keysObject>;
const signing = z.object({
  master_key: keysObject,
  self_signing_key: keysObject,
  user_signing_key: keysObject,
  auth: z.object({ session: z.string(), password: z.string() }).optional(),
});
const uploaded = z.object({
  device_keys: keysObject.optional(),
  one_time_keys: z.record(z.string(), z.unknown()).optional(),
});

/** The public keys of somebody, as they are answered by keys/query. */
interface Identity {
  readonly master_key: KeysObject;
  readonly self_signing_key: KeysObject;
  readonly user_signing_key: KeysObject;
}

/**
 * The keys' part of a homeserver, in memory: device keys, one-time keys, cross-signing with user-interactive
 * authentication as Synapse has it (the first upload is free, other keys later ask for the password).
 */
export class KeyServer {
  /** The requests in order: `POST keys/query`. */
  readonly asked: string[] = [];
  readonly devices = new Map<string, Map<string, KeysObject>>();
  readonly identities = new Map<string, Identity>();
  readonly accountData = new Map<string, unknown>();
  /** Ways to authenticate that the server offers, each a list of stages. */
  flows: readonly string[][] = [['m.login.password']];
  password = 'right';
  readonly #oneTime = new Map<string, [string, unknown][]>();

  /** What a request of this device answers. @throws HomeserverError */
  async answer(user: string, device: string, method: string, path: string, body: unknown): Promise<unknown> {
    const name = path.replace('/_matrix/client/v3/', '');
    this.asked.push(`${method} ${name}`);
    switch (name) {
      case 'keys/upload':
        return this.#upload(user, device, uploaded.parse(body));
      case 'keys/query':
        return this.#query(
          Object.keys(z.object({ device_keys: z.record(z.string(), z.unknown()) }).parse(body).device_keys),
        );
      case 'keys/claim':
        return this.#claim(
          z.object({ one_time_keys: z.record(z.string(), z.record(z.string(), z.string())) }).parse(body)
            .one_time_keys,
        );
      case 'keys/device_signing/upload':
        return this.#uploadIdentity(user, signing.parse(body));
      case 'keys/signatures/upload':
        return this.#sign(z.record(z.string(), z.record(z.string(), keysObject)).parse(body));
      default:
        return this.#readAccountData(name);
    }
  }

  /** Whether the device carries a signature of its owner's self-signing key. */
  signed(user: string, device: string): boolean {
    const [key] = Object.keys(this.identities.get(user)?.self_signing_key.keys ?? {});
    const keys = this.devices.get(user)?.get(device);
    return key !== undefined && keys?.signatures?.[user]?.[key] !== undefined;
  }

  masterKey(user: string): string | undefined {
    return Object.values(this.identities.get(user)?.master_key.keys ?? {})[0];
  }

  #upload(user: string, device: string, { device_keys, one_time_keys }: z.output<typeof uploaded>) {
    if (device_keys !== undefined) {
      const own = this.devices.get(user) ?? new Map<string, KeysObject>();
      this.devices.set(user, own.set(device, device_keys));
    }
    const kept = this.#oneTime.get(`${user} ${device}`) ?? [];
    kept.push(...Object.entries(one_time_keys ?? {}));
    this.#oneTime.set(`${user} ${device}`, kept);
    return { one_time_key_counts: { signed_curve25519: kept.length } };
  }

  #query(users: readonly string[]) {
    const of = (part: keyof Identity) =>
      Object.fromEntries(
        users.flatMap((user) => {
          const identity = this.identities.get(user);
          return identity === undefined ? [] : [[user, identity[part]]];
        }),
      );
    return {
      failures: {},
      device_keys: Object.fromEntries(
        users.map((user) => [user, Object.fromEntries(this.devices.get(user) ?? [])]),
      ),
      master_keys: of('master_key'),
      self_signing_keys: of('self_signing_key'),
      user_signing_keys: of('user_signing_key'),
    };
  }

  #claim(wanted: Readonly<Record<string, Readonly<Record<string, string>>>>) {
    const one = (user: string, device: string) => {
      const [id, key] = this.#oneTime.get(`${user} ${device}`)?.shift() ?? [];
      return id === undefined ? {} : { [id]: key };
    };
    const claimed = Object.entries(wanted).map(([user, devices]) => [
      user,
      Object.fromEntries(Object.keys(devices).map((device) => [device, one(user, device)])),
    ]);
    return { failures: {}, one_time_keys: Object.fromEntries(claimed) };
  }

  #uploadIdentity(user: string, { auth, ...keys }: z.output<typeof signing>) {
    const before = this.masterKey(user);
    const changed = before !== undefined && before !== Object.values(keys.master_key.keys)[0];
    if (changed && auth?.password !== this.password) {
      const flows = this.flows.map((stages) => ({ stages }));
      const refused = auth === undefined ? {} : { errcode: 'M_FORBIDDEN', error: 'Invalid password' };
      throw new HomeserverError(401, { ...refused, session: 'one', flows, params: {} });
    }
    if (before === undefined || changed) this.identities.set(user, keys);
    return {};
  }

  #sign(signatures: Readonly<Record<string, Readonly<Record<string, KeysObject>>>>) {
    for (const [user, objects] of Object.entries(signatures)) {
      for (const [id, made] of Object.entries(objects)) {
        const target = this.devices.get(user)?.get(id) ?? this.identities.get(user)?.master_key;
        if (target !== undefined) addSignatures(target, made);
      }
    }
    return { failures: {} };
  }

  #readAccountData(name: string) {
    const type = decodeURIComponent(name.split('/account_data/')[1] ?? '');
    const content = this.accountData.get(type);
    if (content === undefined) throw new HomeserverError(404, { errcode: 'M_NOT_FOUND', error: type });
    return content;
  }
}

function addSignatures(target: KeysObject, made: KeysObject): void {
  target.signatures ??= {};
  for (const [signer, signatures] of Object.entries(made.signatures ?? {})) {
    target.signatures[signer] = { ...target.signatures[signer], ...signatures };
  }
}
