import type { PhraseGroup } from './phrase.ts';

const tuesdays =
  '2026-11-10T14:15 2026-11-17T14:15 2026-11-24T14:15 2026-12-01T14:15 2026-12-08T14:15 2026-12-15T14:15';
const todayCounts = ['todayCounts 2026-11-10'];

/** Series: each week, every other week, weeks by their number, so many times. */
export const series: readonly PhraseGroup[] = [
  {
    title: 'each week',
    phrases: [
      {
        fr: [
          "tous les mardis 14h15 jusqu'au 15/12",
          "les mardis 14h15 jusqu'au 15/12",
          "chaque mardi 14h15 jusqu'au 15/12",
          'tous les mardis à 14h15 jusqu’au 15 décembre',
          "tous les mardis jusqu'au 15/12 à 14h15",
          "le mardi 14h15 jusqu'au 15/12",
          "jusqu'au 15/12 tous les mardis 14h15",
        ],
        en: [
          'every Tuesday 14:15 until 15 December',
          'each Tuesday 2:15pm until 15 December',
          'every Tuesday at 14:15 till December 15th',
          'Tuesdays 14:15 until 15/12',
          'every Tuesday until 15 December at 14:15',
        ],
        is: tuesdays,
        notes: todayCounts,
      },
      {
        fr: [
          'chaque mardi 14h15 6 fois',
          'tous les mardis 14h15, 6 fois',
          '6 séances le mardi 14h15',
          'six séances tous les mardis à 14h15',
        ],
        en: [
          'every Tuesday 14:15 6 times',
          'every Tuesday 2:15pm, 6 times',
          '6 sessions on Tuesday 14:15',
          'six sessions every Tuesday at 14:15',
        ],
        is: tuesdays,
        notes: todayCounts,
      },
      {
        fr: ['3 mardis 8h', 'trois mardis à 8h'],
        en: ['3 Tuesdays 8am'],
        is: '2026-11-17T08:00 2026-11-24T08:00 2026-12-01T08:00',
      },
      {
        fr: ['chaque mardi 8h 3 fois'],
        en: ['every Tuesday 8am 3 times'],
        is: '2026-11-17T08:00 2026-11-24T08:00 2026-12-01T08:00',
      },
      {
        fr: ['chaque mardi 14h15-16h15 10 fois', 'chaque mardi de 14h15 à 16h15 dix fois'],
        en: ['every Tuesday 14:15-16:15 10 times', 'every Tuesday from 14:15 to 16:15 ten times'],
        count: 10,
        first: '2026-11-10T14:15/120',
        last: '2027-01-12T14:15/120',
        notes: todayCounts,
      },
      {
        fr: [
          '10 séances le mardi 14h15 à partir du 12/01',
          'dix séances le mardi 14h15 à partir du 12 janvier',
          'chaque mardi 14h15 à partir du 12/01, 10 fois',
        ],
        en: [
          '10 sessions on Tuesday 14:15 from 12 January',
          'ten sessions on Tuesday 14:15 starting 12 January',
          'every Tuesday 14:15 from 12 January 10 times',
        ],
        count: 10,
        first: '2027-01-12T14:15',
        last: '2027-03-16T14:15',
      },
      {
        fr: [
          'tous les mardis et jeudis 8h-10h du 12/01 au 15/05',
          'les mardis et jeudis de 8h à 10h du 12 janvier au 15 mai',
        ],
        en: [
          'every Tuesday and Thursday 8am-10am from 12 January to 15 May',
          'Tuesdays and Thursdays 8:00-10:00 from 12 January to 15 May',
        ],
        count: 36,
        first: '2027-01-12T08:00/120',
        last: '2027-05-13T08:00/120',
        notes: ['holiday 2027-05-06'],
      },
      {
        fr: ['tous les jeudis 10h du 17/12 au 14/01'],
        en: ['every Thursday 10am from 17 December to 14 January'],
        is: '2026-12-17T10:00 2026-12-24T10:00 2026-12-31T10:00 2027-01-07T10:00 2027-01-14T10:00',
      },
      {
        fr: ['tous les mardis 14h 200 fois'],
        en: ['every Tuesday 2pm 200 times'],
        count: 200,
        first: '2026-11-10T14:00',
        last: '2030-09-03T14:00',
        notes: [
          'todayCounts 2026-11-10',
          'holiday 2028-08-15',
          'holiday 2029-05-01',
          'holiday 2029-05-08',
          'holiday 2029-12-25',
          'holiday 2030-01-01',
        ],
      },
      { fr: ['tous les mardis 14h 201 fois'], en: ['every Tuesday 2pm 201 times'], asks: 'tooMany' },
      {
        fr: ['tous les mardis 500 fois', 'mardi 500 fois', "tous les jours jusqu'au 15/12/2028"],
        en: ['every Tuesday 500 times', 'every day until 15 December 2028'],
        asks: 'tooMany',
      },
      { fr: ['un mardi sur deux 14h 150 fois'], en: ['every other Tuesday 2pm 150 times'], asks: 'tooFar' },
      {
        fr: ["tous les jours 8h jusqu'au 31/12/2027"],
        en: ['every day 8am until 31 December 2027'],
        asks: 'tooMany',
      },
    ],
  },
  {
    title: 'every other week',
    phrases: [
      {
        fr: ['un mardi sur deux 14h15 du 12/01 au 09/03'],
        en: [
          'every other Tuesday 14:15 from 12 January to 9 March',
          'every second Tuesday 14:15 from 12 January to 9 March',
        ],
        is: '2027-01-12T14:15 2027-01-26T14:15 2027-02-09T14:15 2027-02-23T14:15 2027-03-09T14:15',
      },
      {
        fr: ['un mardi sur deux 14h15 3 fois', 'un mardi sur deux à 14h15, trois fois'],
        en: ['every other Tuesday 14:15 3 times'],
        is: '2026-11-10T14:15 2026-11-24T14:15 2026-12-08T14:15',
        notes: todayCounts,
      },
    ],
  },
  {
    title: 'weeks by their number',
    phrases: [
      {
        fr: [
          'tous les mardis semaines impaires 14h15 du 12/01 au 28/02',
          'les mardis des semaines impaires 14h15 du 12/01 au 28/02',
        ],
        en: [
          'every Tuesday odd weeks 14:15 from 12 January to 28 February',
          'Tuesdays of odd weeks 14:15 from 12 January to 28 February',
        ],
        is: '2027-01-19T14:15 2027-02-02T14:15 2027-02-16T14:15',
      },
      {
        fr: ["tous les mardis semaines impaires 14h15 jusqu'au 31/01"],
        en: ['every Tuesday odd weeks 14:15 until 31 January'],
        is: '2026-11-17T14:15 2026-12-01T14:15 2026-12-15T14:15 2026-12-29T14:15 2027-01-05T14:15 2027-01-19T14:15',
        notes: ['week53 2026'],
      },
      {
        fr: ["tous les mardis semaines paires 14h15 jusqu'au 15/12"],
        en: ['every Tuesday even weeks 14:15 until 15 December'],
        is: '2026-11-10T14:15 2026-11-24T14:15 2026-12-08T14:15',
        notes: todayCounts,
      },
    ],
  },
  {
    title: 'series planned in spring, for a year of study',
    now: { local: '2026-03-20T09:00', zone: 'Europe/Paris' },
    phrases: [
      {
        fr: ['tous les mardis 14h du 08/09 au 26/01', 'tous les mardis 14h du 8 septembre au 26 janvier'],
        en: ['every Tuesday 2pm from 8 September to 26 January'],
        count: 21,
        first: '2026-09-08T14:00',
        last: '2027-01-26T14:00',
        ownLanguage: true,
      },
      {
        fr: ["tous les mardis 14h à partir du 08/09 jusqu'au 26/01"],
        count: 21,
        first: '2026-09-08T14:00',
        last: '2027-01-26T14:00',
      },
      {
        fr: ['tous les mardis 14h du 08/09 au 26/01 sauf du 19/12 au 03/01'],
        count: 19,
        first: '2026-09-08T14:00',
        last: '2027-01-26T14:00',
        notes: ['leftOut 2026-12-22 exception', 'leftOut 2026-12-29 exception'],
      },
    ],
  },
  {
    title: 'every day',
    phrases: [
      {
        fr: ['tous les jours 9h du 19/11 au 24/11'],
        en: ['every day 9am from 19 November to 24 November'],
        is: '2026-11-19T09:00 2026-11-20T09:00 2026-11-23T09:00 2026-11-24T09:00',
        notes: ['weekendsLeftOut 2026-11-21 2026-11-22'],
      },
      {
        fr: ['tous les jours ouvrés 9h du 19/11 au 24/11'],
        en: ['every weekday 9am from 19 November to 24 November'],
        is: '2026-11-19T09:00 2026-11-20T09:00 2026-11-23T09:00 2026-11-24T09:00',
      },
      {
        fr: ['tous les samedis et dimanches 10h du 14/11 au 22/11'],
        en: ['every Saturday and Sunday 10am from 14 November to 22 November'],
        is: '2026-11-14T10:00 2026-11-15T10:00 2026-11-21T10:00 2026-11-22T10:00',
      },
    ],
  },
  {
    title: 'misspelt « tous les », and a single session',
    phrases: [
      {
        fr: [
          'tout les jeudi 10h-12h 2 fois',
          'touts les jeudis 10h-12h 2 fois',
          'tous le jeudis 10h-12h 2 fois',
          'toute les jeudis 10h-12h 2 fois',
          'tt les jeudis 10h-12h 2 fois',
          'jeudi 10h-12h toute les semaines 2 fois',
        ],
        is: '2026-11-12T10:00/120 2026-11-19T10:00/120',
      },
      {
        fr: ['tuos les jeudis 10h 2 fois', 'tout le jeudis 10h 2 fois'],
        asks: 'notUnderstood',
        offers: ['2026-11-12T10:00 2026-11-19T10:00'],
      },
      {
        fr: [
          'une séance mercredi prochain à 14 heures pendant deux heures',
          '1 séance mercredi prochain 14h-16h',
        ],
        en: ['a session next Wednesday at 2pm for two hours', 'one class next Wednesday 2-4pm'],
        is: '2026-11-18T14:00/120',
        notes: ['nextWeek 2026-11-18 8'],
      },
      { fr: ['une séance le jeudi 14h', 'un cours jeudi à 14h'], is: '2026-11-12T14:00' },
      {
        fr: ['une séance jeudi 14h et une séance vendredi 16h'],
        is: '2026-11-12T14:00 2026-11-13T16:00',
      },
      {
        fr: ["une séance tous les jeudis 14h jusqu'au 20/11"],
        is: '2026-11-12T14:00 2026-11-19T14:00',
      },
    ],
  },
];
