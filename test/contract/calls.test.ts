import { jitsiProvider } from '../../adapters/jitsi/jitsi.ts';
import { linkProvider } from '../../adapters/link/link.ts';
import { callsContract } from './calls.ts';

callsContract('jitsi', (instance) => jitsiProvider(instance, 'https://visio.example.org', 'a secret'));
callsContract('link', (instance) => linkProvider(instance, 'https://bbb.example.org/rooms/abc-def'));
