import { describe, expect, it } from 'vitest';
import { jitsiProvider } from '../../../adapters/jitsi/jitsi.ts';
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

describe('a Jitsi room', () => {
  const provider = jitsiProvider(instance, 'https://visio.example.org/', 'a secret');

  it('has a name that Jitsi leaves as it is', async () => {
    const { entry, reference } = await provider.create(order, 'k');
    const { link = '' } = entry;
    expect(reference).toMatch(/^cours-[a-z0-9]{12}$/);
    expect(new URL(link).pathname).toBe(`/${reference}`);
  });

  it('has another name for another key, another secret and another instance', async () => {
    const other = jitsiProvider(instance, 'https://visio.example.org', 'another secret');
    const third = jitsiProvider({ ...instance, id: 'third' }, 'https://visio.example.org', 'a secret');
    const rooms = [
      await provider.create(order, 'k'),
      await provider.create(order, 'k2'),
      await other.create(order, 'k'),
      await third.create(order, 'k'),
    ];
    expect(new Set(rooms.map((room) => room.reference)).size).toBe(4);
  });

  it('keeps the path of a tenant', async () => {
    const tenant = jitsiProvider(instance, 'https://visio.example.org/uni/', 'a secret');
    const { entry, reference } = await tenant.create(order, 'k');
    const { link = '' } = entry;
    expect(new URL(link).pathname).toBe(`/uni/${reference}`);
  });

  it('starts an audio room without pictures, under the old name of the setting and the new one', async () => {
    const { link = '' } = (await provider.create(order, 'k')).entry;
    expect(new URL(link).searchParams.get('lang')).toBe('fr');
    expect(settingsOf(link)).toEqual({
      'config.startLowBandwidthMode': true,
      'config.startAudioOnly': true,
      'config.startWithVideoMuted': true,
      'config.subject': 'LO21 · S1',
    });
  });

  it('starts a video room with pictures, in English where asked', async () => {
    const { link = '' } = (await provider.create({ ...order, medium: 'video', language: 'en' }, 'k')).entry;
    expect(new URL(link).searchParams.get('lang')).toBe('en');
    expect(settingsOf(link)).toEqual({ 'config.subject': 'LO21 · S1' });
  });

  it.each(['a & b = c', 'il a dit « "oui" »', 'S1 (TD1) *_~', '\\ / # ? %20'])(
    'shows the subject %j as it is',
    async (subject) => {
      const { link = '' } = (await provider.create({ ...order, subject }, 'k')).entry;
      expect(settingsOf(link)['config.subject']).toBe(subject);
    },
  );
});
