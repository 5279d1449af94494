import type { Language } from './types.ts';

/**
 * « heure de Paris », "Paris time": how a zone is called. A zone is called after its city, the last
 * part of its name; French has its own names and prepositions for the cities below.
 */
export function zoneName(zone: string, language: Language): string {
  const parts = zone.split('/');
  const city = capitals((parts.at(-1) ?? zone).replaceAll('_', ' '));
  const region = (parts[0] ?? '').toLowerCase();
  if (universal.has(zone.toLowerCase())) return language === 'fr' ? 'temps universel' : 'universal time';
  if (region === 'etc') return etcName(city, language);
  if (parts.length === 1 || notCities.has(region))
    return language === 'fr' ? `heure ${zone}` : `${zone} time`;
  if (language === 'en') return `${englishCities[city] ?? city} time`;
  return `heure ${frenchCities[city] ?? ofCity(city)}`;
}

const universal = new Set([
  'utc',
  'gmt',
  'uct',
  'zulu',
  'universal',
  'greenwich',
  'gmt0',
  'etc/utc',
  'etc/gmt',
  'etc/uct',
  'etc/zulu',
  'etc/universal',
  'etc/greenwich',
  'etc/gmt0',
]);

/** First parts whose second is no city: US/Eastern, Brazil/East. */
const notCities = new Set(['us', 'canada', 'brazil', 'chile', 'mexico']);

const englishCities: Readonly<Record<string, string>> = {
  Reunion: 'Réunion',
  Noumea: 'Nouméa',
  Montreal: 'Montréal',
  'Ho Chi Minh': 'Ho Chi Minh City',
  Saigon: 'Ho Chi Minh City',
  Calcutta: 'Kolkata',
  Kiev: 'Kyiv',
};

/** Cities with another name or preposition in French; all others are « de » or « d' » and their name. */
const frenchCities: Readonly<Record<string, string>> = {
  London: 'de Londres',
  Brussels: 'de Bruxelles',
  Lisbon: 'de Lisbonne',
  Vienna: 'de Vienne',
  Warsaw: 'de Varsovie',
  Athens: "d'Athènes",
  Moscow: 'de Moscou',
  Copenhagen: 'de Copenhague',
  Bucharest: 'de Bucarest',
  Kiev: 'de Kiev',
  Kyiv: 'de Kiev',
  Andorra: "d'Andorre",
  Cairo: 'du Caire',
  Algiers: "d'Alger",
  'Addis Ababa': "d'Addis-Abeba",
  Montreal: 'de Montréal',
  'Mexico City': 'de Mexico',
  Havana: 'de La Havane',
  'Sao Paulo': 'de São Paulo',
  Miquelon: 'de Saint-Pierre-et-Miquelon',
  'St Barthelemy': 'de Saint-Barthélemy',
  Marigot: 'de Saint-Martin',
  Martinique: 'de la Martinique',
  Guadeloupe: 'de la Guadeloupe',
  Reunion: 'de La Réunion',
  Mauritius: "de l'île Maurice",
  Comoro: 'des Comores',
  Noumea: 'de Nouméa',
  Marquesas: 'des Marquises',
  Gambier: 'des Gambier',
  Beirut: 'de Beyrouth',
  Jerusalem: 'de Jérusalem',
  Damascus: 'de Damas',
  Baghdad: 'de Bagdad',
  Tehran: 'de Téhéran',
  Dubai: 'de Dubaï',
  Seoul: 'de Séoul',
  Singapore: 'de Singapour',
  'Ho Chi Minh': 'de Hô-Chi-Minh-Ville',
  Saigon: 'de Hô-Chi-Minh-Ville',
  Kolkata: 'de Calcutta',
  Calcutta: 'de Calcutta',
};

function ofCity(city: string): string {
  return /^[aeiouyàâéèêîôû]/iu.test(city) ? `d'${city}` : `de ${city}`;
}

/** Etc/GMT+5 is, against all expectation, five hours behind. */
function etcName(name: string, language: Language): string {
  const sign = name.includes('-') ? '+' : '−';
  const hours = name.replace(/\D/gu, '');
  return language === 'fr' ? `temps universel ${sign}${hours} h` : `universal time ${sign}${hours} h`;
}

function capitals(city: string): string {
  return city
    .split(' ')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
}

/** Other names of a city of the zone database, without their prepositions: « Londres », « Le Caire ». */
export function cityNames(city: string): readonly string[] {
  const french = frenchCities[city]?.replace(/^(?:de |du |des |d')/u, '');
  return [englishCities[city], french].filter((name) => name !== undefined);
}
