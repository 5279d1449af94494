import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';

// The names under which matrix-bot-sdk imports the native package.
export { EncryptionSettings } from './encryption-settings.ts';
export { DeviceId, DeviceLists, RoomId, UserId } from './ids.ts';
export { DecryptionFault, OlmMachine } from './olm-machine.ts';
export type { OutgoingRequest } from './requests.ts';
export { StoreInUse } from './sqlite-mirror.ts';

export const { Attachment, EncryptedAttachment, RequestType } = wasm;
/** There is one kind of store; matrix-bot-sdk passes it along. */
export const StoreType = { Sqlite: 0 } as const;
export type StoreType = (typeof StoreType)[keyof typeof StoreType];
export type RequestType = wasm.RequestType;
