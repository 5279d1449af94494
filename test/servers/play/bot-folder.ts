import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jitsiServer } from '../../support/jitsi-server.ts';

/** Where a bot of the tests lives. */
export interface BotFolder {
  readonly dir: string;
  /** Names the data, and two servers of rooms that answer. */
  readonly env: Record<string, string>;
  remove(): Promise<void>;
}

/** More servers of rooms: lines of a calls file, for a bot with this data. */
export type MoreServers = (dataDir: string) => Promise<string>;

/** An empty folder for a bot's data, with two servers of rooms, and the environment that names them. */
export async function botFolder(more?: MoreServers): Promise<BotFolder> {
  const dir = mkdtempSync(join(tmpdir(), 'cours-play-'));
  const jitsi = await jitsiServer();
  const calls = `servers:
  - { id: visio, provider: jitsi, url: "${jitsi.url('visio')}", media: [audio, video] }
  - { id: autre-visio, provider: jitsi, url: "${jitsi.url('meet')}", media: [audio, video] }
`;
  writeFileSync(join(dir, 'calls.yaml'), `${calls}${(await more?.(join(dir, 'data'))) ?? ''}`);
  return {
    dir,
    env: {
      COURS_DATA_DIR: join(dir, 'data'),
      COURS_CALLS_FILE: join(dir, 'calls.yaml'),
      NODE_EXTRA_CA_CERTS: jitsi.certificate,
    },
    async remove() {
      await jitsi.close();
      rmSync(dir, { recursive: true });
    },
  };
}
