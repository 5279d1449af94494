import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { MatrixFault } from '../../../../adapters/matrix/connection/faults.ts';
import type { AdapterState } from '../../../../adapters/matrix/connection/types.ts';
import { introduce } from '../../../../adapters/matrix/identity/profile.ts';
import { memoryState } from '../../../servers/synapse/bot/memory-state.ts';
import { MatrixServer } from '../../../support/matrix-server.ts';

/** A homeserver that keeps a profile as it is given. */
class ProfileServer extends MatrixServer {
  readonly uploads: { readonly bytes: Uint8Array; readonly type: string }[] = [];
  readonly profile: Record<string, unknown>;
  constructor(profile: Record<string, unknown>) {
    super();
    this.profile = profile;
    this.answer(this.userId, () => this.profile);
    for (const key of ['displayname', 'avatar_url'])
      this.answer(`/${key}`, ({ body }: { body: unknown }) => Object.assign(this.profile, body));
  }
  upload = async (bytes: Uint8Array, type: string) => {
    this.uploads.push({ bytes, type });
    return { url: `mxc://example.org/${this.uploads.length}` };
  };
}

let state: AdapterState;
let lines: string[];
beforeEach(() => {
  state = memoryState();
  lines = [];
});
const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
const start = (server: ProfileServer) => introduce({ connection: server, state, log });
const ours = { displayname: 'Cours', avatar_url: 'mxc://example.org/1' };

describe("the account's name and picture", () => {
  it.each([
    {},
    { displayname: null, avatar_url: null },
    { displayname: '', avatar_url: '' },
    { displayname: 'cours' },
  ])('are set where there are none: %j', async (profile) => {
    const server = new ProfileServer({ ...profile });
    await start(server);
    expect(server.profile).toEqual(ours);
    const [{ bytes, type } = { bytes: new Uint8Array(), type: '' }] = server.uploads;
    expect([Buffer.from(bytes.subarray(1, 4)).toString(), type]).toEqual(['PNG', 'image/png']);
    expect(lines).toEqual([]);
  });

  it('are set where the account has no profile at all', async () => {
    const server = new ProfileServer({});
    server.answer(server.userId, () => {
      throw new MatrixFault('notFound', 'no profile');
    });
    await start(server);
    expect(server.profile).toEqual(ours);
  });

  it('stay as the host chose them', async () => {
    const chosen = { displayname: 'Le bot de L3', avatar_url: 'mxc://example.org/theirs' };
    const server = new ProfileServer({ ...chosen });
    await start(server);
    expect([server.profile, server.uploads, server.of('PUT', '')]).toEqual([chosen, [], []]);
  });

  it('are not given again at the next start, nor against what the host chose since', async () => {
    const server = new ProfileServer({});
    await start(server);
    await start(server);
    expect(server.of('PUT', '')).toHaveLength(2);
    server.profile.displayname = 'cours';
    server.profile.avatar_url = 'mxc://example.org/theirs';
    await start(server);
    expect(server.profile).toEqual({ displayname: 'cours', avatar_url: 'mxc://example.org/theirs' });
  });

  it('the picture is put on the server once, also where the profile could not be changed', async () => {
    const server = new ProfileServer({});
    server.answer('/avatar_url', () => {
      throw new MatrixFault('rateLimited', 'later');
    });
    await start(server);
    server.answer('/avatar_url', ({ body }: { body: unknown }) => Object.assign(server.profile, body));
    await start(server);
    expect([server.profile, server.uploads.length]).toEqual([ours, 1]);
  });

  it.each(['forbidden', 'rateLimited', 'temporary', 'rejected'] as const)(
    'that a server refuses (%s) cost one line in the log',
    async (code) => {
      const server = new ProfileServer({});
      const refuse = () => {
        throw new MatrixFault(code, 'no');
      };
      server.answer('/displayname', refuse).answer('/avatar_url', refuse);
      await start(server);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain('"refused":["no","no"]');
    },
  );

  it('that cannot be looked up cost one line too', async () => {
    const server = new ProfileServer({});
    server.answer(server.userId, () => {
      throw new MatrixFault('temporary', 'no');
    });
    await start(server);
    expect([lines.length, server.of('PUT', '')]).toEqual([1, []]);
  });
});
