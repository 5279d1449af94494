import type { PhraseGroup } from './phrase.ts';

/** Days of the calendar, with and without a year. */
export const dates: readonly PhraseGroup[] = [
  {
    title: 'dates in words',
    phrases: [
      {
        fr: ['lun. 16 nov. 8h15', 'lundi 16 novembre 8h15'],
        en: ['Mon. 16 Nov. 8:15', 'Monday 16 November 8:15am'],
        is: '2026-11-16T08:15',
      },
      { fr: ['jeu 19/11 8h', 'le jeu. 19/11 à 8h'], en: ['Thu 19/11 8am'], is: '2026-11-19T08:00' },
      {
        fr: ['le jeudi 19 à 14h', 'jeudi 19 14h', 'jeudi 19 à 14h'],
        en: ['Thursday the 19th at 14:00', 'Thursday 19 at 2pm'],
        is: '2026-11-19T14:00',
      },
      { fr: ['le 24 à 14h'], en: ['on the 24th at 2pm', 'the 24th at 14:00'], is: '2026-11-24T14:00' },
      { fr: ['le 5 à 14h'], en: ['on the 5th at 2pm'], is: '2026-12-05T14:00' },
      { fr: ['le 10 à 14h'], en: ['the 10th at 2pm'], is: '2026-11-10T14:00' },
      {
        fr: [
          '24 novembre 14h',
          '24 nov 14h',
          '24 nov. 2026 14h',
          'le 24 novembre à 14h',
          'mardi 24 novembre 14h',
          'mardi 24 novembre 2026 à 14 heures',
          '14h le 24 novembre',
        ],
        en: [
          '24 Nov 14:00',
          '24 November 2pm',
          'November 24 2pm',
          'Nov 24th, 2026 2pm',
          '24th of November at 2pm',
          'Tuesday, November 24, 2026 at 2:00 PM',
          '2pm on 24 November',
        ],
        is: '2026-11-24T14:00',
      },
      {
        fr: ['1er décembre 8h', 'le premier décembre à 8h', '1 déc. 8h', 'mardi 1er decembre 8h'],
        en: ['1st December 8am', 'December 1st 8am', '1 Dec 08:00', 'the first of December at 8am'],
        is: '2026-12-01T08:00',
      },
      { fr: ['mar. 24 nov. 14h', 'mar 24/11 14h'], is: '2026-11-24T14:00' },
      {
        fr: ['24 mars 14h', 'mercredi 24 mars 14h'],
        en: ['24 Mar 2pm', 'Mar 24 2pm', 'Wed 24 Mar 2pm'],
        is: '2027-03-24T14:00',
      },
    ],
  },
  {
    title: 'dates in figures',
    phrases: [
      {
        fr: [
          '24/11 14h',
          '24/11/26 14h',
          '24.11.2026 14h',
          '24-11-2026 14h',
          '24/11/2026 14h',
          '2026-11-24 14h',
        ],
        en: [
          '24/11 14:00',
          '24/11/26 14:00',
          '24.11.2026 2pm',
          '24-11-2026 2pm',
          '11/24 2pm',
          '2026-11-24 2pm',
        ],
        is: '2026-11-24T14:00',
        ownLanguage: true,
      },
      {
        fr: ['2026-11-24 14:15', '2026-11-24T14:15', '2026-11-24t14:15'],
        en: ['2026-11-24 14:15', '2026-11-24T14:15'],
        is: '2026-11-24T14:15',
      },
      { fr: ['12/01 8h', '12/1 8h', '12/01/27 8h'], is: '2027-01-12T08:00', ownLanguage: true },
      { fr: ['11/12 14h'], is: '2026-12-11T14:00', ownLanguage: true },
      {
        fr: ['11/11 8h', '11 novembre 8h'],
        en: ['11/11 8am', '11 November 8am'],
        is: '2026-11-11T08:00',
        notes: ['holiday 2026-11-11'],
      },
    ],
  },
  {
    title: 'a date without a year, at most nine months ahead',
    phrases: [
      { fr: ['10/11 10h'], en: ['10 November 10am'], is: '2026-11-10T10:00', ownLanguage: true },
      { fr: ['31/12 8h'], en: ['31/12 8am'], is: '2026-12-31T08:00' },
      {
        fr: ['1er janvier 8h'],
        en: ['1 January 8am'],
        is: '2027-01-01T08:00',
        notes: ['holiday 2027-01-01'],
      },
      { fr: ['28/02 8h'], en: ['28 February 8am'], is: '2027-02-28T08:00' },
      { fr: ['10 août 8h'], en: ['10 August 8am'], is: '2027-08-10T08:00' },
      { fr: ['11 août 8h'], en: ['11 August 8am'], asks: 'past' },
      { fr: ['9 novembre 8h'], en: ['9 November 8am'], asks: 'past' },
      { fr: ['5/11 8h'], en: ['5 November 8am'], asks: 'past', ownLanguage: true },
      { fr: ['10/11 8h'], en: ['10 November 8am'], asks: 'past', ownLanguage: true },
      { fr: ['31/08 8h'], en: ['31 August 8am'], asks: 'past' },
    ],
  },
  {
    title: 'a date with a year',
    phrases: [
      { fr: ['5/11/2026 8h'], en: ['5 November 2026 8am'], asks: 'past', ownLanguage: true },
      { fr: ['24/11/2025 14h'], en: ['24 November 2025 2pm'], asks: 'past' },
      {
        fr: ['11/08/2027 8h', '11 août 2027 8h'],
        en: ['11 August 2027 8am'],
        is: '2027-08-11T08:00',
        ownLanguage: true,
      },
      {
        fr: ['29/02/2028 8h', '29 février 2028 8h'],
        en: ['29 February 2028 8am', 'February 29, 2028 8am'],
        is: '2028-02-29T08:00',
      },
    ],
  },
  {
    title: 'days that do not exist',
    phrases: [
      {
        fr: ['31/04 8h', '31/04', '31 avril 8h'],
        en: ['31/04 8am', '31 April 8am', 'April 31 8am'],
        asks: 'noSuchDay',
      },
      { fr: ['29/02/2027 8h', '29/02/2027'], en: ['29/02/2027 8am', '29 February 2027'], asks: 'noSuchDay' },
      { fr: ['29/02 8h'], en: ['29 February 8am'], asks: 'noSuchDay' },
      { fr: ['32/01 8h', '24/13 8h', '0/11 8h'], asks: 'noSuchDay', ownLanguage: true },
      { fr: ['2026-02-30 8h', '2026-13-01 8h'], en: ['2026-02-30 8am', '2026-13-01 8am'], asks: 'noSuchDay' },
    ],
  },
  {
    title: '29 February of the year that comes',
    now: { local: '2027-12-01T09:00', zone: 'Europe/Paris' },
    phrases: [
      {
        fr: ['29/02 8h', 'mardi 29 février 8h'],
        en: ['29/02 8am', 'Tuesday 29 February 8am'],
        is: '2028-02-29T08:00',
      },
      {
        fr: ['dans un mois 8h'],
        en: ['in a month 8am'],
        is: '2028-01-01T08:00',
        notes: ['holiday 2028-01-01'],
      },
    ],
  },
  {
    title: 'the end of a year',
    now: { local: '2026-12-31T22:00', zone: 'Europe/Paris' },
    phrases: [
      { fr: ['demain 10h'], en: ['tomorrow 10am'], is: '2027-01-01T10:00', notes: ['holiday 2027-01-01'] },
      { fr: ['samedi 10h'], en: ['Saturday 10am'], is: '2027-01-02T10:00' },
      {
        fr: ['lundi prochain 10h'],
        en: ['next Monday 10am'],
        is: '2027-01-04T10:00',
        notes: ['nextWeek 2027-01-04 4'],
      },
      { fr: ['semaine 1 mardi 10h'], en: ['week 1 Tuesday 10am'], is: '2027-01-05T10:00' },
      { fr: ['semaine 53 dimanche 10h'], en: ['week 53 Sunday 10am'], is: '2027-01-03T10:00' },
      { fr: ['dans 3 h'], en: ['in 3 hours'], is: '2027-01-01T01:00', notes: ['holiday 2027-01-01'] },
      { fr: ['2/1 10h'], en: ['2 January 10am'], is: '2027-01-02T10:00', ownLanguage: true },
      { fr: ['31/12 23h'], en: ['31/12 11pm'], is: '2026-12-31T23:00' },
      { fr: ['30/12 23h'], en: ['30/12 11pm'], asks: 'past' },
    ],
  },
];
