import { jitsiProvider } from '../adapters/jitsi/jitsi.ts';
import { linkProvider } from '../adapters/link/link.ts';
import type { CallServer } from './calls-file/server.ts';
import type { CallProvider } from './ports/calls.ts';

/** What providers need of the house. */
export interface ProviderHouse {
  /** The secret of the installation: names of rooms come from it. */
  readonly secret: string;
}

/** The provider of a server of the calls file, not yet started. For the composition roots only. */
export function callProvider({ instance, access }: CallServer, { secret }: ProviderHouse): CallProvider {
  switch (access.provider) {
    case 'jitsi':
      return jitsiProvider({
        instance,
        url: access.url,
        secret,
        ...(access.token === undefined ? {} : { token: access.token }),
      });
    case 'link':
      return linkProvider(instance, access.url, access.phone);
  }
}
