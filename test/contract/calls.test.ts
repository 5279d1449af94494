import { afterAll } from 'vitest';
import { bigBlueButtonProvider } from '../../adapters/bigbluebutton/bigbluebutton.ts';
import { jitsiProvider } from '../../adapters/jitsi/jitsi.ts';
import { linkProvider } from '../../adapters/link/link.ts';
import { BigBlueButtonDouble } from '../fakes/bigbluebutton-server.ts';
import { callsContract } from './calls.ts';

const up = async () => ({ ok: true, latency: 1 }) as const;
callsContract('jitsi', (instance) =>
  jitsiProvider({ instance, url: 'https://visio.example.org', secret: 'a secret', ask: up }),
);
callsContract('jitsi with tokens', (instance) =>
  jitsiProvider({
    instance,
    url: 'https://visio.example.org',
    secret: 'a secret',
    token: { issuer: 'cours', audience: 'jitsi', domain: '*', secret: 'shared' },
    ask: up,
  }),
);
callsContract('link', (instance) => linkProvider(instance, 'https://bbb.example.org/rooms/abc-def'));

for (const generation of ['2.x', '3.0', 'scalelite'] as const) {
  const server = await new BigBlueButtonDouble({ generation, secret: 'shared' }).start();
  afterAll(() => server.stop());
  callsContract(`bigbluebutton ${generation}`, (instance) =>
    bigBlueButtonProvider({
      instance,
      url: server.url,
      joinUrl: 'https://bbb.example.org/bigbluebutton/',
      secret: 'shared',
      installation: 'a secret',
      log: { warn: () => {} },
      pollEvery: 1,
    }),
  );
}
