import jsonwebtoken from 'jsonwebtoken';
import { describe, expect, it } from 'vitest';
import { type JitsiOptions, jitsiProvider } from '../../../adapters/jitsi/jitsi.ts';
import type { CallInstance, CallOrder } from '../../../src/ports/calls.ts';

const instance: CallInstance = {
  id: 'demo',
  provider: 'jitsi',
  label: 'demo',
  media: ['audio', 'video'],
  example: false,
};
const order: CallOrder = {
  id: 'c1',
  medium: 'audio',
  subject: 'LO21 · S1',
  language: 'fr',
  path: ['LO21', 'S1'],
  until: 1_000,
};

/** Reads a link as Jitsi does: split on `&` and `=`, decode, then JSON (parseURLParams.ts). */
function settingsOf(link: string): Record<string, unknown> {
  const pairs = new URL(link).hash.slice(1).split('&');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', value = ''] = pair.split('=');
      return [key, JSON.parse(decodeURIComponent(value))];
    }),
  );
}

const up = async () => ({ ok: true, latency: 1 }) as const;
const jitsi = (over: Partial<JitsiOptions> = {}) =>
  jitsiProvider({ instance, url: 'https://visio.example.org', secret: 'a secret', ask: up, ...over });

describe('a Jitsi room', () => {
  const provider = jitsi({ url: 'https://visio.example.org/' });

  it('has a name that Jitsi leaves as it is', async () => {
    const { entry, reference } = await provider.create(order, 'k');
    const { link = '' } = entry;
    expect(reference).toMatch(/^cours-[a-z0-9]{12}$/);
    expect(new URL(link).pathname).toBe(`/${reference}`);
  });

  it('has another name for another key, another secret and another instance', async () => {
    const other = jitsi({ secret: 'another secret' });
    const third = jitsi({ instance: { ...instance, id: 'third' } });
    const rooms = [
      await provider.create(order, 'k'),
      await provider.create(order, 'k2'),
      await other.create(order, 'k'),
      await third.create(order, 'k'),
    ];
    expect(new Set(rooms.map((room) => room.reference)).size).toBe(4);
  });

  it('keeps the path of a tenant', async () => {
    const tenant = jitsi({ url: 'https://visio.example.org/uni/' });
    const { entry, reference } = await tenant.create(order, 'k');
    const { link = '' } = entry;
    expect(new URL(link).pathname).toBe(`/uni/${reference}`);
  });

  it('starts an audio room without pictures, under the old name of the setting and the new one', async () => {
    const { link = '' } = (await provider.create(order, 'k')).entry;
    expect(new URL(link).searchParams.get('lang')).toBe('fr');
    expect(settingsOf(link)).toEqual({
      'config.startWithAudioMuted': true,
      'config.deeplinking.disabled': true,
      'config.disableDeepLinking': true,
      'config.startLowBandwidthMode': true,
      'config.startAudioOnly': true,
      'config.startWithVideoMuted': true,
      'config.subject': 'LO21 · S1',
    });
  });

  it('starts a video room with pictures, in English where asked', async () => {
    const { link = '' } = (await provider.create({ ...order, medium: 'video', language: 'en' }, 'k')).entry;
    expect(new URL(link).searchParams.get('lang')).toBe('en');
    expect(settingsOf(link)).toEqual({
      'config.startWithAudioMuted': true,
      'config.deeplinking.disabled': true,
      'config.disableDeepLinking': true,
      'config.subject': 'LO21 · S1',
    });
  });

  it.each(['a & b = c', 'il a dit « "oui" »', 'S1 (TD1) *_~', '\\ / # ? %20'])(
    'shows the subject %j as it is',
    async (subject) => {
      const { link = '' } = (await provider.create({ ...order, subject }, 'k')).entry;
      expect(settingsOf(link)['config.subject']).toBe(subject);
    },
  );
});

describe('a Jitsi that does not answer', () => {
  it.each(['refused', 'timeout', 'tls', 'unexpected'] as const)('makes no room: %s', async (reason) => {
    const down = jitsi({ ask: async () => ({ ok: false, reason }) });
    await expect(down.create(order, 'k')).rejects.toMatchObject({ name: 'CallFault', code: reason });
  });

  it('is asked once for all who want a room in the same moment', async () => {
    let asked = 0;
    const busy = jitsi({
      ask: async () => {
        asked += 1;
        return { ok: true, latency: 1 };
      },
    });
    await Promise.all(Array.from({ length: 50 }, (_, n) => busy.create(order, `k${n}`)));
    expect(asked).toBe(1);
  });
});

describe('a Jitsi with tokens', () => {
  const provider = jitsi({ token: { issuer: 'cours', audience: 'jitsi', domain: '*', secret: 'shared' } });

  it('gives the class no link at the room, only one to each', async () => {
    const { reference, entry } = await provider.create(order, 'k');
    expect(entry).toEqual({});
    const visitor = { name: 'Étu1', staff: false, until: 9_000 };
    const link = (await provider.personal?.link(reference, order, visitor)) ?? '';
    const { pathname, searchParams } = new URL(link);
    expect(pathname).toBe(`/${reference}`);
    expect(jsonwebtoken.verify(searchParams.get('jwt') ?? '', 'shared', { clockTimestamp: 8 })).toMatchObject(
      {
        room: reference,
        exp: 9,
      },
    );
    expect(settingsOf(link)['config.subject']).toBe('LO21 · S1');
  });
});
