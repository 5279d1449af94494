import { IANAZone } from 'luxon';
import { fold } from '../fold.ts';
import type { Span } from './cursor.ts';
import { cityNames } from './zone-names.ts';

/** A zone as people name it: by its IANA name, or as minutes east of UTC. */
export type NamedZone = { readonly zone: string } | { readonly offset: number };

/** A zone said with the hours: `zone` undefined is one that nobody knows. */
export interface ZonePhrase extends Span {
  readonly zone: NamedZone | undefined;
}

/** Abbreviations that mean one offset (in hours). IST, which is three, and CST of China are left to be asked. */
const abbreviations: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  cest: 2,
  mez: 1,
  mesz: 2,
  hnec: 1,
  eet: 2,
  eest: 3,
  msk: 3,
  est: -5,
  edt: -4,
  hne: -5,
  hae: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  hst: -10,
  jst: 9,
  kst: 9,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
};

/** Names of regions and other names of cities, by zone; each is said with « heure de » or "time". */
const regions: Readonly<Record<string, string>> = {
  'Europe/Paris':
    'france|metropole|francaise|french|europe centrale|normale d europe centrale|central european|central europe|cet|lyon|marseille|lille|toulouse|strasbourg|bordeaux|nantes|rennes|grenoble|compiegne',
  'Europe/London':
    'angleterre|royaume uni|grande bretagne|anglaise|britannique|uk|british|england|edimbourg|edinburgh',
  'Europe/Zurich': 'geneve|geneva|lausanne|berne|bern|suisse|swiss|switzerland',
  'Europe/Brussels': 'belgique|belge|belgian|belgium|liege|louvain',
  'Europe/Berlin': 'allemagne|allemande|german|germany|munich|francfort|frankfurt|hambourg|hamburg',
  'Europe/Madrid': 'espagne|espagnole|spanish|spain|barcelone|barcelona',
  'Europe/Lisbon': 'portugal|portugaise|portuguese|porto',
  'Europe/Rome': 'italie|italienne|italian|italy|milan',
  'America/New_York':
    'est|l est|eastern|us eastern|new york|boston|washington|philadelphie|philadelphia|miami|atlanta',
  'America/Chicago': 'central|us central|houston|dallas',
  'America/Denver': 'mountain|us mountain',
  'America/Los_Angeles': 'pacific|us pacific|pacifique|san francisco|seattle|californie|california',
  'America/Toronto': 'ottawa',
  'America/Montreal': 'quebec|du quebec|quebecoise',
  'Asia/Kolkata': 'inde|india|indian|bombay|mumbai|delhi',
  'Asia/Tokyo': 'japon|japan|japanese',
  'Asia/Shanghai': 'chine|china|chinese|pekin|beijing',
  'Africa/Casablanca': 'maroc|marocaine|rabat|morocco',
  'Africa/Tunis': 'tunisie|tunisia',
  'Africa/Algiers': 'algerie|algeria',
  'Africa/Dakar': 'senegal',
  'Africa/Abidjan': 'cote d ivoire',
  'Indian/Antananarivo': 'madagascar|tananarive',
};

const offsets = new Map(Object.entries(abbreviations).map(([name, hours]) => [name, hours * 60]));
let zones: ReadonlyMap<string, string> | undefined;

/** The zone of a name as it is compared (« londres », "new york"); undefined if it names none. */
export function zoneNamed(name: string): NamedZone | undefined {
  zones ??= allNames();
  const zone = zones.get(name);
  return zone === undefined ? undefined : { zone };
}

/** `CET`, `GMT`: an abbreviation alone, which needs no « heure de ». */
export function zoneAbbreviated(name: string): NamedZone | undefined {
  const offset = offsets.get(name);
  return offset === undefined ? undefined : { offset };
}

/** `Europe/Paris`, in any case; undefined if it is none. */
export function zoneOfIana(name: string): NamedZone | undefined {
  zones ??= allNames();
  const zone = zones.get(name.toLowerCase()) ?? (IANAZone.isValidZone(name) ? name : undefined);
  return name.includes('/') && zone !== undefined ? { zone } : undefined;
}

/** How many words the longest name has. */
export const longestName = 5;

function allNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const zone of [...Intl.supportedValuesOf('timeZone'), 'America/Montreal', 'UTC']) {
    names.set(zone.toLowerCase(), zone);
    const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
    for (const name of [city, ...cityNames(city)]) names.set(comparable(name), zone);
  }
  for (const [zone, words] of Object.entries(regions)) {
    for (const word of words.split('|')) names.set(word, zone);
  }
  return names;
}

/** Without case, accents, hyphens and the article: « La Réunion » is « reunion ». */
function comparable(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^(?:la|le|les|l) /u, '')
    .trim();
}
