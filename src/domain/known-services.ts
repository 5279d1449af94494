/** What a link of somebody's own depends on. */
export interface KnownService {
  readonly name: string;
  readonly company: string;
  /** ISO 3166 code. */
  readonly country: string;
  /** Must whoever joins have an account? */
  readonly account: boolean;
  /** The service is no more; the year it ended. */
  readonly ended?: number;
}

/** What people are told of the server of a room. */
export interface ServerFacts {
  /** As the host calls it. */
  readonly label?: string;
  /** Is its software free; how many places has a room: as far as the host states it. */
  readonly free?: boolean;
  readonly places?: number;
  /** The sample course's server, which nobody has checked. */
  readonly example: boolean;
  /** The service that a link belongs to. */
  readonly service?: KnownService;
}

/** By the end of a host name. From the services' own pages, 2026-11; Skype: its notice of May 2025. */
const services: readonly (readonly [string, KnownService])[] = [
  ['zoom.us', { name: 'Zoom', company: 'Zoom Communications', country: 'US', account: false }],
  ['zoom.com', { name: 'Zoom', company: 'Zoom Communications', country: 'US', account: false }],
  ['webex.com', { name: 'Webex', company: 'Cisco', country: 'US', account: false }],
  ['teams.microsoft.com', { name: 'Teams', company: 'Microsoft', country: 'US', account: false }],
  ['teams.live.com', { name: 'Teams', company: 'Microsoft', country: 'US', account: false }],
  ['meet.google.com', { name: 'Google Meet', company: 'Google', country: 'US', account: false }],
  ['discord.gg', { name: 'Discord', company: 'Discord', country: 'US', account: true }],
  ['discord.com', { name: 'Discord', company: 'Discord', country: 'US', account: true }],
  ['skype.com', { name: 'Skype', company: 'Microsoft', country: 'US', account: false, ended: 2025 }],
];

/** The service behind an https address; undefined where it is none that is known. */
export function knownService(url: string): KnownService | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  return services.find(([end]) => hostname === end || hostname.endsWith(`.${end}`))?.[1];
}
