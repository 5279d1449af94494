import { afterEach } from 'vitest';
import {
  type BigBlueButtonOptions,
  bigBlueButtonProvider,
} from '../../../../adapters/bigbluebutton/bigbluebutton.ts';
import type {
  CallInstance,
  CallOrder,
  CallProvider,
  PersonalLinks,
  Presence,
  Probe,
  Visitor,
} from '../../../../src/ports/calls.ts';
import { BigBlueButtonDouble, type DoubleOptions } from '../../../fakes/bigbluebutton-server.ts';

export const secret = '639259d4-9dd8-4b25-bf01-95f9567eaf4b';
export const installation = 'the secret of this installation';

const instance: CallInstance = {
  id: 'bbb',
  provider: 'bigbluebutton',
  label: 'BigBlueButton',
  media: ['audio', 'video'],
  example: false,
};

export const order = (over: Partial<CallOrder> = {}): CallOrder => ({
  id: 'c1',
  medium: 'audio',
  subject: 'LO21 · S1, Les arbres',
  language: 'fr',
  path: ['LO21', 'S1'],
  until: Date.now() + 90 * 60_000,
  ...over,
});

export const visitor = (over: Partial<Visitor> = {}): Visitor => ({
  name: 'Camille',
  staff: false,
  until: Date.now() + 90 * 60_000,
  ...over,
});

/** A provider whose optional parts are known to be there. */
export interface Whole extends CallProvider {
  readonly personal: PersonalLinks;
  readonly presence: Presence;
  readonly probe: (signal: AbortSignal) => Promise<Probe>;
  readonly sweep: (known: ReadonlySet<string>) => Promise<number>;
}

const started: BigBlueButtonDouble[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});

/** A double, stopped after the test, and a provider before it; `logged` is all that was logged, as JSON. */
export async function onDouble(
  double: Partial<DoubleOptions> = {},
  over: Partial<BigBlueButtonOptions> = {},
): Promise<{ server: BigBlueButtonDouble; provider: Whole; logged: string[] }> {
  const server = await new BigBlueButtonDouble({ generation: '3.0', secret, ...double }).start();
  started.push(server);
  const logged: string[] = [];
  const provider = providerOf(server, { ...over }, logged);
  return { server, provider, logged };
}

export function providerOf(
  server: BigBlueButtonDouble,
  over: Partial<BigBlueButtonOptions> & { readonly places?: number } = {},
  logged: string[] = [],
): Whole {
  const { places, ...rest } = over;
  const note = (...said: readonly unknown[]) => void logged.push(JSON.stringify(said));
  const provider = bigBlueButtonProvider({
    instance: places === undefined ? instance : { ...instance, capacity: { room: places } },
    url: server.url,
    secret,
    installation,
    log: { warn: note },
    pollEvery: 1,
    ...rest,
  });
  const { personal, presence, probe, sweep } = provider;
  if (personal === undefined || presence === undefined || probe === undefined || sweep === undefined)
    throw new Error('a part is missing');
  return { ...provider, personal, presence, probe, sweep };
}

/** Opens a link as a browser does, and tells where it is sent. */
export async function follow(link: string): Promise<string> {
  const response = await fetch(link, { redirect: 'manual' });
  return decodeURIComponent(response.headers.get('location') ?? (await response.text()));
}
