import type { PhraseGroup } from './phrase.ts';

/** Hours that a clock change skips or doubles. */
export const clockChanges: readonly PhraseGroup[] = [
  {
    title: 'Paris, spring',
    phrases: [
      {
        fr: [
          '28/03/2027 2h30',
          'dimanche 28 mars 2027 2h30',
          'dimanche 28 mars 2027 2h30 du matin',
          '28/03/2027 02:00',
        ],
        en: ['28/03/2027 2:30', '28 March 2027 2:30am'],
        asks: 'skipped',
      },
      { fr: ['28/03/2027 2h30'], en: ['28/03/2027 2:30am'], asks: 'skipped', offers: ['2027-03-28T03:30'] },
      {
        fr: ['28/03/2027 3h30 du matin', '28/03/2027 03:30'],
        en: ['28/03/2027 3:30am'],
        is: '2027-03-28T03:30',
      },
      {
        fr: ['28/03/2027 1h30 du matin'],
        en: ['28/03/2027 1:30am'],
        is: '2027-03-28T01:30',
      },
      {
        fr: ['tous les dimanches 02:30 du 21/03/2027 au 04/04/2027'],
        en: ['every Sunday 2:30am from 21 March 2027 to 4 April 2027'],
        asks: 'skipped',
      },
    ],
  },
  {
    title: 'a clock change is asked first',
    phrases: [
      { fr: ['mardi 28/03/2027 2h30'], en: ['Tuesday 28 March 2027 2:30'], asks: 'skipped' },
      { fr: ['mardi 31/10/2027 2h30'], en: ['Tuesday 31 October 2027 2:30'], asks: 'doubled' },
      { fr: ['28/03/2027 2h30-1h'], en: ['28 March 2027 2:30-1:00'], asks: 'skipped' },
      { fr: ['28/03/2027 1h30-2h30'], en: ['28 March 2027 1:30-2:30'], asks: 'skipped' },
      { fr: ['27/03/2027, 28/03/2027 à 02:30'], en: ['27 and 28 March 2027 at 2:30am'], asks: 'skipped' },
    ],
  },
  {
    title: 'Paris, autumn',
    phrases: [
      {
        fr: ['31/10/2027 2h30', '31/10/2027 2h30 du matin'],
        en: ['31/10/2027 2:30', '31/10/2027 2:30am'],
        asks: 'doubled',
        offers: ['2027-10-31T02:30', '2027-10-31T02:30~2'],
      },
      {
        fr: ['dimanche 31 octobre 2027 à 2 h 30 du matin, heure d’été'],
        en: ['Sunday 31 October 2027 at 2:30 am, summer time'],
        is: '2027-10-31T02:30',
      },
      {
        fr: ["dimanche 31 octobre 2027 à 2 h 30 du matin, heure d'hiver"],
        en: ['Sunday 31 October 2027 at 02:30, winter time'],
        is: '2027-10-31T02:30~2',
      },
      { fr: ['31/10/2027 3h du matin'], en: ['31/10/2027 3am'], is: '2027-10-31T03:00' },
      { fr: ['31/10/2027 1h30 du matin'], en: ['31/10/2027 1:30am'], is: '2027-10-31T01:30' },
    ],
  },
  {
    title: 'Paris, the night of the change itself',
    now: { local: '2027-03-28T01:50', zone: 'Europe/Paris' },
    phrases: [
      { fr: ['dans 20 min'], en: ['in 20 min'], is: '2027-03-28T03:10' },
      { fr: ['dans 2 h'], en: ['in 2 h'], is: '2027-03-28T04:50' },
    ],
  },
  {
    title: 'Paris, the doubled hour itself',
    now: { local: '2027-10-31T02:50', zone: 'Europe/Paris' },
    phrases: [{ fr: ['dans 20 min'], en: ['in 20 min'], is: '2027-10-31T02:10~2' }],
  },
  {
    title: 'Montréal',
    now: { local: '2026-11-10T09:00', zone: 'America/Montreal' },
    holidays: 'CA-QC',
    phrases: [
      { fr: ['jeudi 14h15'], en: ['Thursday 2:15pm'], is: '2026-11-12T14:15' },
      {
        fr: ['14/03/2027 2h30', 'dimanche 14 mars 2027 2h30 du matin'],
        en: ['14 March 2027 2:30am'],
        asks: 'skipped',
        offers: ['2027-03-14T03:30'],
      },
      {
        fr: ['7 novembre 2027 1h30', '7 novembre 2027 1h30 du matin'],
        en: ['7 November 2027 1:30am'],
        asks: 'doubled',
        offers: ['2027-11-07T01:30', '2027-11-07T01:30~2'],
      },
      {
        fr: ['mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Montréal)'],
        en: ['Tuesday 1 December 2026, 14:15 to 16:15 (Montréal time)'],
        is: '2026-12-01T14:15/120',
      },
    ],
  },
  {
    title: 'Auckland, where summer ends in April',
    now: { local: '2026-11-10T09:00', zone: 'Pacific/Auckland' },
    holidays: 'NZ',
    phrases: [
      { fr: ['jeudi 14h15'], en: ['Thursday 2:15pm'], is: '2026-11-12T14:15' },
      {
        fr: ['26/09/2027 2h30'],
        en: ['26 September 2027 2:30am'],
        asks: 'skipped',
        offers: ['2027-09-26T03:30'],
      },
      {
        fr: ['4 avril 2027 2h30 du matin'],
        en: ['4 April 2027 2:30am'],
        asks: 'doubled',
        offers: ['2027-04-04T02:30', '2027-04-04T02:30~2'],
      },
    ],
  },
  {
    title: 'Nouméa, where clocks never change',
    now: { local: '2026-11-10T09:00', zone: 'Pacific/Noumea' },
    holidays: 'none',
    phrases: [
      { fr: ['28/03/2027 02:30'], en: ['28/03/2027 2:30am'], is: '2027-03-28T02:30' },
      { fr: ['jeudi 14h15 (heure de Nouméa)'], en: ['Thursday 14:15 (Nouméa time)'], is: '2026-11-12T14:15' },
    ],
  },
];
