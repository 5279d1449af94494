import type { PhraseGroup } from './phrase.ts';

const todayCounts = ['todayCounts 2026-11-10'];

/** Series in whole months: « tous les mardis de janvier », « à partir de janvier ». */
export const wholeMonths: readonly PhraseGroup[] = [
  {
    title: 'in whole months',
    phrases: [
      {
        fr: [
          'les mardis 24 novembre au 15 décembre 14h',
          'les mardis du 24 novembre au 15 décembre 14h',
          'les mardis 24/11 - 15/12 14h',
        ],
        en: ['Tuesdays 24 November to 15 December 2pm'],
        is: '2026-11-24T14:00 2026-12-01T14:00 2026-12-08T14:00 2026-12-15T14:00',
      },
      {
        fr: [
          'tous les mardis 14h à partir de janvier 4 fois',
          'tous les mardis 14h à partir de janvier 2027 jusqu’au 26/01',
        ],
        en: ['every Tuesday 2pm from January 4 times', 'Tuesdays starting January 2pm 4 times'],
        is: '2027-01-05T14:00 2027-01-12T14:00 2027-01-19T14:00 2027-01-26T14:00',
      },
      {
        fr: ['tous les mardis 14h à partir de janvier'],
        en: ['every Tuesday 2pm from January'],
        asks: 'seriesEnd',
      },
      {
        fr: ['tous les mardis de mars à novembre 14h'],
        en: ['every Tuesday 2pm from March to November'],
        asks: 'past',
        offers: ['2026-11-10T14:00 2026-11-17T14:00 2026-11-24T14:00'],
      },
      {
        fr: ['tous les mardis de janvier 14h 10 fois', 'les mardis de janvier 10 fois 14h'],
        en: ['10 sessions on Tuesdays in January 2pm'],
        asks: 'countOf',
        offers: ['2027-01-05T14:00 2027-01-12T14:00 2027-01-19T14:00 2027-01-26T14:00'],
      },
      {
        fr: [
          'tous les mardis en décembre 2026 et janvier 2028 14h',
          'tous les mardis de janvier au 15 mars 14h',
        ],
        en: ['every Tuesday from January to 15 March 2pm'],
        asks: 'notUnderstood',
        offers: [],
      },
      {
        en: ['every Tuesday in January 1400'],
        asks: 'notUnderstood',
        offers: [],
      },
      {
        fr: [
          'tous les mardis de janvier 14h',
          'les mardis en janvier 14h',
          'chaque mardi 14h du mois de janvier',
          'tous les mardis au mois de janvier 2027 14h',
          'tous les mardis de janv. 14h',
        ],
        en: ['every Tuesday in January 2pm', 'Tuesdays 2pm of January 2027', 'every Tuesday of January 2pm'],
        is: '2027-01-05T14:00 2027-01-12T14:00 2027-01-19T14:00 2027-01-26T14:00',
      },
      {
        fr: ['tous les mardis de novembre 14h'],
        en: ['every Tuesday in November 2pm'],
        is: '2026-11-10T14:00 2026-11-17T14:00 2026-11-24T14:00',
        notes: todayCounts,
      },
      {
        fr: [
          'un mardi sur deux 14h de décembre à février',
          'un mardi sur deux 14h de décembre 2026 à février 2027',
          'un mardi sur deux 14h de décembre-février 2027',
        ],
        en: ['every other Tuesday 2pm from December to February'],
        is: '2026-12-01T14:00 2026-12-15T14:00 2026-12-29T14:00 2027-01-12T14:00 2027-01-26T14:00 2027-02-09T14:00 2027-02-23T14:00',
      },
      {
        fr: [
          'les mardis et jeudis 8h-10h en février et mars',
          'les mardis et jeudis de 8h à 10h de février à mars',
        ],
        en: ['Tuesdays and Thursdays 8am-10am in February and March'],
        count: 17,
        first: '2027-02-02T08:00/120',
        last: '2027-03-30T08:00/120',
      },
      {
        fr: ["tous les mardis d'octobre 14h", 'tous les mardis de janvier 2025 14h'],
        en: ['every Tuesday in October 2pm', 'every Tuesday in January 2025 2pm'],
        asks: 'past',
      },
      {
        fr: ['tous les jours de janvier à mai 2027 8h, 9h, 10h, 11h'],
        asks: 'tooMany',
        offers: [
          [1, 4, 5]
            .flatMap((day) => [8, 9, 10, 11].map((h) => `2027-01-0${day}T${String(h).padStart(2, '0')}:00`))
            .slice(0, 10)
            .join(' '),
        ],
      },
      {
        fr: ['tous les mardis de janvier 2040 14h'],
        en: ['every Tuesday in January 2040 2pm'],
        asks: 'tooFar',
      },
      {
        fr: ["tous les mardis de janvier jusqu'au 15/12 14h", 'mardi de janvier 14h'],
        asks: 'notUnderstood',
        offers: [],
      },
      {
        fr: ['tous les mardis en visio 14h'],
        asks: 'notUnderstood',
      },
    ],
  },
];
