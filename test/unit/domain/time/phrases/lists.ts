import type { PhraseGroup } from './phrase.ts';

const threeTuesdays = '2027-01-12T08:00 2027-01-19T08:00 2027-02-02T08:00';

/** Several days in one line, and what else may stand in it. */
export const lists: readonly PhraseGroup[] = [
  {
    title: 'lists',
    phrases: [
      {
        fr: [
          '12/01, 19/01 et 02/02 à 8h',
          '12/01 19/01 02/02 8h',
          '12/01, 19/01, 02/02 8h',
          'le 12/01, le 19/01 et le 02/02 à 8h',
        ],
        is: threeTuesdays,
        ownLanguage: true,
      },
      {
        fr: ['12 janvier, 19 janvier et 2 février à 8h', '12 et 19 janvier et 2 février 8h'],
        en: [
          '12 January, 19 January and 2 February at 8am',
          '12 and 19 January and 2 February 8am',
          'January 12, January 19 and February 2 at 8am',
        ],
        is: threeTuesdays,
      },
      {
        fr: ['12, 19 et 26 janvier à 8h', 'les 12, 19 et 26 janvier à 8h'],
        en: ['12, 19 and 26 January at 8am'],
        is: '2027-01-12T08:00 2027-01-19T08:00 2027-01-26T08:00',
      },
      {
        fr: [
          'les mardis 12, 19 et 26 janvier à 8h',
          'les mardis 12/01, 19/01 et 26/01 8h',
          'mardi 12, 19 et 26 janvier 8h',
        ],
        en: ['Tuesdays 12, 19 and 26 January at 8am', 'the Tuesdays 12, 19 and 26 January 8am'],
        is: '2027-01-12T08:00 2027-01-19T08:00 2027-01-26T08:00',
      },
      {
        fr: ['les mardis 26 janvier, 2 et 9 février 8h'],
        en: ['Tuesdays 26 January, 2 and 9 February 8am'],
        is: '2027-01-26T08:00 2027-02-02T08:00 2027-02-09T08:00',
      },
      {
        fr: ['les mardis 24/11 et 01/12 au 15/12 8h', 'les mardis 24 novembre et 1er au 15 décembre 8h'],
        is: '2026-11-24T08:00 2026-12-01T08:00 2026-12-08T08:00 2026-12-15T08:00',
      },
      { fr: ["les mardis 9, 10 et 11h jusqu'au 15/12"], asks: 'nothing', offers: [] },
      {
        fr: ['les mardis 12, 20 et 26 janvier à 8h', 'les mardis 12/01, 20/01 8h'],
        en: ['Tuesdays 12, 20 and 26 January at 8am'],
        asks: 'weekdayMismatch',
      },
      {
        fr: ['mardi 24/11 14h et jeudi 26/11 10h', 'mardi 24/11 à 14h, jeudi 26/11 à 10h'],
        en: ['Tuesday 24 November 2pm and Thursday 26 November 10am'],
        is: '2026-11-24T14:00 2026-11-26T10:00',
      },
      {
        fr: ['jeudi et vendredi 14h'],
        en: ['Thursday and Friday 2pm'],
        is: '2026-11-12T14:00 2026-11-13T14:00',
      },
    ],
  },
  {
    title: 'ranges of days',
    phrases: [
      {
        fr: [
          'du 1er au 5 février 9h-12h',
          'du 1er au 5 février de 9h à 12h',
          'du lundi 1er au vendredi 5 février 9h-12h',
          'du 01/02 au 05/02 9h-12h',
        ],
        en: [
          'from 1 to 5 February 9am-12pm',
          '1-5 February 9:00-12:00',
          'from Monday 1 to Friday 5 February 9am-12pm',
          'February 1 to February 5 9am-12pm',
        ],
        is: '2027-02-01T09:00/180 2027-02-02T09:00/180 2027-02-03T09:00/180 2027-02-04T09:00/180 2027-02-05T09:00/180',
        ownLanguage: true,
      },
      {
        fr: ['du 4 au 9 février 9h-12h', 'du 04/02 au 09/02 9h-12h'],
        en: ['from 4 to 9 February 9am-12pm'],
        is: '2027-02-04T09:00/180 2027-02-05T09:00/180 2027-02-08T09:00/180 2027-02-09T09:00/180',
        notes: ['weekendsLeftOut 2027-02-06 2027-02-07'],
        ownLanguage: true,
      },
      {
        fr: ['du 5 au 1er février 9h'],
        en: ['from 5 to 1 February 9am'],
        asks: 'rangeBackwards',
        offers: [
          '2027-02-01T09:00 2027-02-02T09:00 2027-02-03T09:00 2027-02-04T09:00 2027-02-05T09:00',
          '2027-02-05T09:00 2027-02-08T09:00 2027-02-09T09:00',
        ],
      },
      {
        fr: ['du 9 au 13 novembre 9h'],
        en: ['from 9 to 13 November 9am'],
        asks: 'past',
      },
    ],
  },
  {
    title: 'what follows a date',
    phrases: [
      { fr: ['jeudi 14h15 durée 1h30'], is: '2026-11-12T14:15', rest: 'durée 1h30' },
      { fr: ['jeudi 14h15 duree 1h30'], is: '2026-11-12T14:15', rest: 'duree 1h30' },
      {
        fr: ['jeudi 14h15 durée 1h30 groupe TD1 lieu "B204"'],
        is: '2026-11-12T14:15',
        rest: 'durée 1h30 groupe TD1 lieu "B204"',
      },
      { fr: ['jeudi 14h15 groupe mardi'], is: '2026-11-12T14:15', rest: 'groupe mardi' },
      { fr: ['jeudi 14h15 lieu amphi 3'], is: '2026-11-12T14:15', rest: 'lieu amphi 3' },
      { fr: ['jeudi 14h15 "Les arbres"'], is: '2026-11-12T14:15', rest: '"Les arbres"' },
      { fr: ['jeudi 14h15 « Les arbres »'], is: '2026-11-12T14:15', rest: '« Les arbres »' },
      { fr: ['jeudi 14h15 “Les arbres”'], is: '2026-11-12T14:15', rest: '“Les arbres”' },
      {
        en: ['Thursday 14:15 duration 1h30 group TD1 room "B204"'],
        is: '2026-11-12T14:15',
        rest: 'duration 1h30 group TD1 room "B204"',
      },
      { en: ['Thursday 14:15 place lecture hall 3'], is: '2026-11-12T14:15', rest: 'place lecture hall 3' },
      {
        fr: ['chaque mardi 14h15 2 fois durée 1h30'],
        is: '2026-11-10T14:15 2026-11-17T14:15',
        notes: ['todayCounts 2026-11-10'],
        rest: 'durée 1h30',
      },
      { fr: ['jeudi durée 1h30'], asks: 'noHour', rest: 'durée 1h30' },
    ],
  },
];
