import { jitsiProvider } from '../../adapters/jitsi/jitsi.ts';
import { linkProvider } from '../../adapters/link/link.ts';
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
