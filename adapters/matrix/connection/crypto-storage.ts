import type { RoomEncryption } from './room-settings.ts';

/** What matrix-bot-sdk's encryption asks of its storage (ICryptoStorageProvider and the store's folder). */
export interface CryptoStorage {
  /** Where the crypto store keeps its own database. */
  readonly storagePath: string;
  /** There is one kind of store; the number says nothing. */
  readonly storageType: number;
  getDeviceId(): Promise<string>;
  setDeviceId(device: string): Promise<void>;
  getRoom(room: string): Promise<RoomEncryption>;
  storeRoom(room: string, settings: RoomEncryption): Promise<void>;
}

/** Stands in for the library's JSON files: the session knows the device, RoomSettings the rooms. */
export function cryptoStorage(
  folder: string,
  device: string,
  roomOf: (room: string) => Promise<RoomEncryption>,
): CryptoStorage {
  const mine = (what: string) => async () => {
    throw new Error(`matrix-bot-sdk is not to set ${what}`);
  };
  return {
    storagePath: folder,
    storageType: 0,
    getDeviceId: async () => device,
    setDeviceId: mine('the device'),
    getRoom: roomOf,
    storeRoom: mine('a room'),
  };
}
