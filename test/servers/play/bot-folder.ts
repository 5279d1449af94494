import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const calls = `servers:
  - { id: visio, provider: jitsi, url: "https://visio.example.org", media: [audio, video] }
  - { id: autre-visio, provider: jitsi, url: "https://meet.example.net", media: [audio, video] }
`;

/** An empty folder for a bot's data, with two servers of rooms, and the environment that names them. */
export function botFolder(): { readonly dir: string; readonly env: Record<string, string> } {
  const dir = mkdtempSync(join(tmpdir(), 'cours-play-'));
  writeFileSync(join(dir, 'calls.yaml'), calls);
  return { dir, env: { COURS_DATA_DIR: join(dir, 'data'), COURS_CALLS_FILE: join(dir, 'calls.yaml') } };
}
