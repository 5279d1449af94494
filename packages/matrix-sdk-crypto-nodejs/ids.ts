import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';

/**
 * Identifiers as plain values. Those of the WebAssembly build are used up by the call that they are passed
 * to in an array, and matrix-bot-sdk uses its own again and again: so each call gets fresh ones (`toWasm`).
 */
export class UserId {
  readonly #id: string;
  constructor(id: string) {
    new wasm.UserId(id).free();
    this.#id = id;
  }
  toString(): string {
    return this.#id;
  }
  toWasm(): wasm.UserId {
    return new wasm.UserId(this.#id);
  }
}

/** A device's id; see UserId. */
export class DeviceId {
  readonly #id: string;
  constructor(id: string) {
    this.#id = id;
  }
  toString(): string {
    return this.#id;
  }
  toWasm(): wasm.DeviceId {
    return new wasm.DeviceId(this.#id);
  }
}

/** A room's id; see UserId. */
export class RoomId {
  readonly #id: string;
  constructor(id: string) {
    new wasm.RoomId(id).free();
    this.#id = id;
  }
  toString(): string {
    return this.#id;
  }
  toWasm(): wasm.RoomId {
    return new wasm.RoomId(this.#id);
  }
}

/** Users whose devices changed, and users that are of no interest any more. */
export class DeviceLists {
  readonly changed: readonly UserId[];
  readonly left: readonly UserId[];
  constructor(changed: readonly UserId[] | null = [], left: readonly UserId[] | null = []) {
    this.changed = changed ?? [];
    this.left = left ?? [];
  }
  isEmpty(): boolean {
    return this.changed.length === 0 && this.left.length === 0;
  }
  toWasm(): wasm.DeviceLists {
    return new wasm.DeviceLists(
      this.changed.map((user) => user.toWasm()),
      this.left.map((user) => user.toWasm()),
    );
  }
}
