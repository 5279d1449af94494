import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';

/**
 * How a room's keys are made and shared; matrix-bot-sdk fills it from the room's `m.room.encryption`.
 * The rotation period is in milliseconds here, as matrix-bot-sdk passes it, and in microseconds for the
 * WebAssembly build.
 */
export class EncryptionSettings {
  algorithm: wasm.EncryptionAlgorithm | undefined = wasm.EncryptionAlgorithm.MegolmV1AesSha2;
  rotationPeriod = 7n * 24n * 60n * 60n * 1000n;
  rotationPeriodMessages = 100n;
  historyVisibility: wasm.HistoryVisibility = wasm.HistoryVisibility.Shared;

  toWasm(): wasm.EncryptionSettings {
    const settings = new wasm.EncryptionSettings();
    if (this.algorithm !== undefined) settings.algorithm = this.algorithm;
    settings.rotationPeriod = this.rotationPeriod * 1000n;
    settings.rotationPeriodMessages = this.rotationPeriodMessages;
    settings.historyVisibility = this.historyVisibility;
    // Every device of a member gets the key: a class is not asked to verify anybody.
    settings.sharingStrategy = wasm.CollectStrategy.deviceBasedStrategy(false, false);
    return settings;
  }
}
