import type { Logger } from 'pino';
import { jitsiProvider } from '../adapters/jitsi/jitsi.ts';
import { linkProvider } from '../adapters/link/link.ts';
import type { CallServer } from './calls-file/server.ts';
import type { CallProvider } from './ports/calls.ts';

/** What providers need of the house. */
export interface ProviderHouse {
  /** The secret of the installation: names and marks of its rooms come from it. */
  readonly installation: string;
  /** Where a provider keeps what is its own (the certificate of the bot on Mumble servers). */
  readonly dataDir: string;
  readonly log: Logger;
}

/**
 * The provider of a server of the calls file, not yet started. For the composition roots only. What has
 * libraries of its own is loaded where it is wanted: Mumble's messages cost 9 MB.
 */
export async function callProvider(
  { instance, access }: CallServer,
  { installation, dataDir, log }: ProviderHouse,
): Promise<CallProvider> {
  switch (access.provider) {
    case 'jitsi':
      return jitsiProvider({
        instance,
        url: access.url,
        secret: installation,
        ...(access.token === undefined ? {} : { token: access.token }),
      });
    case 'bigbluebutton': {
      const { bigBlueButtonProvider } = await import('../adapters/bigbluebutton/bigbluebutton.ts');
      const { url, secret, hash } = access;
      const options = { instance, url, secret, installation, log, ...(hash === undefined ? {} : { hash }) };
      return bigBlueButtonProvider(options);
    }
    case 'mumble': {
      const { mumbleProvider } = await import('../adapters/mumble/mumble.ts');
      const { provider: _, ...reach } = access;
      return mumbleProvider({ instance, ...reach, dataDir, installation, log });
    }
    case 'link':
      return linkProvider(instance, access.url, access.phone);
  }
}
